-- Nobody folds the journal till the end of the transaction.
-- -> locked
SELECT pg_advisory_xact_lock(2, 0)
