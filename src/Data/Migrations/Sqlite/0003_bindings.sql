CREATE TABLE bindings (
    account     TEXT    NOT NULL PRIMARY KEY,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    bound_at    INTEGER NOT NULL,
    reference   TEXT    NULL
);
CREATE INDEX bindings_person ON bindings (person_id);

CREATE TABLE outgoing (
    id           INTEGER PRIMARY KEY,
    key          TEXT    NOT NULL UNIQUE,
    channel      TEXT    NOT NULL,
    conversation TEXT    NOT NULL,
    service_url  TEXT    NOT NULL,
    reply_to     TEXT    NULL,
    json         TEXT    NULL,
    state        TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER NULL,
    lease_owner  TEXT    NULL,
    lease_until  INTEGER NULL,
    done_at      INTEGER NULL
);
CREATE INDEX outgoing_waiting ON outgoing (service_url, id) WHERE done_at IS NULL;
CREATE INDEX outgoing_conversation ON outgoing (channel, conversation, id) WHERE done_at IS NULL;
CREATE INDEX outgoing_replies ON outgoing (channel, conversation, reply_to) WHERE state = 'inline';
CREATE INDEX outgoing_done ON outgoing (done_at) WHERE done_at IS NOT NULL;
