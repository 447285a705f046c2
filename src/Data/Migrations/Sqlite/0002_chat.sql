CREATE TABLE conversations (
    id          INTEGER PRIMARY KEY,
    channel     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    person_id   INTEGER NULL REFERENCES people (id),
    last_at     INTEGER NOT NULL,
    first_seq   INTEGER NOT NULL DEFAULT 1,
    last_seq    INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT    NULL,
    lease_until INTEGER NULL,
    strays      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, name)
);

CREATE TABLE chat_activities (
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    seq         INTEGER NOT NULL,
    activity_id TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    json        TEXT    NOT NULL,
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (conversation_id, activity_id)
);

CREATE TABLE chat_states (
    conversation_id INTEGER NOT NULL PRIMARY KEY REFERENCES conversations (id),
    json        TEXT    NOT NULL
);

CREATE TABLE inbox (
    id          INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    activity_id TEXT    NOT NULL,
    person_id   INTEGER NULL REFERENCES people (id),
    at          INTEGER NOT NULL,
    json        TEXT    NULL,
    attempts    INTEGER NOT NULL DEFAULT 1,
    done_at     INTEGER NULL,
    UNIQUE (conversation_id, activity_id)
);
CREATE INDEX inbox_open ON inbox (conversation_id, id) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE stream_tickets (
    nonce       TEXT    NOT NULL PRIMARY KEY,
    expires_at  INTEGER NOT NULL
);
