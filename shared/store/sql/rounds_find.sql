-- Where the rounds of group accounts stand: their newest turns, the newest
-- first.  Asked behind candidates_find, so it shows all turns of transactions
-- that had ended there.
-- $1 addresses of group accounts as text[]
-- -> group_account, pointer, turns, users
SELECT a.id, l.pointers[1], l.turns, l.users
FROM (SELECT DISTINCT g.group_account_id AS id
	FROM group_address g
	WHERE g.address = ANY($1::text[])) AS asked
JOIN group_account a ON a.id = asked.id AND a.distribution = 'round-robin'
CROSS JOIN LATERAL (
	SELECT array_agg(n.turn) AS turns, array_agg(n.user_id) AS users,
		array_agg(n.pointer) AS pointers
	FROM (SELECT turn, user_id, pointer
		FROM assignment_log
		WHERE group_account_id = a.id AND turn IS NOT NULL
		ORDER BY turn DESC
		LIMIT 32) AS n) AS l
