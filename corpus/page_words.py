"""Words by which pages tell what is around their article, and the fields in which they tell their day."""

from __future__ import annotations

import re
from typing import Final

NEVER_OF_AN_ARTICLE: Final = frozenset(
    [
        "related",
        "relatedposts",
        "richlink",
        "promo",
        "promoted",
        "recirc",
        "outbrain",
        "taboola",
        "newsletter",
        "nl",
        "signup",
        "subscribe",
        "subscription",
        "paywall",
        "regwall",
        "piano",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "cmp",
        "cmp2",
        "onetrust",
        "didomi",
        "usercentrics",
        "qc",
        "modal",
        "overlay",
        "popup",
        "share",
        "sharing",
        "sharedaddy",
        "social",
        "socials",
        "addtoany",
        "addthis",
        "comments",
        "disqus",
        "respond",
        "commentlist",
        "comment",
        "advert",
        "advertisement",
        "advertising",
        "adspot",
        "dfp",
        "sponsored",
        "notifications",
        "survey",
        "feedback",
    ]
)
"""Parts of classes and ids that name what is no part of an article."""

SELDOM_OF_AN_ARTICLE: Final = frozenset(
    [
        "ad",
        "ads",
        "adv",
        "teaser",
        "similar",
        "recommended",
        "recommendations",
        "popular",
        "trending",
        "latest",
        "recent",
        "archive",
        "archives",
        "tags",
        "taglist",
        "topics",
        "keywords",
        "categories",
        "labels",
        "byline",
        "caption",
        "credit",
        "credits",
        "copyright",
        "app",
        "contact",
        "contacts",
        "views",
        "print",
        "toolbar",
        "tools",
        "rating",
        "login",
        "register",
        "search",
        "breadcrumb",
        "breadcrumbs",
        "pagination",
        "pager",
        "nav",
        "navigation",
        "navbar",
        "menu",
        "footer",
        "masthead",
        "ticker",
        "rates",
        "lang",
        "languages",
        "sidebar",
        "widget",
        "likes",
        "like",
        "follow",
        "also",
        "more",
        "most",
        "next",
        "feed",
        "counter",
        "banner",
        "offer",
        "donate",
        "membership",
        "about",
        "author",
        "authorbox",
        "privacy",
        "tips",
        "reply",
        "skip",
        "reader",
        "hidden",
    ]
)
"""Parts of names that tell the same of an element in which there are few words."""

BOX_HEADING: Final = re.compile(
    r"(?:read (?:more|next|also)|see also|also read|related\b.*|recommended.*|more (?:on this|from|in|stories|news)\b.*"
    r"|most (?:read|viewed|popular|shared)|popular|trending.*|up next|next (?:story|up)|latest (?:news|stories).*"
    r"|you (?:may|might) (?:also )?(?:like|be interested).*|don.t miss|what others read|similar (?:news|stories|articles)"
    r"|key events|topics|tags:?|comments?.*|\d+ comments:?|leave a (?:reply|comment).*|share (?:this|on)\b.*|recent posts"
    r"|sign up\b.*|subscribe\b.*|continue reading\b.*|this (?:article|story) is for subscribers.*"
    r"|you have (?:read|reached) your .*|already a subscriber.*|we value your privacy|cookies on\b.*"
    r"|(?:media|press) (?:enquiries|inquiries|contacts?)|is this page useful.*|other (?:news|stories)|about the author.*"
    r"|tell us what you think|advertisement|follow us\b.*)",
    re.IGNORECASE,
)

BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
        "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip

CLOCK: Final = re.compile(
    r"(?:[\d\s:.]{3,8}(?:[ap]\.?m\.?|gmt|utc)?[\s.]*)(?: ?\d+ ?h ago)?|\d+ ?(?:h|min|hours?|minutes?) ago"
    r"|(?:share ?)?(?:last )?updated(?: at)? [\d:.]{4,5}.{0,12}",
    re.IGNORECASE,
)

APPEAL: Final = re.compile(
    r"unsubscribe (?:at )?any ?time|privacy (?:policy|notice) and (?:the )?terms|terms of (?:use|service) and"
    r"|(?:app store|google play|allow notifications|enable java ?script|we and our partners|accept (?:all )?cookies)"
    r"|\b(?:sign up|subscribe|join)\b.{0,80}\b(?:newsletters?|inbox|mailing list|telegram|youtube|channels?)\b"
    r"|\b(?:newsletters?|news|stories|headlines)\b.{0,40}\b(?:in|to) your inbox\b"
    r"|\b(?:this|our) (?:web)?site uses cookies|your e-?mail address will not be published",
    re.IGNORECASE,
)
"""What a page asks of its readers, and no article does."""

CREDIT: Final = re.compile(
    r"(?:image|photo|picture|source|author|via|tags?|labels?|topics?|categor(?:y|ies)|share this|filed under|by)"
    r"(?: credit| link)?\s*:?.{0,60}",
    re.IGNORECASE,
)

LEADING: Final = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more on this|related|follow us(?: on \w+)?|watch|subscribe|our standards)\s*:.{0,200}",
    re.IGNORECASE,
)

DAY_FIELDS: Final = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "article.published",
    "published-date", "published_date", "published_time", "published", "pubdate", "pub_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created",
    "dcterms.created", "article:post_date", "citation_publication_date", "citation_date", "displaydate", "dc.issued",
    "og:pubdate", "date", "last-published", "rnews:datepublished", "shareaholic:article_published_time",
    "analyticsattributes.articledate",
)  # fmt: skip
"""Names of meta fields that tell the day of publication, the surest first."""

MADE_FIELDS: Final = ("cdate", "created", "datecreated")
"""Names of meta fields that tell when a page was made: before it was published, or each time it is delivered."""

LATER_FIELDS: Final = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified",
)  # fmt: skip

AUTHOR_FIELDS: Final = (
    "author", "article:author", "og:article:author", "article:author_name", "article.author", "article_author",
    "dc.creator", "dcterms.creator", "dc.creator.personalname", "dcterms.creator.personalname", "byl", "byline",
    "parsely-author", "sailthru.author", "citation_author", "citation_authors", "rnews:creator", "cxenseparse:author",
    "authors", "creator", "twitter:creator",
)  # fmt: skip
"""Names of meta fields that tell who wrote, the surest first."""
