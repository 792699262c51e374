-- So many messages a minute, counted for each account, not for each address.
begin()
for _ = 1, rate do
	mail("a@example.net")
	rcpt("busy@example.com", "continue")
	rcpt("busy+again@example.com", "continue")
	mt.abort(conn)
end
mail("a@example.net")
rcpt("busy@example.com", "reply")
rcpt("support@example.com", "continue")
mt.disconnect(conn)
begin()
mail("a@example.net")
rcpt("busy@example.com", "reply")
mt.disconnect(conn)
