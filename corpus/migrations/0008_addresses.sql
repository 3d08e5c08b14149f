-- What was asked of the network and is done with. Pages are here once their articles, or why there are none, are in
-- the store; feeds and sitemaps once all that they name is, with what lets a server answer "nothing new".
CREATE TABLE address (
    address TEXT PRIMARY KEY,
    is_list INTEGER NOT NULL, -- 1: a feed or a sitemap, which is asked for again; 0: a page, which is not
    is_followed INTEGER NOT NULL DEFAULT 0, -- 1: somebody watches it
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    fetched_utc TEXT NOT NULL DEFAULT '' -- '' where it was not fetched yet
) WITHOUT ROWID;
