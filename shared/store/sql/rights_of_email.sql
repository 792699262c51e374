-- What e-mails are to a user; a row for each, in the order of ids.
-- $1 e-mails as bigint[], $2 user or NULL: nobody
-- -> found, linked, assigned, only_one, case_is_his, shares_team
SELECT e.id IS NOT NULL AS found, h.email_id IS NOT NULL AS linked,
	coalesce(h.assigned, false) AS assigned,
	NOT EXISTS (SELECT
		FROM email_user o
		WHERE o.email_id = e.id AND o.user_id IS DISTINCT FROM h.user_id
			AND o.assigned) AS only_one,
	c.number IS NOT NULL AS case_is_his,
	(SELECT true
		FROM email_tie t
		WHERE t.email_id = e.id AND t.user_id = $2::bigint
			AND t.level = 'team'
		LIMIT 1) IS NOT NULL AS shares_team
FROM unnest($1::bigint[]) AS asked (id)
LEFT JOIN email e ON e.id = asked.id
LEFT JOIN email_user h ON h.email_id = e.id AND h.user_id = $2::bigint
LEFT JOIN cases c ON c.number = e.case_number AND c.assigned_user = $2::bigint
ORDER BY asked.id
