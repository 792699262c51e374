-- Rows that name something that is not there.
-- -> subject, what
SELECT o.child, o.rows || ' of ' || o.child || ' name ' || o.child_column || ' '
	|| o.missing || ', which is not there'
FROM orphans() AS o
ORDER BY o.child, o.child_column, o.missing
LIMIT 1000
