ALTER TABLE letters ADD COLUMN cause TEXT NULL;
ALTER TABLE letters ADD COLUMN settled_at BIGINT NULL;

CREATE INDEX letters_of_recipient ON letters (recipient, id);
UPDATE letters SET settled_at = done_at
WHERE state IN ('refused', 'given_up') AND (
    (person_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM letters s WHERE s.person_id = letters.person_id AND s.id > letters.id AND s.state = 'sent' AND s.kind <> 'access'))
    OR (person_id IS NULL AND EXISTS (
        SELECT 1 FROM letters s WHERE s.recipient = letters.recipient AND s.id > letters.id AND s.state = 'sent' AND s.kind <> 'access')));
DROP INDEX letters_of_recipient;
CREATE INDEX letters_unsettled ON letters (id) WHERE state IN ('refused', 'given_up') AND settled_at IS NULL;

DELETE FROM settings WHERE key = 'letters.purged';
