-- -> subject, what
SELECT NULL::text, 'no key signs the tokens of cases'
WHERE NOT EXISTS (SELECT FROM token_key WHERE retired_at IS NULL)
