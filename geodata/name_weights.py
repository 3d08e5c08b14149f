"""The weights of the features that tell a place's name from other words: log-odds, fitted and set by hand."""

from __future__ import annotations

FITTED = {
    "after a": 0.94,
    "after a capital": -1.42,
    "after a capital opening": -0.43,
    "after a kind": -1.11,
    "after a place": -1.32,
    "after a place and comma": 1.04,
    "after and": 0.59,
    "after city of": 1.19,
    "after from": 0.98,
    "after in": 1.73,
    "after northern": 0.91,
    "after of": 1.27,
    "after the": 0.63,
    "before a border": 0.28,
    "before a capital": -0.64,
    "before a comma and place": 0.99,
    "before a common capital": -0.31,
    "before a country": -0.12,
    "before a district": 1.53,
    "before a hyphen": 0.19,
    "before a lake": 0.15,
    "before a mountain": -0.53,
    "before a number": -0.57,
    "before a region": -0.24,
    "before a river": -0.63,
    "before a road": -0.66,
    "before a settlement": 0.49,
    "before a site": -1.33,
    "before an organisation": -0.43,
    "before its container": 1.92,
    "before said": -1.17,
    "by-name only": -1.81,
    "calendar": -1.53,
    "capital of a country": 0.79,
    "common word": -3.33,
    "common word, known place": -2.56,
    "demonym": -0.25,
    "flat": -0.14,
    "flat by-name": -0.66,
    "flat common": -0.75,
    "flat demonym": 0.13,
    "flat given name": 0.30,
    "flat name": -0.28,
    "given name": -0.59,
    "given name, known place": -0.87,
    "kind continent": 0.55,
    "kind country": 1.41,
    "kind district": 0.73,
    "kind region": -0.63,
    "kind settlement": -0.86,
    "lower case elsewhere": -1.22,
    "name": -0.87,
    "often": 0.45,
    "opens sentence": 0.51,
    "opens sentence common": -0.73,
    "population 0": -1.18,
    "population 2": -1.61,
    "population 3": -1.12,
    "population 4": -0.28,
    "population 5": 0.88,
    "population 6": 2.44,
    "possessive": -0.54,
    "region of the world": 1.93,
    "several words": 0.78,
    "short": -2.12,
    "surname elsewhere": -3.06,
    "surname elsewhere, known place": -0.13,
}
"""Fitted by benchmarks/fit_name_weights.py on the development halves of LGL, TR-News and GeoWebNews, as they are
and with every third article in capitals and in small letters; no feature holds a word of theirs."""

SET_BY_HAND = {
    "theatre": 4.0,  # an overlay's names are there because texts on its conflict name them
    "transliterated": 3.0,  # sought only in such texts, and only among words that no list knows
    "before police": 2.0,  # "Duluth Police": the corpora have few towns too small to be known otherwise
    "after a title": -3.0,  # rare in the corpora beside the names of large places, which it must outweigh
    "flat word": -6.0,  # the corpora's articles made capitals are few: "CENTRAL", "UNION"
    "in a person's name": -3.5,  # the same: "Chad Foster"
}
"""What the corpora cannot tell."""

WEIGHTS = FITTED | SET_BY_HAND
BIAS = 1.30
