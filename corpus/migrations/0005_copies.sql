-- Which articles print one text. The sketches of articles that are there are made when reports are next put into
-- incidents, some hundred at a time; until then the incidents say nothing of copies, and all are to be made anew.
-- An article that is read again goes and comes back with its number within one transaction: its sketch and its
-- group stay.
CREATE TABLE article_sketch (
    article_number INTEGER PRIMARY KEY
        REFERENCES article (article_number) DEFERRABLE INITIALLY DEFERRED,
    sketch BLOB -- 32-bit minima, little end first (corpus/shingles.py); NULL where there are too few words
);

-- By band, so that what is like a new article is found without reading the others. Bands are as random as numbers
-- can be, and each new one would write a page of its own: they come into a small level, and a level that is full is
-- moved into the next in one go.
CREATE TABLE article_band (
    level INTEGER NOT NULL,
    band INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    PRIMARY KEY (level, band, article_number)
) WITHOUT ROWID;

-- Only articles that have copies.
CREATE TABLE article_copy (
    article_number INTEGER PRIMARY KEY
        REFERENCES article (article_number) DEFERRABLE INITIALLY DEFERRED,
    copy_id TEXT NOT NULL -- the article_id of the first of them that came
);
CREATE INDEX article_copy_group ON article_copy (copy_id);

INSERT OR REPLACE INTO meta SELECT 'incidents outdated', '1' WHERE EXISTS (SELECT 1 FROM incident);
