-- Tells those whom a group account tells of each mail: of the note that an
-- e-mail left on a case (DUP-4: each once, whichever way it came).
-- $1 case, $2 e-mail, $3 group account
INSERT INTO notification (user_id, note_id)
SELECT u.id, n.id
FROM note n
JOIN group_account a ON a.id = $3
JOIN users u ON u.active
WHERE n.email_id = $2 AND n.case_number = (SELECT case_ref($1::bigint))
	AND ((a.distribution = 'direct' AND a.assigned_user = u.id)
		OR (a.tell_team AND EXISTS (
			SELECT
			FROM team_member m
			WHERE m.team_id = a.target_team AND m.user_id = u.id)))
ORDER BY u.id
ON CONFLICT DO NOTHING
