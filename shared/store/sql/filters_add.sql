-- An empty one, behind those that it stands among: a user's among his own, all
-- others together.  filters_set fills it.
-- $1 name, $2 group account, $3 personal account, $4 user; NULL each: for all
-- mail
-- -> id
INSERT INTO filter (name, group_account_id, personal_account_id, user_id,
	place, action)
SELECT $1::text, $2::bigint, $3::bigint, $4::bigint, coalesce(max(f.place), 0) + 1,
	'none'
FROM filter f
WHERE f.user_id IS NOT DISTINCT FROM $4::bigint
RETURNING id
