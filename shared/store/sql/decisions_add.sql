-- $1 queue id, $2 e-mail, $3 case, $4 verdict, $5 keys and $6 values of the facts: text[] of equal length
INSERT INTO decision (queue_id, email_id, case_number, verdict, facts)
VALUES ($1, $2, case_ref($3::bigint), $4,
	jsonb_object($5::text[], $6::text[]))
