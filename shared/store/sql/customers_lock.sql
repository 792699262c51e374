-- Whoever merges, converts or deletes customers is alone: no message that found
-- one of them in its sender's address is still on its way to a case.
-- -> locked
SELECT pg_advisory_xact_lock(5, 0)
