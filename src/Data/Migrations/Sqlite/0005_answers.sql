-- What the chat asks for in milliseconds, however large the ledger: lists by post, unit and overseer, and counts that change with the ledger.

-- copies of what the problem says, so that one index serves a list; the triggers below keep them
ALTER TABLE measures ADD COLUMN lead_unit_id INTEGER NULL;
ALTER TABLE measures ADD COLUMN overseeing_unit_id INTEGER NULL;
ALTER TABLE measures ADD COLUMN lead_leader_post_id INTEGER NULL;
UPDATE measures SET (lead_unit_id, overseeing_unit_id, lead_leader_post_id) =
    (SELECT p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id FROM problems p WHERE p.id = measures.problem_id);

CREATE INDEX measures_of_post ON measures (responsible_post_id, open, deadline, id, problem_id) WHERE responsible_post_id IS NOT NULL;
CREATE INDEX measures_of_lead ON measures (lead_unit_id, open, deadline, id, responsible_post_id, unit_id, problem_id);
CREATE INDEX measures_of_unit ON measures (unit_id, open, deadline, id) WHERE unit_id IS NOT NULL;
CREATE INDEX measures_of_overseer ON measures (overseeing_unit_id, open, deadline, id) WHERE overseeing_unit_id IS NOT NULL;
CREATE INDEX measures_of_leader ON measures (lead_leader_post_id, open, deadline, id) WHERE lead_leader_post_id IS NOT NULL;
CREATE INDEX problems_leader ON problems (lead_leader_post_id) WHERE lead_leader_post_id IS NOT NULL;
DROP INDEX measures_deadline;
CREATE INDEX measures_deadline ON measures (deadline, id) WHERE open = 1;

-- a cell: the problems of one ledger, one lead unit and one overseeing unit (0: none). Its version grows with each change of its counts. That of
-- the cell of zeros grows when a matter comes into other hands, which changes no count but who may see it.
CREATE TABLE figure_cells (
    ledger_id           INTEGER NOT NULL,
    lead_unit_id        INTEGER NOT NULL,
    overseeing_unit_id  INTEGER NOT NULL,
    version             INTEGER NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id)
) WITHOUT ROWID;

-- what a measure counts as, whatever the day: running or not, its deadline and the day of its last sign of life while it runs toward
-- one, and whether it met its first deadline (met, missed; awaited until due_on)
CREATE TABLE measure_counts (
    ledger_id           INTEGER NOT NULL,
    lead_unit_id        INTEGER NOT NULL,
    overseeing_unit_id  INTEGER NOT NULL,
    running             INTEGER NOT NULL,
    deadline            TEXT    NOT NULL,
    quiet_on            TEXT    NOT NULL,
    judged              TEXT    NOT NULL,
    due_on              TEXT    NOT NULL,
    n                   INTEGER NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on)
) WITHOUT ROWID;

-- as what a problem is counted now
CREATE TABLE problem_marks (
    problem_id          INTEGER PRIMARY KEY,
    ledger_id           INTEGER NOT NULL,
    lead_unit_id        INTEGER NOT NULL,
    overseeing_unit_id  INTEGER NOT NULL,
    status              TEXT    NOT NULL,
    first_due           TEXT    NOT NULL
);

-- problems by status and by the earliest deadline of their running measures
CREATE TABLE problem_counts (
    ledger_id           INTEGER NOT NULL,
    lead_unit_id        INTEGER NOT NULL,
    overseeing_unit_id  INTEGER NOT NULL,
    status              TEXT    NOT NULL,
    first_due           TEXT    NOT NULL,
    n                   INTEGER NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due)
) WITHOUT ROWID;

-- the one definition: the counts are these rows, added up
CREATE VIEW measure_states AS
SELECT m.id AS measure_id, m.problem_id, p.ledger_id, p.lead_unit_id, coalesce(p.overseeing_unit_id, 0) AS overseeing_unit_id,
       CASE WHEN p.status <> 'closed' AND m.status <> 'completed' THEN 1 ELSE 0 END AS running,
       CASE WHEN p.status <> 'closed' AND m.status IN ('not_started', 'in_progress') THEN coalesce(m.deadline, '') ELSE '' END AS deadline,
       CASE WHEN p.status <> 'closed' AND m.status IN ('not_started', 'in_progress') AND m.deadline IS NOT NULL
            THEN max(p.entered_on, coalesce(p.issued_on, ''), coalesce(m.last_report_on, '')) ELSE '' END AS quiet_on,
       CASE WHEN coalesce(m.original_deadline, m.deadline) IS NULL THEN ''
            WHEN m.completed_on IS NOT NULL THEN CASE WHEN m.completed_on <= coalesce(m.original_deadline, m.deadline) THEN 'met' ELSE 'missed' END
            WHEN m.status IN ('not_started', 'in_progress') THEN 'awaited' ELSE '' END AS judged,
       CASE WHEN m.completed_on IS NULL AND m.status IN ('not_started', 'in_progress') THEN coalesce(m.original_deadline, m.deadline, '') ELSE '' END AS due_on
FROM measures m JOIN problems p ON p.id = m.problem_id;

CREATE VIEW problem_states AS
SELECT p.id AS problem_id, p.ledger_id, p.lead_unit_id, coalesce(p.overseeing_unit_id, 0) AS overseeing_unit_id, p.status,
       coalesce((SELECT min(m.deadline) FROM measures m
                 WHERE m.problem_id = p.id AND p.status <> 'closed' AND m.status IN ('not_started', 'in_progress')), '') AS first_due
FROM problems p;

INSERT INTO figure_cells SELECT DISTINCT ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0), 1 FROM problems;
INSERT INTO figure_cells VALUES (0, 0, 0, 1);
INSERT INTO measure_counts
SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, count(*)
FROM measure_states WHERE running = 1 OR judged <> '' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
INSERT INTO problem_marks SELECT problem_id, ledger_id, lead_unit_id, overseeing_unit_id, status, first_due FROM problem_states;
INSERT INTO problem_counts
SELECT ledger_id, lead_unit_id, overseeing_unit_id, status, first_due, count(*) FROM problem_marks GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER measure_counts_empty AFTER UPDATE ON measure_counts WHEN NEW.n = 0 BEGIN
    DELETE FROM measure_counts
    WHERE ledger_id = NEW.ledger_id AND lead_unit_id = NEW.lead_unit_id AND overseeing_unit_id = NEW.overseeing_unit_id
      AND running = NEW.running AND deadline = NEW.deadline AND quiet_on = NEW.quiet_on AND judged = NEW.judged AND due_on = NEW.due_on;
END;

CREATE TRIGGER problem_counts_empty AFTER UPDATE ON problem_counts WHEN NEW.n = 0 BEGIN
    DELETE FROM problem_counts
    WHERE ledger_id = NEW.ledger_id AND lead_unit_id = NEW.lead_unit_id AND overseeing_unit_id = NEW.overseeing_unit_id
      AND status = NEW.status AND first_due = NEW.first_due;
END;

CREATE TRIGGER problem_marks_made AFTER INSERT ON problem_marks BEGIN
    INSERT INTO problem_counts VALUES (NEW.ledger_id, NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.status, NEW.first_due, 1)
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER problem_marks_moved AFTER UPDATE ON problem_marks BEGIN
    UPDATE problem_counts SET n = n - 1
    WHERE ledger_id = OLD.ledger_id AND lead_unit_id = OLD.lead_unit_id AND overseeing_unit_id = OLD.overseeing_unit_id
      AND status = OLD.status AND first_due = OLD.first_due;
    INSERT INTO problem_counts VALUES (NEW.ledger_id, NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.status, NEW.first_due, 1)
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER problems_entered AFTER INSERT ON problems BEGIN
    INSERT INTO figure_cells VALUES (NEW.ledger_id, NEW.lead_unit_id, coalesce(NEW.overseeing_unit_id, 0), 1)
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id) DO UPDATE SET version = version + 1;
    INSERT INTO problem_marks VALUES (NEW.id, NEW.ledger_id, NEW.lead_unit_id, coalesce(NEW.overseeing_unit_id, 0), NEW.status, '');
END;

CREATE TRIGGER problems_changing BEFORE UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on ON problems
WHEN OLD.ledger_id <> NEW.ledger_id OR OLD.lead_unit_id <> NEW.lead_unit_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id
  OR OLD.status <> NEW.status OR OLD.issued_on IS NOT NEW.issued_on OR OLD.entered_on <> NEW.entered_on
BEGIN
    UPDATE figure_cells SET version = version + 1
    WHERE ledger_id = OLD.ledger_id AND lead_unit_id = OLD.lead_unit_id AND overseeing_unit_id = coalesce(OLD.overseeing_unit_id, 0);
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, -count(*)
    FROM measure_states WHERE problem_id = OLD.id AND (running = 1 OR judged <> '') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n + excluded.n;
END;

CREATE TRIGGER problems_changed AFTER UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on ON problems
WHEN OLD.ledger_id <> NEW.ledger_id OR OLD.lead_unit_id <> NEW.lead_unit_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id
  OR OLD.status <> NEW.status OR OLD.issued_on IS NOT NEW.issued_on OR OLD.entered_on <> NEW.entered_on
BEGIN
    INSERT INTO figure_cells VALUES (NEW.ledger_id, NEW.lead_unit_id, coalesce(NEW.overseeing_unit_id, 0), 1)
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id) DO UPDATE SET version = version + 1;
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, count(*)
    FROM measure_states WHERE problem_id = NEW.id AND (running = 1 OR judged <> '') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n + excluded.n;
    INSERT INTO problem_marks SELECT problem_id, ledger_id, lead_unit_id, overseeing_unit_id, status, first_due FROM problem_states WHERE problem_id = NEW.id
    ON CONFLICT (problem_id) DO UPDATE SET ledger_id = excluded.ledger_id, lead_unit_id = excluded.lead_unit_id,
        overseeing_unit_id = excluded.overseeing_unit_id, status = excluded.status, first_due = excluded.first_due;
END;

CREATE TRIGGER problems_handed AFTER UPDATE OF lead_unit_id, overseeing_unit_id, lead_leader_post_id ON problems
WHEN OLD.lead_unit_id <> NEW.lead_unit_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id OR OLD.lead_leader_post_id IS NOT NEW.lead_leader_post_id
BEGIN
    UPDATE measures SET lead_unit_id = NEW.lead_unit_id, overseeing_unit_id = NEW.overseeing_unit_id, lead_leader_post_id = NEW.lead_leader_post_id
    WHERE problem_id = NEW.id;
END;

CREATE TRIGGER measures_placed AFTER INSERT ON measures WHEN NEW.lead_unit_id IS NULL BEGIN
    UPDATE measures SET (lead_unit_id, overseeing_unit_id, lead_leader_post_id) =
        (SELECT p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id FROM problems p WHERE p.id = NEW.problem_id)
    WHERE id = NEW.id;
END;

CREATE TRIGGER measures_entered AFTER INSERT ON measures BEGIN
    UPDATE figure_cells SET version = version + 1
    WHERE (ledger_id, lead_unit_id, overseeing_unit_id) = (SELECT ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0) FROM problems WHERE id = NEW.problem_id);
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, 1
    FROM measure_states WHERE measure_id = NEW.id AND (running = 1 OR judged <> '')
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER measures_due AFTER INSERT ON measures WHEN NEW.deadline IS NOT NULL AND NEW.status IN ('not_started', 'in_progress') BEGIN
    UPDATE problem_marks SET first_due = NEW.deadline
    WHERE problem_id = NEW.problem_id AND status <> 'closed' AND (first_due = '' OR first_due > NEW.deadline);
END;

CREATE TRIGGER measures_changing BEFORE UPDATE OF status, deadline, original_deadline, last_report_on, completed_on ON measures
WHEN OLD.status <> NEW.status OR OLD.deadline IS NOT NEW.deadline OR OLD.original_deadline IS NOT NEW.original_deadline
  OR OLD.last_report_on IS NOT NEW.last_report_on OR OLD.completed_on IS NOT NEW.completed_on
BEGIN
    UPDATE figure_cells SET version = version + 1
    WHERE (ledger_id, lead_unit_id, overseeing_unit_id) = (SELECT ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0) FROM problems WHERE id = OLD.problem_id);
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, -1
    FROM measure_states WHERE measure_id = OLD.id AND (running = 1 OR judged <> '')
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n - 1;
END;

CREATE TRIGGER measures_changed AFTER UPDATE OF status, deadline, original_deadline, last_report_on, completed_on ON measures
WHEN OLD.status <> NEW.status OR OLD.deadline IS NOT NEW.deadline OR OLD.original_deadline IS NOT NEW.original_deadline
  OR OLD.last_report_on IS NOT NEW.last_report_on OR OLD.completed_on IS NOT NEW.completed_on
BEGIN
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, 1
    FROM measure_states WHERE measure_id = NEW.id AND (running = 1 OR judged <> '')
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n + 1;
    UPDATE problem_marks SET first_due = (SELECT s.first_due FROM problem_states s WHERE s.problem_id = NEW.problem_id)
    WHERE problem_id = NEW.problem_id AND first_due <> (SELECT s.first_due FROM problem_states s WHERE s.problem_id = NEW.problem_id);
END;

CREATE TRIGGER measures_handed AFTER UPDATE OF responsible_post_id, unit_id ON measures
WHEN OLD.responsible_post_id IS NOT NEW.responsible_post_id OR OLD.unit_id IS NOT NEW.unit_id
BEGIN
    UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0;
END;

CREATE TRIGGER measures_entered_elsewhere AFTER INSERT ON measures WHEN NEW.responsible_post_id IS NOT NULL OR NEW.unit_id IS NOT NULL BEGIN
    UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0;
END;

CREATE TRIGGER problems_led AFTER UPDATE OF lead_leader_post_id, overseeing_unit_id ON problems
WHEN OLD.lead_leader_post_id IS NOT NEW.lead_leader_post_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id
BEGIN
    UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0;
END;

CREATE TRIGGER problems_entered_led AFTER INSERT ON problems WHEN NEW.lead_leader_post_id IS NOT NULL BEGIN
    UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0;
END;
