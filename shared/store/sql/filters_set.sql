-- NULL leaves what is there, '' or {} takes it away; but for $14 to $16.
-- $1 id, $2 name, $3 from, $4 to, $5 subject, $6 header's name, $7 its pattern, $8 authentication, $9 size, $10 attachment, $11 spam, $12 any and $13 all of the phrases as text[], $14 action, $15 folder, $16 group folder, $17 answer, $18 mark read, $19 skip notification, $20 active, $21 sender
UPDATE filter
SET name = coalesce($2, name),
	sender_is = nullif(coalesce($21, sender_is), ''),
	from_is = nullif(coalesce($3, from_is), ''),
	to_is = nullif(coalesce($4, to_is), ''),
	subject_is = nullif(coalesce($5, subject_is), ''),
	header_name = nullif(coalesce($6, header_name), ''),
	header_is = nullif(coalesce($7, header_is), ''),
	auth_is = nullif(coalesce($8, auth_is), ''),
	size_over = nullif(coalesce($9, size_over::text), '')::bigint,
	has_attachment = nullif(coalesce($10, has_attachment::text), '')::boolean,
	spam_is = nullif(coalesce($11, spam_is::text), '')::boolean,
	body_any = coalesce($12::text[], body_any),
	body_all = coalesce($13::text[], body_all),
	action = $14, folder_id = $15::bigint, group_folder_id = $16::bigint,
	answer = nullif(coalesce($17, answer), ''),
	mark_read = coalesce($18::boolean, mark_read),
	skip_notification = coalesce($19::boolean, skip_notification),
	active = coalesce($20::boolean, active)
WHERE id = $1::bigint
