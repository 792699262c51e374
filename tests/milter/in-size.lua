-- A message that turns out too large is refused when nobody else gets it.

function large(...)
	mail("a@example.net")
	for _, to in ipairs({...}) do rcpt(to, "continue") end
	data()
	header("From: a@example.net")
	for _ = 1, 5 do body(string.rep("x", 5000)) end
end

begin()
large("sales@example.com")
finish("reply", "552", "5.3.4", "The message is too large for this address")
large("sales@example.com", "support@example.com")
finish("continue")
large("support@example.com")
finish("continue")
mt.disconnect(conn)
