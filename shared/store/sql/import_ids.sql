-- Ids for those that an import makes.
-- $1 kind, $2 how many
-- -> id
SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id
FROM generate_series(1, $2::bigint)
