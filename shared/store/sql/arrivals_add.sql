-- One way on which an e-mail came; the same way twice (a delivery that was tried again) is one.
-- $1 e-mail, $2 door, $3 queue id or NULL, $4 sender, $5 recipient, $6 original recipient or NULL, $7 group account
INSERT INTO arrival (email_id, door, queue_id, sender, recipient,
	original_recipient, group_account_id)
SELECT $1::bigint, $2::text, $3::text, $4::text, $5::text, $6::text,
	$7::bigint
WHERE NOT EXISTS (
	SELECT
	FROM arrival a
	WHERE a.email_id = $1::bigint AND a.recipient = $5::text
		AND a.queue_id IS NOT DISTINCT FROM $3::text)
