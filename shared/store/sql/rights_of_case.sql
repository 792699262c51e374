-- What a case is to a user.  No row: it is not there.
-- $1 number, $2 user or NULL: nobody
-- -> found, linked, assigned, only_one, case_is_his, shares_team
SELECT true AS found, false AS linked,
	coalesce(c.assigned_user = $2::bigint, false) AS assigned,
	false AS only_one, false AS case_is_his,
	EXISTS (SELECT
		FROM case_tie t
		WHERE t.number = c.number AND t.user_id = $2::bigint
			AND t.level = 'team') AS shares_team
FROM cases c
WHERE c.number = $1::bigint
