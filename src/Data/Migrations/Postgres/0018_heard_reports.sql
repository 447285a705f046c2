-- 办理情况 of somebody who was written to and does not answer for the measure: as what they said it, or sent the file. NULL for 责任人 and 办公室.
ALTER TABLE reports ADD COLUMN role TEXT NULL;
ALTER TABLE evidence ADD COLUMN role TEXT NULL;
