-- What an e-mail is to a user.  No row: it is not there.
-- $1 e-mail, $2 user or NULL: nobody
-- -> linked, assigned, only_one, case_is_his, shares_team
SELECT h.email_id IS NOT NULL AS linked,
	coalesce(h.assigned, false) AS assigned,
	NOT EXISTS (SELECT
		FROM email_user o
		WHERE o.email_id = e.id AND o.user_id IS DISTINCT FROM h.user_id
			AND o.assigned) AS only_one,
	c.number IS NOT NULL AS case_is_his,
	EXISTS (SELECT
		FROM email_tie t
		WHERE t.email_id = e.id AND t.user_id = $2::bigint
			AND t.level = 'team') AS shares_team
FROM email e
LEFT JOIN email_user h ON h.email_id = e.id AND h.user_id = $2::bigint
LEFT JOIN cases c ON c.number = e.case_number AND c.assigned_user = $2::bigint
WHERE e.id = $1::bigint
