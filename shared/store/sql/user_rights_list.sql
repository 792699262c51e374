-- What a user's roles come to, and which of them say so.
-- $1 login
-- -> right, may, roles
SELECT replace(k.name, '_', '-') AS "right",
	CASE k.may WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' ELSE k.may
	END AS may,
	(SELECT coalesce(jsonb_agg(r.name ORDER BY r.name), '[]')
		FROM role_of_user o
		JOIN role r ON r.id = o.role_id
		WHERE o.user_id = k.user_id AND k.may NOT IN ('no', 'false')
			AND to_jsonb(r) ->> k.name = k.may) AS roles
FROM (
	SELECT u.id AS user_id, e.key AS name, e.value AS may, e.place
	FROM users u
	JOIN user_right k ON k.user_id = u.id
	CROSS JOIN LATERAL json_each_text(row_to_json(k))
		WITH ORDINALITY AS e (key, value, place)
	WHERE u.login = $1 AND e.key NOT IN ('user_id', 'administrator')
) AS k
ORDER BY k.place
