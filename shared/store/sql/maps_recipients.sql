-- Every address whose mail is for postcase.  For `postcase maps`.
-- -> key, value
SELECT address AS key, 'OK' AS value
FROM group_address
ORDER BY address
