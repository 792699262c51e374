#!/bin/sh
# postcase maps: what Postfix has to know, in local files that it reads while they
# change: who is there, who may send as whom, and through which server.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people
etc=$POSTCASE_MAIL_CONFIG
maps=$world/maps
export MAIL_CONFIG="$etc"

is 'without a directory it says how to make it, and ends with 73' \
	"$(postcase maps 2>&1 >/dev/null; echo $?)" "postcase: could not write \
the maps of Postfix: $maps: No such file or directory; make it: install -d -o \
postcase -g postcase $maps
73"
install -d -m 777 "$maps"
is 'a folder that everybody may write to is refused' \
	"$(postcase maps 2>&1 | grep -o 'chmod o-w .*')" "chmod o-w $maps"
rmdir "$maps"
install -d -o postcase -g postcase "$maps"
postcase maps >/dev/null

lines() { grep -v '^#' "$maps/$1" | tr '\t\n' ' ;'; }
written() { postcase maps --json | grep -c '"written": true'; }

# --- the files --------------------------------------------------------------------

postcase group set support@example.com --add-alias help@example.com >/dev/null
is 'recipients has all addresses of group accounts' "$(lines recipients)" \
	'help@example.com OK;support@example.com OK;'
is 'transport leads each to postcase-lmtpd' \
	"$(lines transport | cut -d';' -f2-)" \
	"help@example.com lmtp:unix:$POSTCASE_LMTP;support@example.com \
lmtp:unix:$POSTCASE_LMTP;"
is 'and the domain of copies, which is nobody else' \
	"$(lines transport | cut -d';' -f1)" \
	"archive.invalid lmtp:unix:$POSTCASE_LMTP"

sql "UPDATE group_account SET send_as = true"
sql "INSERT INTO user_sasl_login SELECT 'anna@' || d, id FROM users,
	unnest('{example.com,example.net}'::text[]) AS d WHERE login = 'anna'"
postcase role add speaker --group-account team >/dev/null
postcase role give speaker anna ben >/dev/null
postcase user add dora --name Dora --email dora@example.com >/dev/null
postcase role give speaker dora >/dev/null
postcase user set cleo --active no >/dev/null
postcase group set support@example.com --trusted-form webform \
	--trusted-form 192.0.2.7 --trusted-form 2001:db8::7 >/dev/null
is 'sender_logins has the logins of users, and of who may send as a group' \
	"$(lines sender_logins)" "anna@example.com \
anna@example.com,anna@example.net;ben@example.com ben;cleo@example.com ,;\
dora@example.com dora;help@example.com anna@example.com,anna@example.net,ben,\
webform;support@example.com anna@example.com,anna@example.net,ben,webform;"

is 'nothing is written where nothing has changed' "$(written)" 0
before=$(stat -c '%i %Y' "$maps"/*)
postcase user set anna --language en >/dev/null
is 'not even touched' "$(stat -c '%i %Y' "$maps"/*)" "$before"
rm "$maps/recipients.db"
is 'an index that is missing is made again' "$(written)" 1
ok 'a command says which maps are new, in one line' sh -c "postcase user set \
	ben --add-email benny@example.com | grep -qx \"Postfix's maps are up to date: \
sender_logins\""
is 'for programs it prints the record alone' "$(postcase group add new@example.com \
	--team Support --json 2>&1 | grep -c 'maps')" 0
is 'nothing else lies in the directory' \
	"$(find "$maps" -mindepth 1 | grep -vcE '/[a-z_]+(\.db)?$')" 0

sql "INSERT INTO group_address SELECT a, id FROM group_account, unnest(ARRAY[
	'#x@example.com', E'a@example.com\nroot@example.com', '@example.com',
	'/.*/@example.com', 'back\\slash@example.com', 'two words@example.com'])
	AS a WHERE name = 'new@example.com'"
sql "INSERT INTO user_sasl_login SELECT 'dora,root', id FROM users
	WHERE login = 'dora'"
is 'what a line cannot hold is left out, and said' \
	"$(postcase maps 2>&1 >/dev/null)" \
	"recipients: 5 addresses or logins are left out, for a map's line cannot \
hold them
transport: 5 addresses or logins are left out, for a map's line cannot hold them
sender_logins: 6 addresses or logins are left out, for a map's line cannot hold \
them"
is 'and makes no line of its own' \
	"$(lines recipients | tr ';' '\n' | grep -vcE \
		'^(help|support|new|/\.\*/)@example.com OK$|^$')" 0
is 'a login with a comma is nobody' "$(lines sender_logins | tr ';' '\n' |
	grep dora)" 'dora@example.com ,'
sql "DELETE FROM group_address WHERE address !~ '^(help|support|new)@'"
sql "DELETE FROM user_sasl_login WHERE login LIKE 'dora%'"
postcase maps >/dev/null

is 'a failure afterwards is a warning, not a failed command' \
	"$(MAIL_CONFIG=$world/none postcase user set ben \
		--remove-email benny@example.com 2>&1 >/dev/null | cut -d: -f1
		sql "SELECT count(*) FROM email_address a JOIN address_owner o
			ON o.address_id = a.id WHERE address LIKE 'benny%'")" \
	"what was asked for is done, but Postfix's maps are the old ones
0"
postcase maps >/dev/null

mkdir "$maps/.new"
echo 'intruder@example.com OK' >"$maps/.new/recipients"
for n in 1 2 3 4 5; do
	postcase group add "many$n@example.com" --team Support >/dev/null &
done
wait
is 'of commands at once the last one has written all' \
	"$(lines recipients | tr ';' '\n' | grep -c many)" 5
is 'and what a killed one has left is swept away' \
	"$(lines recipients | grep -c intruder; ls -d "$maps/.new" 2>/dev/null)" 0

# --- passwords --------------------------------------------------------------------

printf 'pa ss:w#"rd\n' >"$world/password"
relay() { postcase group set support@example.com "$@"; }
is 'a server without a password is enough' "$(relay --relay '[127.0.0.1]:99' |
	grep -E '^(relay|Post)' | tr -s ' ')" 'relay [127.0.0.1]:99
Postfix'\''s maps are up to date: sender_relay'
is 'a login wants its password' "$(relay --relay-login shop >/dev/null 2>&1
	echo $?)" 64
relay --relay-login shop --relay-password-file - <"$world/password" \
	>"$world/shown" 2>&1
is 'it is nowhere but in its map' "$(lines relay_passwords)
$(grep -c 'pa ss' "$world/shown")
$(pg_dump -n postcase --data-only 2>/dev/null | grep -c 'pa ss')" \
	'help@example.com shop:pa ss:w#"rd;support@example.com shop:pa ss:w#"rd;
0
0'
is 'which is for its owner alone' \
	"$(stat -c '%a %U' "$maps/relay_passwords" "$maps/relay_passwords.db" |
		sort -u)" '600 postcase'
is 'another server does not get it' "$(relay --relay '[192.0.2.1]:25' \
	>/dev/null 2>&1; echo $?)" 64
sql "UPDATE group_account SET relay_host = '[192.0.2.1]:25'
	WHERE relay_host IS NOT NULL"
is 'not even by a change in the database' "$(postcase maps 2>&1 >/dev/null
	echo $?)" 'postcase: could not write the maps of Postfix: help@example.com: a '\
'sealed password is not of this key and place
78'
sql "UPDATE group_account SET relay_host = '[127.0.0.1]:99'
	WHERE relay_host IS NOT NULL"
chmod 640 "$world/etc/secret.key"
is 'a key that others may read is refused' "$(postcase maps >/dev/null 2>&1
	echo $?)" 78
is 'and postcase check says so' "$(postcase check | grep -c '^error *secret key')" 1
chmod 600 "$world/etc/secret.key"
is 'init leaves the key as it is' "$(md5sum <"$world/etc/secret.key"
	postcase init --json | grep -o '"secret_key_made": *false')" \
	"$(md5sum <"$world/etc/secret.key")
\"secret_key_made\": false"
is 'no server, no password' "$(relay --relay no >/dev/null
	lines relay_passwords)" ''

invariants 'the invariants hold'
tap_end
