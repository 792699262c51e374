-- The stream of a case: e-mails, and what is none.  That two cases have to do
-- with each other says nothing any more once they are one.
-- $1 number
-- -> id, kind, email, other_case, author, text, at
SELECT n.id, n.kind, n.email_id AS email, n.other_case, u.login AS author,
	CASE WHEN n.email_id IS NULL THEN n.text END AS text, n.at
FROM note n
LEFT JOIN users u ON u.id = n.author
WHERE n.case_number = $1::bigint
	AND n.other_case IS DISTINCT FROM n.case_number
ORDER BY n.at, n.id
