-- The companies of contacts that are not there; those of leads are names only.
-- $1 kind, $2 names as text[]
INSERT INTO account (name)
SELECT DISTINCT l.name
FROM unnest($2::text[]) AS l (name)
WHERE $1 = 'contact'
	AND NOT EXISTS (SELECT FROM account a WHERE a.name = l.name)
ORDER BY l.name
ON CONFLICT DO NOTHING
