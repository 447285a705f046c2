-- 销号: what a problem went through on its way to being closed, and after it. problems.status says where it stands; who applied, agreed, verified is here.
ALTER TABLE measures ADD COLUMN effective TEXT NOT NULL DEFAULT 'not_judged';

-- One row an application; a refused one stays as it was and the next one begins anew.
CREATE TABLE close_outs (
    id              INTEGER PRIMARY KEY,
    problem_id      INTEGER NOT NULL REFERENCES problems (id),
    round           INTEGER NOT NULL,
    applicant_id    INTEGER NULL REFERENCES people (id),
    applicant       TEXT    NULL,
    recorded_by_id  INTEGER NULL REFERENCES people (id),
    recorded_by     TEXT    NULL,
    statement       TEXT    NULL,
    applied_on      TEXT    NULL,
    passed          TEXT    NULL,
    reviewer_id     INTEGER NULL REFERENCES people (id),
    reviewer        TEXT    NULL,
    verifier_id     INTEGER NULL REFERENCES people (id),
    verifier        TEXT    NULL,
    verified        INTEGER NOT NULL DEFAULT 0,
    mark            TEXT    NULL,
    taken_over      TEXT    NULL,
    notice_from     TEXT    NULL,
    notice_to       TEXT    NULL,
    notice_days     INTEGER NULL,
    notice_stopped  TEXT    NULL,
    ended_on        TEXT    NULL,
    outcome         TEXT    NULL,
    UNIQUE (problem_id, round)
);
CREATE UNIQUE INDEX close_outs_running ON close_outs (problem_id) WHERE ended_on IS NULL;
CREATE INDEX close_outs_marked ON close_outs (ended_on) WHERE mark IS NOT NULL;

-- Every move, in order.
CREATE TABLE close_out_steps (
    id              INTEGER PRIMARY KEY,
    problem_id      INTEGER NOT NULL REFERENCES problems (id),
    close_out_id    INTEGER NULL REFERENCES close_outs (id),
    at              INTEGER NOT NULL,
    day             TEXT    NOT NULL,
    move            TEXT    NOT NULL,
    stage           TEXT    NOT NULL,
    person_id       INTEGER NULL REFERENCES people (id),
    actor           TEXT    NOT NULL,
    through         TEXT    NOT NULL,
    text            TEXT    NULL,
    effective       TEXT    NULL,
    mark            TEXT    NULL,
    relapse         INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX close_out_steps_problem ON close_out_steps (problem_id);

CREATE TABLE close_out_answers (
    step_id         INTEGER NOT NULL REFERENCES close_out_steps (id),
    clause          TEXT    NOT NULL,
    yes             INTEGER NOT NULL,
    note            TEXT    NOT NULL,
    PRIMARY KEY (step_id, clause)
);

-- 回头看, planned after closing or made without a plan.
CREATE TABLE look_backs (
    id              INTEGER PRIMARY KEY,
    problem_id      INTEGER NOT NULL REFERENCES problems (id),
    planned_on      TEXT    NULL,
    done_on         TEXT    NULL,
    holds           INTEGER NULL,
    note            TEXT    NULL,
    person_id       INTEGER NULL REFERENCES people (id)
);
CREATE UNIQUE INDEX look_backs_planned ON look_backs (problem_id) WHERE done_on IS NULL;

-- Since when somebody has to act: the day it became their turn. What was on its way before this migration has no row, and no day.
CREATE TABLE close_out_turns (
    problem_id      INTEGER NOT NULL PRIMARY KEY REFERENCES problems (id),
    since           TEXT    NOT NULL
);
CREATE INDEX close_out_turns_since ON close_out_turns (since);

CREATE TABLE close_out_proposals (
    id              INTEGER PRIMARY KEY,
    nonce_hash      TEXT    NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    conversation    TEXT    NOT NULL,
    problem_id      INTEGER NOT NULL REFERENCES problems (id),
    problem_version INTEGER NOT NULL,
    move            TEXT    NOT NULL,
    wish            TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    outcome         TEXT    NULL
);
CREATE INDEX close_out_proposals_created ON close_out_proposals (created_at);

-- What was on its way before: applied, agreed or under notice, with nothing answered. Closed ones stay closed, taken over.
INSERT INTO close_outs (problem_id, round, taken_over) SELECT p.id, 1, '' FROM problems p WHERE p.status IN ('close_out_requested', 'under_review', 'public_notice') ORDER BY p.id;
INSERT INTO close_outs (problem_id, round, taken_over, ended_on, outcome)
SELECT p.id, 1, '', coalesce(p.closed_on, p.entered_on), 'closed' FROM problems p WHERE p.status = 'closed' ORDER BY p.id;
