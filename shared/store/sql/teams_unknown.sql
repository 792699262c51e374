-- $1 names as text[]
-- -> name
SELECT asked.name
FROM unnest($1::text[]) AS asked (name)
WHERE NOT EXISTS (SELECT FROM team t WHERE t.name = asked.name)
LIMIT 1
