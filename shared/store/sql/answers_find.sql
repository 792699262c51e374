-- Which cases the ids that an agent's mail cites and the numbers that it says lead
-- to; merged ones are followed.  Nothing is locked: the milter only reads.
-- $1 user, $2 ids as uuid[], the nearest first, $3 numbers as bigint[], $4 recipients as text[]
-- -> asked, distance, number, group_account_id, may_edit, to_them
WITH RECURSIVE named AS MATERIALIZED (
	SELECT NULL::bigint AS asked, asked.place - 1 AS distance,
		coalesce(e.case_number, case_of_email(e.id)) AS number
	FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (ref, place)
	JOIN thread_id t ON t.ref = asked.ref
	JOIN email e ON e.id = t.email_id
	UNION ALL
	SELECT c.number, -1, c.number
	FROM unnest($3::bigint[]) AS asked (number)
	JOIN cases c ON c.number = asked.number
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
	SELECT DISTINCT ON (start) start, number
	FROM way
	ORDER BY start, step DESC
), clue AS MATERIALIZED (
	SELECT n.asked, min(n.distance)::integer AS distance, g.number
	FROM named n
	JOIN goal g ON g.start = n.number
	GROUP BY n.asked, g.number
), told AS MATERIALIZED (
	SELECT a.id
	FROM unnest($4::text[]) AS asked (address)
	JOIN email_address a ON a.address = asked.address
), owner AS MATERIALIZED (
	SELECT o.contact_id, coalesce(o.account_id, k.account_id) AS account_id,
		o.lead_id
	FROM told
	JOIN address_owner o ON o.address_id = told.id
	LEFT JOIN contact k ON k.id = o.contact_id
), edit AS MATERIALIZED (
	SELECT least(r.case_read, r.case_edit) AS level
	FROM user_right r
	WHERE r.user_id = $1
)
SELECT clue.asked, clue.distance, c.number, c.group_account_id,
	EXISTS (
		SELECT
		FROM edit
		WHERE edit.level = 'all' OR EXISTS (
			SELECT
			FROM case_tie t
			WHERE t.number = c.number AND t.user_id = $1
				AND t.level <= edit.level)) AS may_edit,
	(EXISTS (
		SELECT
		FROM participant p
		WHERE p.case_number = c.number
			AND p.address_id IN (SELECT id FROM told))
		OR c.contact_id IN (SELECT contact_id FROM owner)
		OR c.account_id IN (SELECT account_id FROM owner)
		OR c.lead_id IN (SELECT lead_id FROM owner)) IS TRUE AS to_them
FROM clue
JOIN cases c ON c.number = clue.number
ORDER BY clue.distance, clue.asked
