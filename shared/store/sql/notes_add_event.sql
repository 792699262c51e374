-- Something happened to a case that is no e-mail.
-- $1 case, $2 kind, $3 other case or NULL, $4 author or NULL, $5 text or NULL
INSERT INTO note (case_number, kind, other_case, author, text)
VALUES (case_ref($1::bigint), $2, case_ref($3::bigint), $4::bigint, $5)
