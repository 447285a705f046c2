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
    pair        INTEGER NOT NULL,
    block       INTEGER NOT NULL,
    problems    BLOB    NOT NULL,
    PRIMARY KEY (pair, block)
) WITHOUT ROWID;

-- Problems whose texts are newer than their pairs: searched as they are until their pairs are noted.
CREATE TABLE subjects_waiting (
    problem_id  INTEGER PRIMARY KEY
);
INSERT INTO subjects_waiting SELECT id FROM problems;

CREATE TRIGGER problems_worded AFTER INSERT ON problems BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER problems_reworded AFTER UPDATE OF symptom, category ON problems
WHEN OLD.symptom <> NEW.symptom OR OLD.category IS NOT NEW.category
BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER measures_worded AFTER INSERT ON measures BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.problem_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER measures_reworded AFTER UPDATE OF text ON measures WHEN OLD.text <> NEW.text BEGIN
    INSERT INTO subjects_waiting VALUES (NEW.problem_id) ON CONFLICT DO NOTHING;
END;
