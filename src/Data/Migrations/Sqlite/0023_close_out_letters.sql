-- When the turn of a close-out next needs a decision about letters, as measures.next_due. What waited before this migration has none: it is listed as before, and no letter goes out
-- for it until its next move.
ALTER TABLE close_out_turns ADD COLUMN next_due INTEGER NULL;
CREATE INDEX close_out_turns_due ON close_out_turns (next_due) WHERE next_due IS NOT NULL;
