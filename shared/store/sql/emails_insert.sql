-- $1 id of the claim, $2 Message-ID, $3 subject, $4 Date as Unix time or NULL, $5 class, $6 case, $7 contact, $8 account, $9 lead, $10 replied e-mail, $11 unreadable, $12 cut, $13 size, $14 SHA-256, $15 body, $16 html, $17 new text or NULL: the body, $18 by a stranger, $19 unverified, $20 e-mail of the same Message-ID, $21 its bytes, or NULL: in chunks, $22 opportunity, $23 contact first, $24 form, $25 spam, $26 group folder, $27 an agent's, of the customer of its case, $28 status
INSERT INTO email (id, message_id, subject, sent_at, class, case_number,
	contact_id, account_id, lead_id, replied_id, unreadable, cut, raw_size,
	raw_sha256, body, html, new_text, stranger, unverified, same_id_as, raw,
	opportunity_id, contact_first, form, spam, group_folder_id, status)
VALUES ($1, $2, $3, coalesce(to_timestamp($4::bigint), now()), $5,
	case_ref($6::bigint),
	coalesce($7::bigint, CASE WHEN $27::boolean THEN
		(SELECT contact_id FROM cases WHERE number = $6::bigint) END),
	coalesce($8::bigint, CASE WHEN $27::boolean THEN
		(SELECT account_id FROM cases WHERE number = $6::bigint) END),
	coalesce($9::bigint, CASE WHEN $27::boolean THEN
		(SELECT lead_id FROM cases WHERE number = $6::bigint) END),
	$10, $11, $12, $13, $14, $15, $16,
	$17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
	$28)
