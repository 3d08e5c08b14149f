-- All that names an article's day of publication, believed or not, the believed first: PublicationSigns as JSON.
-- Articles put in before this have none kept.
ALTER TABLE article ADD COLUMN published_signs TEXT NOT NULL DEFAULT '[]';
