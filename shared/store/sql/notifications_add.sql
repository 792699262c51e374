-- Tells of the notes that this transaction left on a case.
-- $1 case
-- -> told
SELECT tell(n, false)
FROM note n
WHERE n.case_number = (SELECT case_ref($1::bigint)) AND n.at = now()
ORDER BY n.id
