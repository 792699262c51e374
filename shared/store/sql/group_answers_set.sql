-- What is NULL stays as it is; '' takes a value away.  For `postcase group`.
-- $1 address, $2 name in From, $3 Reply-To, $4 with the token, $5 number in the subject, $6 may be sent as, $7 size of a message
-- -> reply_to, foreign
UPDATE group_account a
SET from_name = CASE WHEN $2::text IS NULL THEN a.from_name
		ELSE nullif($2::text, '') END,
	reply_to = CASE WHEN $3::text IS NULL THEN a.reply_to
		ELSE nullif($3::text, '') END,
	reply_token = coalesce($4::boolean, a.reply_token),
	subject_tag = coalesce($5::boolean, a.subject_tag),
	send_as = coalesce($6::boolean, a.send_as),
	size_limit = CASE WHEN $7::text IS NULL THEN a.size_limit
		ELSE nullif($7::text, '')::bigint END
FROM group_address g
WHERE g.address = $1 AND a.id = g.group_account_id
RETURNING a.reply_to, a.reply_to IS NOT NULL AND NOT EXISTS (
	SELECT
	FROM group_address o
	WHERE o.group_account_id = a.id AND o.address = a.reply_to) AS "foreign"
