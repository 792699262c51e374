-- $1 case or NULL, $2 e-mail, $3 kind, $4 initial, $5 author or NULL
-- -> id
INSERT INTO note (case_number, email_id, kind, initial, author)
VALUES (case_ref($1::bigint), $2, $3, $4, $5)
RETURNING id
