-- After a merge the flags say who is accepted on the one case.
-- $1 case that stays
UPDATE email e
SET stranger = NOT p.accepted
FROM email_role r
JOIN participant p ON p.address_id = r.address_id
WHERE e.case_number = $1 AND NOT e.unverified AND r.email_id = e.id
	AND r.role = 'from' AND r.place = 0 AND p.case_number = e.case_number
	AND e.stranger = p.accepted
