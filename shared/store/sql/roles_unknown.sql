-- Which of these are not there.
-- $1 names as text[]
-- -> name
SELECT asked.name
FROM unnest($1::text[]) WITH ORDINALITY AS asked (name, place)
WHERE NOT EXISTS (SELECT FROM role r WHERE r.name = asked.name)
ORDER BY asked.place
