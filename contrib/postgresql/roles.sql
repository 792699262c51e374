-- roles.sql - a PostgreSQL role for each kind of program, with the least rights
--
-- Without it all programs are the owner of the schema.  With it a mistake in a
-- program that strangers talk to reads no stored mail and changes no settings.
--
-- 1. As the superuser of PostgreSQL:
--
--	runuser -u postgres -- psql -X -f contrib/postgresql/roles.sql
--
-- 2. The service user may become them: a line in pg_hba.conf, before those for
--    all users, and five in pg_ident.conf (both in /etc/postgresql/15/main), then
--    "systemctl reload postgresql":
--
--	local postcase postcase,postcase_deliver,postcase_send,postcase_milter,postcase_ctl peer map=postcase
--
--	postcase postcase postcase
--	postcase postcase postcase_deliver
--	postcase postcase postcase_send
--	postcase postcase postcase_milter
--	postcase postcase postcase_ctl
--
-- 3. In /etc/postcase/postcase.conf:
--
--	database_delivery_role = postcase_deliver
--	database_milter_role = postcase_milter
--	database_command_role = postcase_ctl
--
-- 4. "postcase init" gives the roles what they need, and does so again after each
--    upgrade; then "systemctl reload postcase-lmtpd postcase-milter" (those that
--    run) and "postcase check".
--
-- Running it twice does no harm.
\set ON_ERROR_STOP on

-- postcase-lmtpd and postcase-lda: store mail
SELECT 'CREATE ROLE postcase_deliver LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postcase_deliver')
\gexec

-- what hands mail over to the mail server
SELECT 'CREATE ROLE postcase_send LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postcase_send')
\gexec

-- what answers SMTP: reads, and counts the hits of filters
SELECT 'CREATE ROLE postcase_milter LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postcase_milter')
\gexec
ALTER ROLE postcase_milter SET default_transaction_read_only = on;

-- the command line: records, not the schema
SELECT 'CREATE ROLE postcase_ctl LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postcase_ctl')
\gexec
