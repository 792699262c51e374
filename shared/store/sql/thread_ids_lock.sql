-- Two messages of one thread wait for each other here.
-- $1 hashes of ids as bigint[], sorted: so nobody waits in a circle
-- -> locked
SELECT pg_advisory_xact_lock(wanted.hash)
FROM unnest($1::bigint[]) AS wanted (hash)
