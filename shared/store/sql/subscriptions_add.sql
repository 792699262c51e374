-- $1 case, $2 user
INSERT INTO subscription (case_number, user_id)
VALUES (case_ref($1::bigint), $2)
ON CONFLICT DO NOTHING
