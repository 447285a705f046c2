CREATE TABLE set_aside (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    kind        TEXT    NOT NULL,
    person_id   INTEGER NULL REFERENCES people (id),
    measure_id  INTEGER NULL REFERENCES measures (id),
    reason      TEXT    NULL,
    detail      TEXT    NOT NULL,
    stamp       TEXT    NOT NULL,
    tries       INTEGER NOT NULL,
    since       INTEGER NOT NULL,
    tried_at    INTEGER NOT NULL,
    next_try    INTEGER NOT NULL
);
CREATE INDEX set_aside_measure ON set_aside (measure_id) WHERE measure_id IS NOT NULL;
