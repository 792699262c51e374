-- What the ids of a message and the numbers that it says lead to.  The cases
-- are kept still till the end of the transaction, in the order of their numbers:
-- nobody merges or closes one while a message is on its way to it.  A merged case
-- leads to the one that it went into, in as many steps as somebody by plain SQL
-- made of it; cases that he merged in a circle count as one that is open.
-- $1 ids as uuid[], the nearest ancestor first, the own id last; $2 numbers as bigint[], of tokens and of the subject; $3 sender's address
-- -> place, absent, email_id, email_case, said, said_account, number, merged_into, open, closed_for, group_account_id, knows_sender, assignee
WITH RECURSIVE named AS MATERIALIZED (
	SELECT asked.place - 1 AS place, t.absent, e.id AS email_id,
		e.case_number AS email_case, NULL::bigint AS said,
		NULL::bigint AS said_account,
		coalesce(e.case_number, case_of_email(e.id)) AS number
	FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (ref, place)
	JOIN thread_id t ON t.ref = asked.ref
	JOIN email e ON e.id = t.email_id
	UNION ALL
	SELECT NULL, NULL, NULL, NULL, c.number, c.group_account_id,
		c.number
	FROM cases c
	WHERE c.number = ANY($2::bigint[])
), way AS (
	SELECT c.number AS start, c.number, c.merged_into, 1 AS step
	FROM cases c
	WHERE c.number IN (SELECT number FROM named)
	UNION ALL
	SELECT w.start, c.number, c.merged_into, w.step + 1
	FROM way w
	JOIN cases c ON c.number = w.merged_into
	WHERE w.step < 20
), goal AS (
	SELECT DISTINCT ON (start) start, number, merged_into IS NOT NULL
		AS circles
	FROM way
	ORDER BY start, merged_into IS NOT NULL, number
), clue AS MATERIALIZED (
	SELECT n.place, n.absent, n.email_id, n.email_case, n.said,
		n.said_account, g.number, g.circles
	FROM named n
	LEFT JOIN goal g ON g.start = n.number
), still AS MATERIALIZED (
	SELECT c.number, c.merged_into,
		c.status IN ('New', 'Assigned', 'Pending') AS open,
		coalesce(extract(epoch FROM now() - c.closed_at), 0)::bigint
			AS closed_for,
		c.group_account_id,
		EXISTS (
			SELECT
			FROM email_address a
			LEFT JOIN participant p ON p.case_number = c.number
				AND p.address_id = a.id AND p.accepted
			WHERE a.address = $3 AND (p.accepted OR EXISTS (
				SELECT
				FROM address_owner o
				LEFT JOIN contact k ON k.id = o.contact_id
				WHERE o.address_id = a.id AND (
					o.contact_id = c.contact_id
					OR k.account_id = c.account_id
					OR o.account_id = c.account_id
					OR o.lead_id = c.lead_id))))
			AS knows_sender,
		(SELECT u.id
			FROM users u
			WHERE u.id = c.assigned_user AND u.active)
			AS assignee
	FROM cases c
	WHERE c.number IN (SELECT number FROM clue)
	ORDER BY c.number
	FOR NO KEY UPDATE OF c
)
SELECT clue.place, clue.absent, clue.email_id, clue.email_case, clue.said,
	clue.said_account, s.number,
	CASE WHEN NOT clue.circles THEN s.merged_into END,
	s.open OR clue.circles, s.closed_for, s.group_account_id, s.knows_sender, 
	s.assignee
FROM clue
LEFT JOIN still s ON s.number = clue.number
ORDER BY clue.place, clue.said
