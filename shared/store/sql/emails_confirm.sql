-- A copy from outside was stored before the proof came that an agent sent it.
-- The key covers text and attachments, not html beside a text: that is of the
-- copy that is proved.
-- $1 e-mail, $2 html
UPDATE email e
SET status = 'Sent', unverified = false, stranger = false, html = $2,
	contact_id = coalesce(e.contact_id,
		(SELECT contact_id FROM cases WHERE number = e.case_number)),
	account_id = coalesce(e.account_id,
		(SELECT account_id FROM cases WHERE number = e.case_number)),
	lead_id = coalesce(e.lead_id,
		(SELECT lead_id FROM cases WHERE number = e.case_number))
WHERE e.id = $1
