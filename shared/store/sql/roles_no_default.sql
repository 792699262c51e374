-- No role is the default; another one becomes it.
UPDATE role
SET is_default = false
WHERE is_default
