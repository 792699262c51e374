-- The stream of a case: e-mails, and what is none.  That two cases have to do
-- with each other says nothing any more once they are one, and nothing to who may
-- not read the other one.
-- $1 number, $2 who reads, $3 at which level he may read e-mails, $4 and cases
-- -> id, kind, email, other_case, author, text, at
SELECT n.id, n.kind, n.email_id AS email, n.other_case, u.login AS author,
	CASE WHEN n.email_id IS NULL THEN n.text END AS text, n.at
FROM note n
LEFT JOIN users u ON u.id = n.author
WHERE n.case_number = $1::bigint
	AND n.other_case IS DISTINCT FROM n.case_number
	AND (n.email_id IS NULL OR $3::level = 'all' OR EXISTS (
		SELECT
		FROM email_tie t
		WHERE t.email_id = n.email_id AND t.user_id = $2::bigint
			AND t.level <= $3::level))
	AND (n.kind <> 'linked' OR $4::level = 'all' OR EXISTS (
		SELECT
		FROM case_tie t
		WHERE t.number = n.other_case AND t.user_id = $2::bigint
			AND t.level <= $4::level))
ORDER BY n.at, n.id
