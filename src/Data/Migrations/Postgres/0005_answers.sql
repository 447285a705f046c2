-- What the chat asks for in milliseconds, however large the ledger: lists by post, unit and overseer, and counts that change with the ledger.

-- copies of what the problem says, so that one index serves a list; the triggers below keep them
ALTER TABLE measures ADD COLUMN lead_unit_id BIGINT NULL;
ALTER TABLE measures ADD COLUMN overseeing_unit_id BIGINT NULL;
ALTER TABLE measures ADD COLUMN lead_leader_post_id BIGINT NULL;
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
    ledger_id           BIGINT NOT NULL,
    lead_unit_id        BIGINT NOT NULL,
    overseeing_unit_id  BIGINT NOT NULL,
    version             BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id)
);

-- what a measure counts as, whatever the day: running or not, its deadline and the day of its last sign of life while it runs toward
-- one, and whether it met its first deadline (met, missed; awaited until due_on)
CREATE TABLE measure_counts (
    ledger_id           BIGINT NOT NULL,
    lead_unit_id        BIGINT NOT NULL,
    overseeing_unit_id  BIGINT NOT NULL,
    running             BIGINT NOT NULL,
    deadline            TEXT    NOT NULL,
    quiet_on            TEXT    NOT NULL,
    judged              TEXT    NOT NULL,
    due_on              TEXT    NOT NULL,
    n                   BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on)
);

-- as what a problem is counted now
CREATE TABLE problem_marks (
    problem_id          BIGINT PRIMARY KEY,
    ledger_id           BIGINT NOT NULL,
    lead_unit_id        BIGINT NOT NULL,
    overseeing_unit_id  BIGINT NOT NULL,
    status              TEXT    NOT NULL,
    first_due           TEXT    NOT NULL
);

-- problems by status and by the earliest deadline of their running measures
CREATE TABLE problem_counts (
    ledger_id           BIGINT NOT NULL,
    lead_unit_id        BIGINT NOT NULL,
    overseeing_unit_id  BIGINT NOT NULL,
    status              TEXT    NOT NULL,
    first_due           TEXT    NOT NULL,
    n                   BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due)
);

-- the one definition: the counts are these rows, added up
CREATE VIEW measure_states AS
SELECT m.id AS measure_id, m.problem_id, p.ledger_id, p.lead_unit_id, coalesce(p.overseeing_unit_id, 0) AS overseeing_unit_id,
       CASE WHEN p.status <> 'closed' AND m.status <> 'completed' THEN 1 ELSE 0 END AS running,
       CASE WHEN p.status <> 'closed' AND m.status IN ('not_started', 'in_progress') THEN coalesce(m.deadline, '') ELSE '' END AS deadline,
       CASE WHEN p.status <> 'closed' AND m.status IN ('not_started', 'in_progress') AND m.deadline IS NOT NULL
            THEN greatest(p.entered_on, coalesce(p.issued_on, ''), coalesce(m.last_report_on, '')) ELSE '' END AS quiet_on,
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

-- Triggers for each row where a row is changed, for the whole statement where many are taken in at once.
CREATE FUNCTION drop_empty_measure_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM measure_counts
    WHERE ledger_id = NEW.ledger_id AND lead_unit_id = NEW.lead_unit_id AND overseeing_unit_id = NEW.overseeing_unit_id
      AND running = NEW.running AND deadline = NEW.deadline AND quiet_on = NEW.quiet_on AND judged = NEW.judged AND due_on = NEW.due_on AND n = 0;
    RETURN NULL;
END $$;
CREATE TRIGGER measure_counts_empty AFTER UPDATE ON measure_counts FOR EACH ROW WHEN (NEW.n = 0) EXECUTE FUNCTION drop_empty_measure_count();

CREATE FUNCTION drop_empty_problem_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM problem_counts
    WHERE ledger_id = NEW.ledger_id AND lead_unit_id = NEW.lead_unit_id AND overseeing_unit_id = NEW.overseeing_unit_id
      AND status = NEW.status AND first_due = NEW.first_due AND n = 0;
    RETURN NULL;
END $$;
CREATE TRIGGER problem_counts_empty AFTER UPDATE ON problem_counts FOR EACH ROW WHEN (NEW.n = 0) EXECUTE FUNCTION drop_empty_problem_count();

CREATE FUNCTION count_problems_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO problem_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, status, first_due, count(*) FROM made GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due) DO UPDATE SET n = c.n + excluded.n;
    RETURN NULL;
END $$;
CREATE TRIGGER problem_marks_made AFTER INSERT ON problem_marks REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION count_problems_made();

CREATE FUNCTION count_problems_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO problem_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, status, first_due, sum(step)
    FROM (SELECT b.*, -1 AS step FROM before b UNION ALL SELECT a.*, 1 FROM after a) moved
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, status, first_due) DO UPDATE SET n = c.n + excluded.n;
    RETURN NULL;
END $$;
CREATE TRIGGER problem_marks_moved AFTER UPDATE ON problem_marks REFERENCING OLD TABLE AS before NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION count_problems_moved();

CREATE FUNCTION mark_problems_entered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO figure_cells AS c SELECT DISTINCT ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0), 1 FROM entered ORDER BY 1, 2, 3
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id) DO UPDATE SET version = c.version + 1;
    INSERT INTO problem_marks SELECT id, ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0), status, '' FROM entered;
    RETURN NULL;
END $$;
CREATE TRIGGER problems_entered AFTER INSERT ON problems REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION mark_problems_entered();

CREATE FUNCTION uncount_problem() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE figure_cells SET version = version + 1
    WHERE ledger_id = OLD.ledger_id AND lead_unit_id = OLD.lead_unit_id AND overseeing_unit_id = coalesce(OLD.overseeing_unit_id, 0);
    INSERT INTO measure_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, -count(*)
    FROM measure_states WHERE problem_id = OLD.id AND (running = 1 OR judged <> '') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = c.n + excluded.n;
    RETURN NEW;
END $$;
CREATE TRIGGER problems_changing BEFORE UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on ON problems FOR EACH ROW
WHEN ((OLD.ledger_id, OLD.lead_unit_id, OLD.overseeing_unit_id, OLD.status, OLD.issued_on, OLD.entered_on)
      IS DISTINCT FROM (NEW.ledger_id, NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.status, NEW.issued_on, NEW.entered_on))
EXECUTE FUNCTION uncount_problem();

CREATE FUNCTION count_problem() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO figure_cells AS c VALUES (NEW.ledger_id, NEW.lead_unit_id, coalesce(NEW.overseeing_unit_id, 0), 1)
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id) DO UPDATE SET version = c.version + 1;
    INSERT INTO measure_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, count(*)
    FROM measure_states WHERE problem_id = NEW.id AND (running = 1 OR judged <> '') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = c.n + excluded.n;
    INSERT INTO problem_marks SELECT problem_id, ledger_id, lead_unit_id, overseeing_unit_id, status, first_due FROM problem_states WHERE problem_id = NEW.id
    ON CONFLICT (problem_id) DO UPDATE SET ledger_id = excluded.ledger_id, lead_unit_id = excluded.lead_unit_id,
        overseeing_unit_id = excluded.overseeing_unit_id, status = excluded.status, first_due = excluded.first_due;
    RETURN NULL;
END $$;
CREATE TRIGGER problems_changed AFTER UPDATE OF ledger_id, lead_unit_id, overseeing_unit_id, status, issued_on, entered_on ON problems FOR EACH ROW
WHEN ((OLD.ledger_id, OLD.lead_unit_id, OLD.overseeing_unit_id, OLD.status, OLD.issued_on, OLD.entered_on)
      IS DISTINCT FROM (NEW.ledger_id, NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.status, NEW.issued_on, NEW.entered_on))
EXECUTE FUNCTION count_problem();

CREATE FUNCTION hand_problem() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE measures SET lead_unit_id = NEW.lead_unit_id, overseeing_unit_id = NEW.overseeing_unit_id, lead_leader_post_id = NEW.lead_leader_post_id
    WHERE problem_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER problems_handed AFTER UPDATE OF lead_unit_id, overseeing_unit_id, lead_leader_post_id ON problems FOR EACH ROW
WHEN ((OLD.lead_unit_id, OLD.overseeing_unit_id, OLD.lead_leader_post_id) IS DISTINCT FROM (NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.lead_leader_post_id))
EXECUTE FUNCTION hand_problem();

CREATE FUNCTION place_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id INTO NEW.lead_unit_id, NEW.overseeing_unit_id, NEW.lead_leader_post_id
    FROM problems p WHERE p.id = NEW.problem_id;
    RETURN NEW;
END $$;
CREATE TRIGGER measures_placed BEFORE INSERT ON measures FOR EACH ROW WHEN (NEW.lead_unit_id IS NULL) EXECUTE FUNCTION place_measure();

CREATE FUNCTION count_measures_entered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO figure_cells AS c
    SELECT DISTINCT p.ledger_id, p.lead_unit_id, coalesce(p.overseeing_unit_id, 0), 1 FROM entered e JOIN problems p ON p.id = e.problem_id ORDER BY 1, 2, 3
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id) DO UPDATE SET version = c.version + 1;
    INSERT INTO measure_counts AS c
    SELECT s.ledger_id, s.lead_unit_id, s.overseeing_unit_id, s.running, s.deadline, s.quiet_on, s.judged, s.due_on, count(*)
    FROM entered e JOIN measure_states s ON s.measure_id = e.id WHERE s.running = 1 OR s.judged <> '' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = c.n + excluded.n;
    UPDATE problem_marks k SET first_due = s.first_due
    FROM (SELECT DISTINCT problem_id FROM entered) e JOIN problem_states s ON s.problem_id = e.problem_id
    WHERE k.problem_id = e.problem_id AND k.first_due <> s.first_due;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_entered AFTER INSERT ON measures REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_measures_entered();

-- the problem is locked first: whoever changes it meanwhile would count its measures as they were
CREATE FUNCTION uncount_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM problems WHERE id = OLD.problem_id FOR NO KEY UPDATE;
    UPDATE figure_cells SET version = version + 1
    WHERE (ledger_id, lead_unit_id, overseeing_unit_id) = (SELECT ledger_id, lead_unit_id, coalesce(overseeing_unit_id, 0) FROM problems WHERE id = OLD.problem_id);
    INSERT INTO measure_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, -1
    FROM measure_states WHERE measure_id = OLD.id AND (running = 1 OR judged <> '')
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = c.n - 1;
    RETURN NEW;
END $$;
CREATE TRIGGER measures_changing BEFORE UPDATE OF status, deadline, original_deadline, last_report_on, completed_on ON measures FOR EACH ROW
WHEN ((OLD.status, OLD.deadline, OLD.original_deadline, OLD.last_report_on, OLD.completed_on)
      IS DISTINCT FROM (NEW.status, NEW.deadline, NEW.original_deadline, NEW.last_report_on, NEW.completed_on))
EXECUTE FUNCTION uncount_measure();

CREATE FUNCTION count_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO measure_counts AS c
    SELECT ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on, 1
    FROM measure_states WHERE measure_id = NEW.id AND (running = 1 OR judged <> '')
    ON CONFLICT (ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on) DO UPDATE SET n = c.n + 1;
    UPDATE problem_marks k SET first_due = s.first_due FROM problem_states s
    WHERE k.problem_id = NEW.problem_id AND s.problem_id = NEW.problem_id AND k.first_due <> s.first_due;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_changed AFTER UPDATE OF status, deadline, original_deadline, last_report_on, completed_on ON measures FOR EACH ROW
WHEN ((OLD.status, OLD.deadline, OLD.original_deadline, OLD.last_report_on, OLD.completed_on)
      IS DISTINCT FROM (NEW.status, NEW.deadline, NEW.original_deadline, NEW.last_report_on, NEW.completed_on))
EXECUTE FUNCTION count_measure();

CREATE FUNCTION other_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_handed AFTER UPDATE OF responsible_post_id, unit_id ON measures FOR EACH STATEMENT EXECUTE FUNCTION other_hands();
CREATE TRIGGER problems_led AFTER UPDATE OF lead_leader_post_id, overseeing_unit_id ON problems FOR EACH STATEMENT EXECUTE FUNCTION other_hands();

CREATE FUNCTION entered_in_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'measures' THEN
        UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0
           AND EXISTS (SELECT 1 FROM entered WHERE responsible_post_id IS NOT NULL OR unit_id IS NOT NULL);
    ELSE
        UPDATE figure_cells SET version = version + 1 WHERE ledger_id = 0 AND lead_unit_id = 0 AND overseeing_unit_id = 0
           AND EXISTS (SELECT 1 FROM entered WHERE lead_leader_post_id IS NOT NULL);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_entered_elsewhere AFTER INSERT ON measures REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION entered_in_hands();
CREATE TRIGGER problems_entered_led AFTER INSERT ON problems REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION entered_in_hands();
