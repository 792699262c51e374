-- After a merge that a mail brought about: what people wrote who are not
-- accepted on the one case is flagged, though their own case knew them.
-- $1 case that stays
UPDATE email e
SET stranger = true
FROM email_role r
JOIN participant p ON p.address_id = r.address_id
WHERE e.case_number = $1 AND NOT e.stranger AND r.email_id = e.id
	AND r.role = 'from' AND p.case_number = e.case_number AND NOT p.accepted
