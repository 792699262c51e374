-- $1 e-mail, $2 number of the chunk, from 0, $3 at most 1 MiB
INSERT INTO email_raw (email_id, seq, bytes)
VALUES ($1, $2, $3)
