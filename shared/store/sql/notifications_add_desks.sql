-- Tells those in whose inbox an e-mail lies: a copy came that gave it to more
-- of them (DUP-4: each is told once, whichever way it came).
-- $1 e-mail
-- -> told
SELECT tell(n, true)
FROM note n
WHERE n.email_id = $1
