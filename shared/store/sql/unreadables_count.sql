-- One more try that failed on these bytes; how many is that?
-- $1 SHA-256, $2 why
-- -> tries
INSERT INTO unreadable (sha256, tries, why)
VALUES ($1, 1, $2)
ON CONFLICT (sha256) DO UPDATE
SET tries = unreadable.tries + 1, why = excluded.why, last_at = now()
RETURNING tries
