-- Whose counted load is not what he has.
-- -> login, counted, open_cases, drift
SELECT login, counted, open_cases, drift
FROM load_drift
ORDER BY login
