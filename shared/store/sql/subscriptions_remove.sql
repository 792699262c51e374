-- $1 case, $2 user
DELETE FROM subscription
WHERE case_number = $1::bigint AND user_id = $2::bigint
