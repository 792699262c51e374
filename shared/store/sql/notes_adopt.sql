-- The note of an e-mail without a case goes to the case that it has now, as if
-- it had just come.
-- $1 case, $2 e-mail, $3 initial
UPDATE note
SET case_number = case_ref($1::bigint), initial = $3, at = now()
WHERE email_id = $2 AND case_number IS NULL
