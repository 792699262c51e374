#!/bin/sh
# Each program is a role of PostgreSQL with what it needs, and no more.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
export POSTCASE_ROLES=yes
world_up
people

# Who stored it, in the decision's row: the test asks, no program does.
sql 'ALTER TABLE decision ADD COLUMN who text DEFAULT current_user' >/dev/null
who() { # LETTER: door and role
	sql "SELECT string_agg(DISTINCT a.door || ' ' || d.who, ', ')
		FROM email e
		JOIN arrival a ON a.email_id = e.id
		JOIN decision d ON d.email_id = e.id
		WHERE e.message_id = '$1@example.net'"
}
letter first ann@example.net
give first
is 'mail is stored by pipe, as the role that stores' "$(who first)" \
	'pipe postcase_deliver'
server start lmtpd
letter second ann@example.net 'In-Reply-To: <first@example.net>'
"$send" -f ann@example.net "$POSTCASE_SMTP" support@example.com \
	"$world/letters/second"
wait_queue 30
is 'and by LMTP' "$(who second)" 'lmtp postcase_deliver'
is 'on its case' "$(case_of second)" "$(case_of first)"
is 'the command line is a role, too' "$(postcase case status \
	"$(case_of first)" Closed)" "case $(case_of first) is Closed now"
postcase init >/dev/null
ok 'init is the owner again, and all is well' postcase check
is 'check asks the role that stores, too' "$(postcase check |
	grep '^ok  *delivery ' | tr -s ' ')" 'ok delivery postcase_deliver'
sed -i 's/^database_delivery_role = .*/&x/' "$POSTCASE_CONF"
is 'and says when it cannot' \
	"$(postcase check | grep -c '^error *delivery .*could not reach')" 1
sed -i 's/^\(database_delivery_role = .*\)x/\1/' "$POSTCASE_CONF"

# denied ROLE STATEMENT: it may not, for want of the right
denied() {
	psql -U "$1" -XAtq -c 'SET search_path = postcase' -c "$2" 2>&1 |
		grep -qE 'permission denied|must be owner|read-only transaction'
}
while read -r role statement; do
	ok "$role may not: $statement" denied "$role" "$statement"
done <<'EOT'
postcase_deliver SELECT body FROM email
postcase_deliver SELECT html FROM email
postcase_deliver SELECT * FROM raw_chunk
postcase_deliver SELECT bytes FROM email_raw
postcase_deliver SELECT * FROM decision
postcase_deliver SELECT * FROM outbox
postcase_deliver SELECT * FROM email_words
postcase_deliver DELETE FROM email
postcase_deliver DELETE FROM cases
postcase_deliver DELETE FROM note
postcase_deliver UPDATE email_key SET email_id = 1
postcase_deliver UPDATE email_raw SET bytes = ''
postcase_deliver UPDATE users SET administrator = true
postcase_deliver UPDATE user_right SET email_read = 'all'
postcase_deliver UPDATE role SET email_read = 'all'
postcase_deliver INSERT INTO user_role VALUES (1, 1)
postcase_deliver INSERT INTO team_member VALUES (1, 1)
postcase_deliver UPDATE group_account SET mode = 'inactive'
postcase_deliver INSERT INTO token_key (secret) VALUES ('x')
postcase_deliver UPDATE token_key SET secret = 'x'
postcase_deliver UPDATE filter SET action = 'discard'
postcase_deliver UPDATE address_owner SET user_id = 1
postcase_deliver DELETE FROM notification
postcase_deliver TRUNCATE email
postcase_deliver DROP TABLE email
postcase_deliver CREATE TABLE mine ()
postcase_deliver UPDATE schema_migration SET version = 1
postcase_deliver UPDATE privilege SET may = 'ALL'
postcase_milter SELECT * FROM email
postcase_milter SELECT * FROM cases
postcase_milter SELECT * FROM note
postcase_milter SELECT * FROM contact
postcase_milter SELECT * FROM users
postcase_milter SELECT * FROM email_raw
postcase_milter INSERT INTO email_address (address) VALUES ('x')
postcase_milter UPDATE group_account SET mode = 'inactive'
postcase_milter CREATE TEMPORARY TABLE mine ()
postcase_send SELECT * FROM email
postcase_send SELECT * FROM token_key
postcase_send INSERT INTO outbox DEFAULT VALUES
postcase_send UPDATE cases SET status = 'Closed'
postcase_ctl UPDATE schema_migration SET version = 1
postcase_ctl UPDATE privilege SET may = 'ALL'
postcase_ctl DROP TABLE email
postcase_ctl TRUNCATE email
postcase_ctl CREATE TABLE postcase.mine ()
postcase_ctl DROP TRIGGER rights ON users
EOT
may() { psql -U "$1" -XAtq -v ON_ERROR_STOP=1 -c 'SET search_path = postcase' -c "$2"; }
for table in group_address filter token_key thread_id; do
	ok "postcase_milter reads $table" may postcase_milter \
		"SELECT * FROM $table"
done
ok 'postcase_milter reads who is a user' may postcase_milter \
	'SELECT id, login, active FROM users'
ok 'postcase_milter follows an e-mail without a case' may postcase_milter \
	'SELECT case_of_email(1)'
is 'postcase_milter finds the case of an answer' "$(may postcase_milter \
	"PREPARE q AS $(grep -v '^--' "$top/shared/store/sql/answers_find.sql");
	EXECUTE q(1, ARRAY[left(encode(sha256('first@example.net'), 'hex'),
		32)::uuid], ARRAY[1], ARRAY['ann@example.net'])")" \
	'1|-1|1|1|t|t
|0|1|1|t|t'

server start milter
postcase filter add spam --group support@example.com --from '*@bad.example' \
	--action reject >/dev/null
refused() { ! "$send" -f x@bad.example "$POSTCASE_SMTP" support@example.com \
	"$world/letters/third"; }
letter third x@bad.example
ok 'postcase-milter learns of a filter' until_true 10 refused
counted() { [ "$(sql 'SELECT count(*) FROM filter_hit')" -gt 0 ]; }
ok 'and counts what it refuses' until_true 15 counted

# Every statement of a program that stores mail may be run by its role; those of
# a file of store/ count when the program has that file in it.
statements() {
	for file in "$top"/shared/store/*.c; do
		object=$top/$B/shared/store/$(basename "$file" .c).o
		nm -g --defined-only "$object" | awk '{ print $3 }' |
			grep -qxF -f - "$world/symbols" || continue
		grep -o 'STMT_[A-Z0-9_]*' "$file"
	done | sort -u | sed 's/^STMT_//' | tr '[:upper:]' '[:lower:]' |
		grep -vxE 'count|raws_read|token_keys_(add|lock|list|retire)|loads_(compare|lock|mend)'
}
explain() { # STATEMENT: what is wrong with it for the role
	file=$top/shared/store/sql/$1.sql
	n=$(grep -v '^--' "$file" | grep -o '\$[0-9]*' | tr -d '$' | sort -n |
		tail -n 1)
	nulls=$(seq -s , "${n:-0}" | sed 's/[0-9][0-9]*/NULL/g')
	{
		echo 'SET search_path = postcase; PREPARE q AS'
		cat "$file"
		echo "; EXPLAIN EXECUTE q${n:+($nulls)};"
	} | psql -U postcase_deliver -XAtq 2>&1 >/dev/null |
		sed "s/^/$1: /"
}
nm -g --defined-only "$top/$B/bin/postcase-lda-full" | awk '{ print $3 }' \
	>"$world/symbols"
statements >"$world/statements"
is 'the statements are found' \
	"$(grep -cxE 'emails_insert|claims_insert|cases_open' "$world/statements")" 3
is 'each is allowed to the role that stores' "$(while read -r statement; do
	explain "$statement"
done <"$world/statements")" ''

sql 'ALTER TABLE decision DROP COLUMN who' >/dev/null
invariants 'the invariants hold'
tap_end
