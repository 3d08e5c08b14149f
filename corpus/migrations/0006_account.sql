-- The account of each run, and of what was not read its language and its text. Texts have a table of their own:
-- the lists and counts of what was not read need none of them.
ALTER TABLE ingest_run ADD COLUMN given TEXT NOT NULL DEFAULT '[]'; -- what was named on the command line, as shown
ALTER TABLE ingest_run ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ingest_run ADD COLUMN undated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ingest_run ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ingest_run ADD COLUMN languages TEXT NOT NULL DEFAULT '{}'; -- how many in each that is not read
ALTER TABLE ingest_run ADD COLUMN reasons TEXT NOT NULL DEFAULT '{}'; -- how much was rejected for each

ALTER TABLE rejected ADD COLUMN language TEXT NOT NULL DEFAULT '';
CREATE INDEX rejected_by_code ON rejected (code, run_number);

-- Only of what has any of them.
CREATE TABLE rejected_text (
    origin TEXT PRIMARY KEY REFERENCES rejected (origin) ON DELETE CASCADE,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT,
    text TEXT NOT NULL -- how it begins; the whole of an article in a language that is not read
);
