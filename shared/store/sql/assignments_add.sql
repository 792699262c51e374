-- $1 group account, $2 case, $3 user, $4 method, $5 source, $6 turn or NULL, $7 pointer or NULL, $8 candidates as bigint[], $9 their loads as bigint[]
INSERT INTO assignment_log (group_account_id, case_number, user_id, method,
	source, turn, pointer, candidates, loads)
VALUES ($1, case_ref($2::bigint), $3, $4, $5, $6, $7, $8::bigint[],
	$9::bigint[])
