-- $1 kind, $2 ids as bigint[], $3 domains as text[]
INSERT INTO account_domain (domain, account_id)
SELECT DISTINCT ON (l.domain) l.domain, l.id
FROM unnest($2::bigint[], $3::text[]) AS l (id, domain)
WHERE $1 = 'account'
ORDER BY l.domain, l.id
ON CONFLICT DO NOTHING
