-- 撤销导入: a ledger or a single problem leaves everything that is counted, listed, said and sent. What withdrawn problems say stays, under their row here.
-- Their measures are not open and have no next decision, so that the indexes of lists and of planning do not hold them.
-- Asked as coalesce(…) < 1: without statistics a server takes what IS NULL for one row in two hundred, and would begin with the problems.
CREATE TABLE withdrawals (
    id          INTEGER PRIMARY KEY,
    ledger      TEXT    NOT NULL,
    number      TEXT    NULL,
    day         TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    reason      TEXT    NOT NULL
);
ALTER TABLE ledgers ADD COLUMN withdrawal_id INTEGER NULL REFERENCES withdrawals (id);
ALTER TABLE problems ADD COLUMN withdrawal_id INTEGER NULL REFERENCES withdrawals (id);
CREATE INDEX problems_withdrawn ON problems (withdrawal_id) WHERE withdrawal_id IS NOT NULL;

DROP TRIGGER problems_changing;
DROP TRIGGER problems_changed;
DROP VIEW measure_states;
DROP VIEW problem_states;

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
FROM measures m JOIN problems p ON p.id = m.problem_id WHERE coalesce(p.withdrawal_id, 0) < 1;

CREATE VIEW problem_states AS
SELECT p.id AS problem_id, p.ledger_id, p.lead_unit_id, coalesce(p.overseeing_unit_id, 0) AS overseeing_unit_id, p.status,
       coalesce((SELECT min(m.deadline) FROM measures m
                 WHERE m.problem_id = p.id AND p.status <> 'closed' AND m.status IN ('not_started', 'in_progress')), '') AS first_due
FROM problems p WHERE coalesce(p.withdrawal_id, 0) < 1;

CREATE TRIGGER problem_marks_gone AFTER DELETE ON problem_marks BEGIN
    UPDATE problem_counts SET n = n - 1
    WHERE ledger_id = OLD.ledger_id AND lead_unit_id = OLD.lead_unit_id AND overseeing_unit_id = OLD.overseeing_unit_id
      AND status = OLD.status AND first_due = OLD.first_due;
END;

CREATE TRIGGER problems_changing BEFORE UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on, withdrawal_id ON problems
WHEN OLD.ledger_id <> NEW.ledger_id OR OLD.lead_unit_id <> NEW.lead_unit_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id
  OR OLD.status <> NEW.status OR OLD.issued_on IS NOT NEW.issued_on OR OLD.entered_on <> NEW.entered_on
  OR OLD.withdrawal_id IS NOT NEW.withdrawal_id
BEGIN
    UPDATE figure_cells SET version = version + 1
    WHERE ledger_id = OLD.ledger_id AND lead_unit_id = OLD.lead_unit_id AND overseeing_unit_id = coalesce(OLD.overseeing_unit_id, 0);
    INSERT INTO measure_counts
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, -count(*)
    FROM measure_states WHERE problem_id = OLD.id AND (running = 1 OR judged <> '') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = n + excluded.n;
END;

CREATE TRIGGER problems_changed AFTER UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on, withdrawal_id ON problems
WHEN OLD.ledger_id <> NEW.ledger_id OR OLD.lead_unit_id <> NEW.lead_unit_id OR OLD.overseeing_unit_id IS NOT NEW.overseeing_unit_id
  OR OLD.status <> NEW.status OR OLD.issued_on IS NOT NEW.issued_on OR OLD.entered_on <> NEW.entered_on
  OR OLD.withdrawal_id IS NOT NEW.withdrawal_id
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
    DELETE FROM problem_marks WHERE problem_id = NEW.id AND NEW.withdrawal_id IS NOT NULL;
END;
