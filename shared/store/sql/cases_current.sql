-- What each of the numbers is now: itself, or the case that it went into.
-- $1 numbers as bigint[]
-- -> asked, number
SELECT c.number AS asked, coalesce(c.merged_into, c.number) AS number
FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (number, place)
JOIN cases c ON c.number = asked.number
ORDER BY asked.place
