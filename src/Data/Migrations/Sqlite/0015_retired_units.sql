-- A unit that takes nothing new any more, from this day on. People have their own mark (active).
ALTER TABLE units ADD COLUMN retired_on TEXT NULL;
