ALTER TABLE letters ADD COLUMN cause TEXT NULL;
ALTER TABLE letters ADD COLUMN settled_at BIGINT NULL;

UPDATE letters SET settled_at = done_at
WHERE state IN ('refused', 'given_up') AND EXISTS (
    SELECT 1 FROM letters s WHERE s.state = 'sent' AND s.kind <> 'access' AND s.id > letters.id
        AND (s.person_id = letters.person_id OR (letters.person_id IS NULL AND s.recipient = letters.recipient)));
CREATE INDEX letters_unsettled ON letters (id) WHERE state IN ('refused', 'given_up') AND settled_at IS NULL;

DELETE FROM settings WHERE key = 'letters.purged';
