-- $1 case, $2 another one, $3 why
INSERT INTO case_link (older, younger, why)
VALUES (least(case_ref($1::bigint), case_ref($2::bigint)),
	greatest(case_ref($1::bigint), case_ref($2::bigint)), $3)
ON CONFLICT DO NOTHING
