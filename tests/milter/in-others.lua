-- Mail of others is accepted at DATA, message for message, in one session.
begin()
for _ = 1, 3 do
	mail("a@example.net")
	rcpt("ann@example.org", "continue")
	rcpt("bob@example.org", "continue")
	data("accept")
end
mt.disconnect(conn)
