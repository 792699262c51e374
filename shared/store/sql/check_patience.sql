-- What reads whole tables may take longer than a delivery.
-- $1 time, as statement_timeout has it
-- -> set
SELECT set_config('statement_timeout', $1, true)
