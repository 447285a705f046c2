-- What the office asks of the worker in the chat. The bytes of files are taken away when the request has ended, those of results a day later; the rows stay.
CREATE TABLE office_asks (
    id              INTEGER PRIMARY KEY,
    turn            TEXT    NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    channel         TEXT    NOT NULL,
    conversation    TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    arguments       TEXT    NOT NULL,
    file_name       TEXT    NULL,
    file            BLOB NULL,
    state           TEXT    NOT NULL,
    step            INTEGER NOT NULL DEFAULT 0,
    told            INTEGER NOT NULL DEFAULT 0,
    confirmed       INTEGER NOT NULL DEFAULT 0,
    attempts        INTEGER NOT NULL DEFAULT 0,
    lease_token     TEXT    NULL,
    lease_until     INTEGER NULL,
    progress        TEXT    NULL,
    ledger_version  TEXT    NULL,
    expires_at      INTEGER NULL,
    result          TEXT    NULL,
    result_name     TEXT    NULL,
    result_file     BLOB NULL,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL
);
CREATE INDEX office_asks_open ON office_asks (id) WHERE state IN ('waiting', 'running', 'unconfirmed');
CREATE INDEX office_asks_untold ON office_asks (id) WHERE told < step;
CREATE INDEX office_asks_bytes ON office_asks (changed_at) WHERE file IS NOT NULL OR result_file IS NOT NULL;
