-- One pick at a time in a team, till the end of the transaction.
-- $1 team
-- -> locked
SELECT pg_advisory_xact_lock(1, ($1::bigint % 2147483647)::int)
