-- $1 case or NULL, $2 e-mail, $3 kind, $4 initial
-- -> id
INSERT INTO note (case_number, email_id, kind, initial)
VALUES (case_ref($1::bigint), $2, $3, $4)
RETURNING id
