-- Events that somebody else coded, each with a ready incident. They are no articles: no report of ours is put together
-- with one, and no word of theirs counts among those of articles. Their reports and articles bear the incident's id.
CREATE TABLE coded_event (
    event_number INTEGER PRIMARY KEY,
    incident_id TEXT NOT NULL UNIQUE REFERENCES incident (incident_id) ON DELETE CASCADE,
    coded_by TEXT NOT NULL,
    edition INTEGER NOT NULL, -- grows with newer exports of the same event
    source TEXT NOT NULL,
    text TEXT NOT NULL, -- the row's own words
    article TEXT NOT NULL, -- the records as JSON, the article without its text
    report TEXT NOT NULL,
    claim TEXT NOT NULL,
    digest TEXT NOT NULL -- of all but where it was read
);
CREATE INDEX coded_event_by_coder ON coded_event (coded_by);

CREATE VIRTUAL TABLE coded_search USING fts5 (
    text, content = 'coded_event', content_rowid = 'event_number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER coded_event_added AFTER INSERT ON coded_event BEGIN
    INSERT INTO coded_search (rowid, text) VALUES (new.event_number, new.text);
END;
CREATE TRIGGER coded_event_removed AFTER DELETE ON coded_event BEGIN
    INSERT INTO coded_search (coded_search, rowid, text) VALUES ('delete', old.event_number, old.text);
END;
