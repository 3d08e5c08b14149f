-- Who wrote an article, as its byline says. Articles put in before this have nobody.
ALTER TABLE article ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE rejected_text ADD COLUMN author TEXT NOT NULL DEFAULT '';
