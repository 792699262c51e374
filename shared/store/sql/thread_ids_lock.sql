-- Two messages of one thread wait for each other here; and a message waits for
-- whoever merges customers (customers_lock.sql), who waits for those under way.
-- $1 hashes of ids as bigint[], sorted: so nobody waits in a circle
-- -> locked
SELECT pg_advisory_xact_lock_shared(5, 0)
UNION ALL
SELECT pg_advisory_xact_lock(wanted.hash)
FROM unnest($1::bigint[]) AS wanted (hash)
