-- One writes the words of e-mails at a time; who waited sees what it wrote.
-- -> locked
SELECT pg_advisory_xact_lock(3, 0)
