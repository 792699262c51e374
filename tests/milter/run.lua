-- run.lua - runs a dialogue with a milter, and says where it goes wrong
--
--	miltertest -w -D socket=SOCKET -D dialogue=FILE.lua [-D NAME=VALUE]... -s run.lua
--
-- A dialogue is a script of the functions below; a reply that is not the wanted one
-- ends it with an error.

answers = {
	[SMFIR_CONTINUE] = "continue", [SMFIR_ACCEPT] = "accept",
	[SMFIR_REJECT] = "reject", [SMFIR_TEMPFAIL] = "tempfail",
	[SMFIR_DISCARD] = "discard", [SMFIR_REPLYCODE] = "reply",
	[SMFIR_SKIP] = "skip",
}

function must(failed, what)
	if failed ~= nil then error(what .. ": " .. failed) end
end

function wants(want, what)
	local is = answers[mt.getreply(conn)] or "nothing"
	if is ~= want then
		error(what .. ": " .. is .. ", not " .. want)
	end
end

function begin(ip)
	conn = mt.connect(socket)
	if conn == nil then error("nobody listens") end
	must(mt.conninfo(conn, "client.example", ip or "192.0.2.1"), "connect")
	wants("continue", "connect")
end

-- mail(SENDER, PARAMETER...)
function mail(sender, ...)
	mt.macro(conn, SMFIC_MAIL, "i", "TEST1")
	must(mt.mailfrom(conn, "<" .. sender .. ">", ...), "mail")
end

function rcpt(to, want)
	must(mt.rcptto(conn, "<" .. to .. ">"), "rcpt " .. to)
	wants(want, "rcpt " .. to)
end

function data(want)
	must(mt.data(conn), "data")
	wants(want or "continue", "data")
end

-- header("Name: value", ...): sent without a reply, as is agreed on
function header(...)
	for _, line in ipairs({...}) do
		local name, value = line:match("^([^:]+): (.*)$")
		must(mt.header(conn, name, value), line)
	end
end

function body(text)
	must(mt.bodystring(conn, text), "body")
end

-- finish(ANSWER[, CODE, DSN, TEXT])
function finish(want, code, dsn, text)
	must(mt.eom(conn), "end")
	wants(want, "end")
	if code and not mt.eom_check(conn, MT_SMTPREPLY, code, dsn, text) then
		error("end: not " .. code .. " " .. dsn .. " " .. text)
	end
end

function done(...)
	if not mt.eom_check(conn, ...) then
		error("not done: " .. table.concat({...}, " ", 2))
	end
end

function not_done(...)
	if mt.eom_check(conn, ...) then
		error("done: " .. table.concat({...}, " ", 2))
	end
end

local well, why = pcall(dofile, dialogue)
if not well then
	mt.echo(tostring(why)) -- miltertest does not
	error(why)
end
