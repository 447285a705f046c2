ALTER TABLE problems ADD COLUMN supporting_text TEXT NULL;
