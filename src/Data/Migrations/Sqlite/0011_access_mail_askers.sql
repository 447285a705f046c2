ALTER TABLE access_mails ADD COLUMN asker TEXT NULL;
ALTER TABLE access_mails ADD COLUMN remembered INTEGER NOT NULL DEFAULT 0;
CREATE INDEX access_mails_asker ON access_mails (asker, requested_at) WHERE asker IS NOT NULL;
