-- Does an id lead anywhere?  Few that a message has as its own do: it was
-- cited before it came, or came before.
-- $1 id as uuid
-- -> known
SELECT true
FROM thread_id
WHERE ref = $1
