-- $1 id, $2 characters of text and html at most, or NULL: all
-- -> id, message_id, subject, status, parent_type, case, contact, account, lead, opportunity, replied, class, sent_at, received_at, unreadable, cut, stranger, unverified, same_id_as, flags, size, sha256, from, from_name, authors, reply_to, to, cc, html, text, new_text
SELECT e.id, e.message_id, e.subject, e.status,
	p.kind AS parent_type,
	e.case_number AS "case", c.name AS contact, a.name AS account,
	l.name AS lead, q.name AS opportunity, e.replied_id AS replied, e.class, e.sent_at,
	e.received_at, e.unreadable, e.cut, e.stranger, e.unverified,
	e.same_id_as,
	to_jsonb(array_remove(ARRAY[
		CASE WHEN e.stranger THEN 'stranger' END,
		CASE WHEN e.unverified THEN 'unverified' END,
		CASE WHEN e.form THEN 'form' END,
		'same Message-ID as e-mail ' || e.same_id_as], NULL)) AS flags,
	e.raw_size AS size,
	encode(e.raw_sha256, 'hex') AS sha256,
	r.authors -> 0 ->> 'address' AS "from",
	r.authors -> 0 ->> 'name' AS from_name,
	coalesce(r.authors, '[]') AS authors,
	coalesce(r.reply_to, '[]') AS reply_to,
	coalesce(r."to", '[]') AS "to", coalesce(r.cc, '[]') AS cc,
	CASE WHEN $2::integer IS NULL THEN e.html
		ELSE left(e.html, $2::integer) END AS html,
	CASE WHEN $2::integer IS NULL THEN e.body
		ELSE left(e.body, $2::integer) END AS text,
	CASE WHEN $2::integer IS NULL THEN coalesce(e.new_text, e.body)
		ELSE left(coalesce(e.new_text, e.body), $2::integer)
	END AS new_text
FROM email e
LEFT JOIN contact c ON c.id = e.contact_id
LEFT JOIN account a ON a.id = e.account_id
LEFT JOIN lead l ON l.id = e.lead_id
LEFT JOIN opportunity q ON q.id = e.opportunity_id
LEFT JOIN email_parent p ON p.email_id = e.id
CROSS JOIN LATERAL (
	SELECT jsonb_agg(o.one ORDER BY o.place)
			FILTER (WHERE o.role = 'from') AS authors,
		jsonb_agg(o.one ORDER BY o.place)
			FILTER (WHERE o.role = 'reply-to') AS reply_to,
		jsonb_agg(o.one ORDER BY o.place)
			FILTER (WHERE o.role = 'to') AS "to",
		jsonb_agg(o.one ORDER BY o.place)
			FILTER (WHERE o.role = 'cc') AS cc
	FROM (SELECT x.role, x.place, jsonb_build_object('address', y.address,
			'name', x.name) AS one
		FROM email_role x
		JOIN email_address y ON y.id = x.address_id
		WHERE x.email_id = e.id) AS o
) r
WHERE e.id = $1::bigint
