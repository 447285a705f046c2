CREATE TABLE proposals (
    id              INTEGER PRIMARY KEY,
    nonce_hash      TEXT    NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    conversation    TEXT    NOT NULL,
    measure_id      INTEGER NOT NULL REFERENCES measures (id),
    measure_version INTEGER NOT NULL,
    draft           TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    outcome         TEXT    NULL,
    trace           TEXT    NULL,
    done_at         INTEGER NULL
);
CREATE INDEX proposals_done ON proposals (person_id, done_at) WHERE state = 'done';
CREATE INDEX proposals_created ON proposals (created_at);

CREATE TABLE promises (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measures (id),
    deadline    TEXT    NOT NULL,
    made_on     TEXT    NOT NULL,
    until       TEXT    NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    broken_on   TEXT    NULL,
    UNIQUE (measure_id, deadline)
);
CREATE INDEX promises_broken ON promises (broken_on) WHERE broken_on IS NOT NULL;

CREATE TABLE evidence (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES people (id),
    conversation  TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    size          INTEGER NOT NULL,
    sha256        TEXT    NOT NULL,
    received_at   INTEGER NOT NULL,
    measure_id    INTEGER NULL REFERENCES measures (id),
    version       INTEGER NULL,
    UNIQUE (measure_id, name, version)
);
CREATE INDEX evidence_person ON evidence (person_id);
CREATE INDEX evidence_hash ON evidence (sha256);
CREATE INDEX evidence_unclaimed ON evidence (received_at) WHERE measure_id IS NULL;

CREATE TABLE chat_subscriptions (
    person_id   INTEGER NOT NULL REFERENCES people (id),
    channel     TEXT    NOT NULL,
    reference   TEXT    NOT NULL,
    active      INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    PRIMARY KEY (person_id, channel)
);
