-- Who is present among those to whom the new cases of a group account go, with
-- all that a pick asks; and the moment that this is true of.  All by one
-- snapshot: picks that it does not show are in flight.
-- $1 addresses of group accounts as text[]
-- -> group_account, user, open_cases, open_limit, last_assigned, snapshot, transaction
SELECT m.group_account_id, o.user_id, o.open_cases, coalesce(o.open_limit, -1),
	coalesce(extract(epoch FROM o.last_assigned_at) * 1000000, 0)::bigint,
	pg_current_snapshot(), pg_current_xact_id()
FROM (SELECT DISTINCT g.group_account_id
	FROM group_address g
	WHERE g.address = ANY($1::text[])) AS a
JOIN group_member m ON m.group_account_id = a.group_account_id
JOIN user_open o ON o.user_id = m.user_id AND o.present
ORDER BY 1, 2
