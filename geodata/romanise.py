"""Cyrillic, Armenian and Georgian letters in Latin ones, roughly: for comparing names, not for showing."""

from __future__ import annotations

import re

# "а=a" pairs; a letter with nothing after "=" is dropped. Cyrillic: Russian, Ukrainian, Azerbaijani letters.
_CYRILLIC = """
    а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
    щ=sh ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ә=ə ғ=gh ҝ=g ј=y ө=o ү=u һ=h ҹ=j қ=q ҳ=h ҷ=j
"""
_ARMENIAN = """
    ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch
    պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
"""
_GEORGIAN = """
    ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch
    ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
"""


_INITIAL_VO = re.compile(r"\bո(?!ւ)")  # Armenian o begins a word as vo


def _letters(table: str) -> dict[int, str]:
    pairs = (pair.split("=") for pair in table.split())
    return {ord(letter): latin for letter, latin in pairs}


_TABLE = _letters(_CYRILLIC) | _letters(_ARMENIAN) | _letters(_GEORGIAN)


def romanise(text: str) -> str:
    """Lower-case text with Cyrillic, Armenian and Georgian letters replaced; others stay as they are."""
    if text.isascii():
        return text
    return _INITIAL_VO.sub("vo", text).replace("ու", "u").replace("եւ", "ev").translate(_TABLE)
