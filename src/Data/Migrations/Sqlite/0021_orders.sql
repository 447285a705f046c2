-- What the office changes in the chat: shown on a card, confirmed once. What the card showed is kept: it is done only while that is still so.
CREATE TABLE orders (
    id              INTEGER PRIMARY KEY,
    nonce_hash      TEXT    NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    conversation    TEXT    NOT NULL,
    wanted          TEXT    NOT NULL,
    basis           TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    outcome         TEXT    NULL,
    done_at         INTEGER NULL
);
CREATE INDEX orders_created ON orders (created_at);

-- 催办: an extra word on a measure in the next letter of who answers for it, at most one a measure and day.
CREATE TABLE urges (
    id              INTEGER PRIMARY KEY,
    measure_id      INTEGER NOT NULL REFERENCES measures (id),
    day             TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    words           TEXT    NULL,
    UNIQUE (measure_id, day)
);

-- What waits for an office person: 代理 by somebody of another unit, and what needs a second person. asker_id is NULL where the command line asks.
CREATE TABLE requests (
    id              INTEGER PRIMARY KEY,
    asker_id        INTEGER NULL REFERENCES people (id),
    asked_by        TEXT    NOT NULL,
    wanted          TEXT    NOT NULL,
    basis           TEXT    NOT NULL,
    asked_at        INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    decider_id      INTEGER NULL REFERENCES people (id),
    decided_at      INTEGER NULL,
    reason          TEXT    NULL
);
CREATE INDEX requests_open ON requests (id) WHERE state = 'open';

-- 意见建议, with what the office answered.
CREATE TABLE suggestions (
    id              INTEGER PRIMARY KEY,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    at              INTEGER NOT NULL,
    text            TEXT    NOT NULL,
    answer          TEXT    NULL,
    answerer_id     INTEGER NULL REFERENCES people (id),
    answered_at     INTEGER NULL
);
CREATE INDEX suggestions_open ON suggestions (id) WHERE answered_at IS NULL;

-- What the worker still has to tell somebody in a letter of its own: that an address changed, what became of a request or a suggestion.
-- address is the one to tell, where it is another than the person's own.
CREATE TABLE tidings (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL,
    person_id       INTEGER NULL REFERENCES people (id),
    address         TEXT    NULL,
    detail          TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    told_at         INTEGER NULL
);
CREATE INDEX tidings_waiting ON tidings (id) WHERE told_at IS NULL;
