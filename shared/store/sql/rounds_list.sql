-- Where each round stands.  For `postcase recount`.
-- -> id, address, turn, pointer
SELECT a.id, g.address, coalesce(l.turn, 0) AS turn,
	coalesce(l.pointer, 0) AS pointer
FROM group_account a
JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
LEFT JOIN LATERAL (
	SELECT turn, pointer
	FROM assignment_log
	WHERE group_account_id = a.id AND turn IS NOT NULL
	ORDER BY turn DESC
	LIMIT 1) AS l ON true
WHERE a.distribution = 'round-robin'
ORDER BY g.address
