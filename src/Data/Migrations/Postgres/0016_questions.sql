-- Questions by their parts: lists by the days of reports, completion, entry and closure, and matters by words of their subject.
CREATE INDEX reports_day ON reports (day, measure_id);
CREATE INDEX measures_completed ON measures (completed_on, id) WHERE completed_on IS NOT NULL;
CREATE INDEX problems_entered ON problems (entered_on, id);
CREATE INDEX problems_closed ON problems (coalesce(closed_on, '0001-01-01'), id) WHERE status = 'closed';
CREATE INDEX problems_overseer ON problems (overseeing_unit_id) WHERE overseeing_unit_id IS NOT NULL;
CREATE INDEX measures_named ON measures (responsible_name, id) WHERE responsible_name IS NOT NULL;

-- Which problems hold a pair of characters: of 4096 problems by one row, as bits or, while they are few, as a list of two bytes each. Bits are only added; whoever
-- finds a problem by them looks at its text.
CREATE TABLE subject_pairs (
    pair        BIGINT NOT NULL,
    block       BIGINT NOT NULL,
    problems    BYTEA  NOT NULL,
    PRIMARY KEY (pair, block)
);

-- Problems whose texts are newer than their pairs: searched as they are until their pairs are noted. Whoever words one anew holds its row, so that the pairs
-- are noted after that and not beside it.
CREATE TABLE subjects_waiting (
    problem_id  BIGINT PRIMARY KEY
);
INSERT INTO subjects_waiting SELECT id FROM problems;

CREATE FUNCTION note_worded_problems() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subjects_waiting SELECT id FROM entered ORDER BY id ON CONFLICT (problem_id) DO UPDATE SET problem_id = excluded.problem_id;
    RETURN NULL;
END $$;
CREATE TRIGGER problems_worded AFTER INSERT ON problems REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_worded_problems();

CREATE FUNCTION note_reworded_problem() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.id) ON CONFLICT (problem_id) DO UPDATE SET problem_id = excluded.problem_id;
    RETURN NULL;
END $$;
CREATE TRIGGER problems_reworded AFTER UPDATE OF symptom, category ON problems FOR EACH ROW
WHEN ((OLD.symptom, OLD.category) IS DISTINCT FROM (NEW.symptom, NEW.category)) EXECUTE FUNCTION note_reworded_problem();

CREATE FUNCTION note_worded_measures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subjects_waiting SELECT DISTINCT problem_id FROM entered ORDER BY 1 ON CONFLICT (problem_id) DO UPDATE SET problem_id = excluded.problem_id;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_worded AFTER INSERT ON measures REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_worded_measures();

CREATE FUNCTION note_reworded_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.problem_id) ON CONFLICT (problem_id) DO UPDATE SET problem_id = excluded.problem_id;
    RETURN NULL;
END $$;
CREATE TRIGGER measures_reworded AFTER UPDATE OF text ON measures FOR EACH ROW WHEN (OLD.text <> NEW.text) EXECUTE FUNCTION note_reworded_measure();
