-- Users whose counted load is not what they have.
-- -> subject, what
SELECT login, login || ': counted are ' || counted || ', open are '
	|| open_cases
FROM load_drift
ORDER BY login
