-- Those that nobody has: neither a member nor a group account.
-- $1 team, $2 positions as text[]
-- -> name
DELETE FROM team_position p
USING team t
WHERE t.name = $1 AND p.team_id = t.id AND p.name = ANY ($2::text[])
	AND NOT EXISTS (
		SELECT
		FROM team_member m
		WHERE m.team_id = p.team_id AND m.position = p.name)
	AND NOT EXISTS (
		SELECT
		FROM group_account a
		WHERE a.target_team = p.team_id AND a.target_position = p.name)
RETURNING p.name
