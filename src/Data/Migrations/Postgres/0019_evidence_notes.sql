-- What the sender said of a file: 现场照片.
ALTER TABLE evidence ADD COLUMN note TEXT NULL;
