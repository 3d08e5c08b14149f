-- How many coded events of others' tables each run read: new, known before, replaced by a newer edition. Runs before
-- this counted none, and say nothing of them.
ALTER TABLE ingest_run ADD COLUMN coded TEXT NOT NULL DEFAULT '{}';
