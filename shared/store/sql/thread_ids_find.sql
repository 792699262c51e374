-- The stored e-mails that these ids name, and their present cases.
-- $1 ids as uuid[], the nearest ancestor first
-- -> distance, email_id, case_number
SELECT asked.place - 1, e.id, e.case_number
FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (ref, place)
JOIN thread_id t ON t.ref = asked.ref
JOIN email e ON e.id = t.email_id
ORDER BY asked.place
