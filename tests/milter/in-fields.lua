-- Only what was written in our name goes, from the last instance to the first.
begin()
mail("a@example.net")
rcpt("support@example.com", "continue")
data()
header("Authentication-Results: mx.example.com; dmarc=pass",
	"From: a@example.net", "X-Postcase-Case: 1",
	"Authentication-Results: mx.example.com; dmarc=pass",
	"X-POSTCASE-CASE: 2", "X-Other: 3", "Received: from a by b",
	"Authentication-Results: mx.example.org; dmarc=pass")
body("x")
finish("continue")
done(MT_HDRDELETE, "X-Postcase-Case")
done(MT_HDRDELETE, "Authentication-Results")
not_done(MT_HDRDELETE, "X-Other")
not_done(MT_HDRADD)
not_done(MT_RCPTDELETE, "<support@example.com>")
mail("a@example.net")
rcpt("support@example.com", "continue")
data()
header("Authentication-Results: mx.example.com; dmarc=pass",
	"Received: from a by b", "Subject: X-Postcase-Case: 1")
body("x")
finish("continue")
not_done(MT_HDRDELETE)
mt.disconnect(conn)
