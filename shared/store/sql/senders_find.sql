-- The records that have this address; our own group accounts and users too.  An
-- opportunity is named when it is the only open one of its contact and account.
-- $1 address in lower case, $2 envelope's sender
-- -> kind, id, contact_id, account_id, lead_id, opportunity_id, is_primary
SELECT s.kind, s.id, s.contact_id, s.account_id, s.lead_id,
	(SELECT CASE WHEN min(open.id) = max(open.id) THEN min(open.id) END
		FROM (
			SELECT p.id
			FROM opportunity p
			WHERE p.contact_id = s.contact_id AND p.stage = 'open'
			UNION ALL
			SELECT p.id
			FROM opportunity p
			WHERE p.account_id = s.account_id AND p.stage = 'open'
		) AS open),
	s.is_primary
FROM (
	SELECT CASE WHEN g.address = $1 THEN 'ours' ELSE 'envelope' END AS kind,
		g.group_account_id AS id, NULL::bigint AS contact_id,
		NULL::bigint AS account_id, NULL::bigint AS lead_id,
		g.is_primary
	FROM group_address g
	WHERE g.address IN ($1, $2)
	UNION ALL
	SELECT CASE WHEN o.user_id IS NOT NULL THEN 'user'
			WHEN c.id IS NOT NULL THEN 'contact'
			WHEN coalesce(o.account_id, l.account_id) IS NOT NULL
			THEN 'account'
			ELSE 'lead' END,
		coalesce(o.user_id, c.id, o.account_id, l.account_id, l.id),
		c.id,
		coalesce(c.account_id, o.account_id, l.account_id),
		CASE WHEN l.status <> 'Converted' THEN l.id END,
		o.is_primary
	FROM email_address a
	JOIN address_owner o ON o.address_id = a.id
	LEFT JOIN lead l ON l.id = o.lead_id
	LEFT JOIN contact c ON c.id = coalesce(o.contact_id, l.contact_id)
	WHERE a.address = $1) AS s
ORDER BY s.kind IN ('ours', 'user') DESC, s.is_primary DESC, s.id
LIMIT 50
