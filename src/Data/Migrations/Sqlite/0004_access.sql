CREATE TABLE access_mails (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL,
    address_hash    TEXT    NOT NULL,
    account         TEXT    NULL,
    person_id       INTEGER NULL REFERENCES people (id),
    link_base       TEXT    NULL,
    requested_at    INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    composed_at     INTEGER NULL,
    secret_hash     TEXT    NULL,
    tries           INTEGER NOT NULL,
    used_at         INTEGER NULL,
    browser_hash    TEXT    NULL,
    session_id      INTEGER NULL
);
CREATE INDEX access_mails_waiting ON access_mails (id) WHERE composed_at IS NULL AND person_id IS NOT NULL;
CREATE INDEX access_mails_address ON access_mails (address_hash, requested_at);
CREATE INDEX access_mails_account ON access_mails (account, requested_at) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX access_mails_secret ON access_mails (secret_hash) WHERE secret_hash IS NOT NULL;
CREATE INDEX access_mails_age ON access_mails (requested_at);

CREATE TABLE sessions (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL,
    cookie_hash     TEXT    NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    user_agent      TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    ended_at        INTEGER NULL
);
CREATE INDEX sessions_person ON sessions (person_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_age ON sessions (expires_at);
