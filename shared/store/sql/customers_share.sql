-- Whoever makes use of customers that he has looked up waits for merges, and they
-- for him.
-- -> locked
SELECT pg_advisory_xact_lock_shared(5, 0)
