-- Articles and what was read out of each. Every record is kept whole as JSON in "record"; the columns beside it
-- are what is looked up by. Days are ISO 8601 text, which sorts as days do.
CREATE TABLE article (
    article_number INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    origin TEXT NOT NULL,
    published TEXT,
    published_basis TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    sentences TEXT NOT NULL, -- [[start, end, paragraph], …]
    made_by TEXT NOT NULL, -- the version of the program and of the gazetteer that read it
    digest TEXT NOT NULL -- of the article and all that was read out of it
);
CREATE INDEX article_by_day ON article (published, source);
CREATE INDEX article_by_origin ON article (origin);

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content = 'article', content_rowid = 'article_number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.article_number, new.title, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO article_search (article_search, rowid, title, text)
    VALUES ('delete', old.article_number, old.title, old.text);
END;
CREATE TRIGGER article_changed AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_search (article_search, rowid, title, text)
    VALUES ('delete', old.article_number, old.title, old.text);
    INSERT INTO article_search (rowid, title, text) VALUES (new.article_number, new.title, new.text);
END;

CREATE TABLE place (
    place_id TEXT PRIMARY KEY,
    record TEXT NOT NULL
);

CREATE TABLE mention (
    article_id TEXT NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    place_id TEXT REFERENCES place (place_id),
    record TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end")
) WITHOUT ROWID;
CREATE INDEX mention_by_place ON mention (place_id) WHERE place_id IS NOT NULL;

CREATE TABLE time_expression (
    article_id TEXT NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end")
) WITHOUT ROWID;

CREATE TABLE report (
    report_id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- the most prominent of its article is 0
    event_type TEXT NOT NULL,
    sub_event TEXT NOT NULL,
    status TEXT NOT NULL,
    place_id TEXT,
    lat REAL,
    lon REAL,
    first_day TEXT,
    last_day TEXT,
    killed_low INTEGER,
    record TEXT NOT NULL
);
CREATE INDEX report_by_article ON report (article_id, position);
CREATE INDEX report_by_place ON report (place_id, first_day);
CREATE INDEX report_by_day ON report (first_day, sub_event, lon, lat, place_id, killed_low, last_day, status);

CREATE TABLE incident (
    incident_id TEXT PRIMARY KEY,
    event_type TEXT NOT NULL,
    sub_event TEXT NOT NULL,
    status TEXT NOT NULL,
    place_id TEXT,
    lat REAL,
    lon REAL,
    first_day TEXT,
    last_day TEXT,
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    record TEXT NOT NULL -- without its reports and claims
);
CREATE INDEX incident_by_place ON incident (place_id, first_day);
CREATE INDEX incident_by_day ON incident (first_day, sub_event, lon, lat, place_id, killed_best, last_day, status);

CREATE TABLE incident_report (
    incident_id TEXT NOT NULL REFERENCES incident (incident_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report_id TEXT NOT NULL REFERENCES report (report_id) ON DELETE CASCADE,
    PRIMARY KEY (incident_id, position)
) WITHOUT ROWID;
CREATE INDEX incident_of_report ON incident_report (report_id);

CREATE TABLE claim (
    incident_id TEXT NOT NULL REFERENCES incident (incident_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report_id TEXT NOT NULL REFERENCES report (report_id) ON DELETE CASCADE,
    claimed_by TEXT NOT NULL,
    accused TEXT NOT NULL,
    published TEXT,
    source TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (incident_id, position)
) WITHOUT ROWID;
CREATE INDEX claim_of_report ON claim (report_id);

CREATE TABLE ingest_run (
    run_number INTEGER PRIMARY KEY,
    began_utc TEXT NOT NULL,
    ended_utc TEXT,
    made_by TEXT NOT NULL,
    new INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    replaced INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE rejected (
    origin TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    run_number INTEGER REFERENCES ingest_run (run_number)
) WITHOUT ROWID;

CREATE TABLE meta (
    "key" TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
