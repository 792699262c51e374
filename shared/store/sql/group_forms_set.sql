-- Whose form mail is answered; each once.
-- $1 one of the group account's addresses, $2 more as text[], $3 fewer as text[]
UPDATE group_account a
SET trusted_forms = (
	SELECT coalesce(array_agg(DISTINCT t.form ORDER BY t.form), '{}')
	FROM unnest(a.trusted_forms || $2::text[]) AS t (form)
	WHERE NOT t.form = ANY ($3::text[]))
FROM group_address g
WHERE g.address = $1 AND a.id = g.group_account_id
