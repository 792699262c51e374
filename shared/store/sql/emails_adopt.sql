-- An e-mail that came through an account without cases comes through one with.
-- $1 e-mail, $2 case
UPDATE email
SET case_number = case_ref($2::bigint)
WHERE id = $1 AND case_number IS NULL
