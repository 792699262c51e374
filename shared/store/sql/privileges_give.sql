-- The roles of our programs get what they need, and lose what they do not; those
-- that are not there, nothing.
-- -> done
SELECT give_privileges() AS done
