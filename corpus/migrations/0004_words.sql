-- In how many articles each word stands, read out of the search index itself.
CREATE VIRTUAL TABLE article_word USING fts5vocab ('article_search', 'row');
