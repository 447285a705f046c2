CREATE TABLE settings (
    key         TEXT    NOT NULL PRIMARY KEY,
    value       TEXT    NOT NULL
);

CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    through     TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    mac         TEXT    NOT NULL
);

CREATE TABLE units (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE,
    parent_id   INTEGER NULL REFERENCES units (id),
    function    TEXT    NULL
);

CREATE TABLE unit_aliases (
    alias       TEXT    NOT NULL PRIMARY KEY,
    unit_id     INTEGER NOT NULL REFERENCES units (id)
);

CREATE TABLE people (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,
    email       TEXT    NULL,
    email_key   TEXT    NULL UNIQUE,
    active      INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE posts (
    id          INTEGER PRIMARY KEY,
    unit_id     INTEGER NOT NULL REFERENCES units (id),
    role        TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    UNIQUE (unit_id, role, title)
);

CREATE TABLE post_units (
    post_id     INTEGER NOT NULL REFERENCES posts (id),
    unit_id     INTEGER NOT NULL REFERENCES units (id),
    PRIMARY KEY (post_id, unit_id)
);

CREATE TABLE holdings (
    id          INTEGER PRIMARY KEY,
    post_id     INTEGER NOT NULL REFERENCES posts (id),
    person_id   INTEGER NOT NULL REFERENCES people (id),
    from_day    TEXT    NOT NULL,
    to_day      TEXT    NULL
);
CREATE INDEX holdings_post ON holdings (post_id);

CREATE TABLE absences (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    acting_id   INTEGER NOT NULL REFERENCES people (id),
    from_day    TEXT    NOT NULL,
    to_day      TEXT    NULL
);

CREATE TABLE calendars (
    year        INTEGER NOT NULL PRIMARY KEY,
    json        TEXT    NOT NULL,
    imported_at INTEGER NOT NULL
);

CREATE TABLE ladders (
    version     INTEGER PRIMARY KEY,
    json        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE ledgers (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE,
    year        INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE problems (
    id                  INTEGER PRIMARY KEY,
    ledger_id           INTEGER NOT NULL REFERENCES ledgers (id),
    number              TEXT    NOT NULL,
    sort_key            TEXT    NOT NULL,
    category            TEXT    NULL,
    symptom             TEXT    NOT NULL,
    root_cause          TEXT    NULL,
    target              TEXT    NULL,
    source_kind         TEXT    NOT NULL,
    source_text         TEXT    NULL,
    scope               TEXT    NOT NULL,
    lead_unit_id        INTEGER NOT NULL REFERENCES units (id),
    overseeing_unit_id  INTEGER NULL REFERENCES units (id),
    lead_leader         TEXT    NULL,
    lead_leader_post_id INTEGER NULL REFERENCES posts (id),
    campaign            TEXT    NULL,
    remark              TEXT    NULL,
    status              TEXT    NOT NULL,
    status_word         TEXT    NULL,
    issued_on           TEXT    NULL,
    entered_on          TEXT    NOT NULL,
    closed_on           TEXT    NULL,
    version             INTEGER NOT NULL,
    imported_version    INTEGER NOT NULL,
    UNIQUE (ledger_id, number)
);
CREATE INDEX problems_unit ON problems (lead_unit_id);
CREATE INDEX problems_order ON problems (ledger_id, sort_key);

CREATE TABLE problem_units (
    problem_id  INTEGER NOT NULL REFERENCES problems (id),
    unit_id     INTEGER NOT NULL REFERENCES units (id),
    position    INTEGER NOT NULL,
    PRIMARY KEY (problem_id, unit_id)
);

CREATE TABLE measures (
    id                  INTEGER PRIMARY KEY,
    problem_id          INTEGER NOT NULL REFERENCES problems (id),
    ordinal             INTEGER NOT NULL,
    text                TEXT    NOT NULL,
    deadline            TEXT    NULL,
    original_deadline   TEXT    NULL,
    deadline_text       TEXT    NOT NULL,
    long_term           INTEGER NOT NULL,
    provisional         INTEGER NOT NULL,
    status              TEXT    NOT NULL,
    status_word         TEXT    NULL,
    percent             INTEGER NULL,
    progress            TEXT    NULL,
    evidence            TEXT    NULL,
    unit_id             INTEGER NULL REFERENCES units (id),
    responsible_name    TEXT    NULL,
    responsible_post_id INTEGER NULL REFERENCES posts (id),
    last_report_on      TEXT    NULL,
    completed_on        TEXT    NULL,
    floor_day           TEXT    NULL,
    open                INTEGER NOT NULL,
    next_due            INTEGER NULL,
    version             INTEGER NOT NULL,
    UNIQUE (problem_id, ordinal)
);
CREATE INDEX measures_due ON measures (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX measures_deadline ON measures (deadline) WHERE open = 1;

CREATE TABLE changes (
    id          INTEGER PRIMARY KEY,
    problem_id  INTEGER NOT NULL REFERENCES problems (id),
    measure_id  INTEGER NULL REFERENCES measures (id),
    field       TEXT    NOT NULL,
    old_value   TEXT    NULL,
    new_value   TEXT    NULL,
    version     INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    through     TEXT    NOT NULL
);
CREATE INDEX changes_problem ON changes (problem_id, version);

CREATE TABLE events (
    id          INTEGER PRIMARY KEY,
    problem_id  INTEGER NOT NULL REFERENCES problems (id),
    at          INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    delta       INTEGER NOT NULL
);
CREATE INDEX events_at ON events (at);
CREATE INDEX events_problem ON events (problem_id);

CREATE TABLE reports (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measures (id),
    at          INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    person_id   INTEGER NULL REFERENCES people (id),
    actor       TEXT    NOT NULL,
    through     TEXT    NOT NULL,
    percent     INTEGER NULL,
    text        TEXT    NULL,
    completes   INTEGER NOT NULL
);
CREATE INDEX reports_measure ON reports (measure_id);

CREATE TABLE notices (
    id              INTEGER PRIMARY KEY,
    measure_id      INTEGER NOT NULL REFERENCES measures (id),
    rung            TEXT    NOT NULL,
    deadline        TEXT    NOT NULL,
    occurrence      TEXT    NOT NULL,
    post_id         INTEGER NOT NULL REFERENCES posts (id),
    channel         TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    ladder_version  INTEGER NOT NULL,
    fired_on        TEXT    NOT NULL,
    planned_at      INTEGER NOT NULL,
    tried_since     INTEGER NULL,
    letter_id       INTEGER NULL,
    done_at         INTEGER NULL,
    UNIQUE (measure_id, rung, deadline, occurrence, post_id, channel)
);
CREATE INDEX notices_pending ON notices (channel, post_id) WHERE state = 'pending' AND letter_id IS NULL;
CREATE INDEX notices_letter ON notices (letter_id) WHERE letter_id IS NOT NULL;

CREATE TABLE letters (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL,
    dedup_key       TEXT    NULL UNIQUE,
    person_id       INTEGER NULL REFERENCES people (id),
    recipient       TEXT    NOT NULL,
    day             TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    message_id      TEXT    NOT NULL,
    content_hash    TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    any_hour        INTEGER NOT NULL,
    priority        INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    repeats         INTEGER NOT NULL,
    next_attempt    INTEGER NULL,
    expires_at      INTEGER NULL,
    lease_token     TEXT    NULL,
    lease_owner     TEXT    NULL,
    lease_until     INTEGER NULL,
    composed_at     INTEGER NOT NULL,
    done_at         INTEGER NULL,
    told_at         INTEGER NULL,
    detail          TEXT    NULL
);
CREATE INDEX letters_due ON letters (priority, next_attempt) WHERE next_attempt IS NOT NULL;
CREATE INDEX letters_leased ON letters (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX letters_day ON letters (day, kind);
CREATE INDEX letters_person ON letters (person_id, id);
CREATE INDEX letters_done ON letters (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX letters_failed ON letters (done_at) WHERE state IN ('refused', 'given_up');

CREATE TABLE letter_bodies (
    letter_id   INTEGER NOT NULL PRIMARY KEY REFERENCES letters (id),
    bytes       BLOB    NOT NULL
);

CREATE TABLE attempts (
    id          INTEGER PRIMARY KEY,
    letter_id   INTEGER NOT NULL REFERENCES letters (id),
    at          INTEGER NOT NULL,
    message_id  TEXT    NOT NULL,
    outcome     TEXT    NOT NULL,
    detail      TEXT    NOT NULL
);
CREATE INDEX attempts_letter ON attempts (letter_id);

CREATE TABLE digests (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    day         TEXT    NOT NULL,
    as_of       INTEGER NOT NULL,
    snapshot    TEXT    NOT NULL,
    html        TEXT    NOT NULL,
    plain       TEXT    NOT NULL,
    withheld    INTEGER NOT NULL
);

CREATE TABLE alarms (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    kind        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    raised_at   INTEGER NOT NULL,
    cleared_at  INTEGER NULL,
    told_on     TEXT    NULL
);

CREATE TABLE leases (
    name        TEXT    NOT NULL PRIMARY KEY,
    owner       TEXT    NOT NULL,
    until       INTEGER NOT NULL
);

INSERT INTO settings (key, value) VALUES ('audit.head', '0:0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO settings (key, value) VALUES ('roster.version', '0');
INSERT INTO settings (key, value) VALUES ('calendar.version', '0');
