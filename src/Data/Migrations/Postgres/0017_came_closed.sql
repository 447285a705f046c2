-- A problem that came into the ledger closed was not closed in it: neither its coming nor its closing moves a figure of the digest.
UPDATE events SET delta = 0
WHERE kind IN ('new', 'closed')
  AND EXISTS (SELECT 1 FROM events e WHERE e.problem_id = events.problem_id AND e.at = events.at AND e.kind = 'new')
  AND EXISTS (SELECT 1 FROM events e WHERE e.problem_id = events.problem_id AND e.at = events.at AND e.kind = 'closed');

-- On which day that was nobody knows; it was not the day of the import.
UPDATE problems SET closed_on = NULL
WHERE status = 'closed' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.problem_id = problems.id AND e.kind = 'closed' AND e.delta <> 0);
