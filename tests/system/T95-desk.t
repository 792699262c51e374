#!/bin/sh
# What agents do with the mail on their desks; nobody else's is touched.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add info@example.com --team Support --no-case >/dev/null

anna() { postcase --as anna "$@"; }
ben() { postcase --as ben "$@"; }
ends() { # COMMAND...: the exit status
	"$@" >/dev/null 2>&1
	echo $?
}
id_of() { of_letter "$1" id; }
# on_desks LETTER LOGIN...: it lies in their inboxes, unread, and in no other's
on_desks() {
	letter_id=$(id_of "$1")
	shift
	sql "DELETE FROM email_user WHERE email_id = $letter_id"
	for login; do
		sql "INSERT INTO email_user (email_id, user_id, assigned)
			SELECT $letter_id, id, true FROM users
			WHERE login = '$login'"
	done
}
# desk_of LOGIN LETTER: place, folder, read, important
desk_of() {
	sql "SELECT d.place, f.name, is_read, important
		FROM email_user d
		JOIN users u ON u.id = d.user_id AND login = '$1'
		LEFT JOIN email_folder f ON f.id = d.folder_id
		WHERE email_id = $(id_of "$2")"
}
listed() { # ARGUMENT...: subjects of a list, as somebody
	postcase email list --json "$@" |
		sed -n 's/.*"subject": "\([^"]*\)".*/\1/p' | tr '\n' ' '
}

for name in first second third; do
	letter "$name" ann@example.net "To: info@example.com"
	give "$name" info@example.com
	on_desks "$name" anna ben
done
first=$(id_of first) second=$(id_of second) third=$(id_of third)

# Inbox, unread, important
is 'the inbox is what a user is shown, the newest first' \
	"$(listed --as anna)" 'third second first '
is 'new mail is marked as new' "$(anna email list | grep -c ' N ')" 3
is 'mail is marked as read' "$(anna email read "$first" "$second")" \
	'e-mails read: 2'
is 'for the one who did it' "$(desk_of anna first)" 'inbox||t|f'
is 'and for nobody else' "$(desk_of ben first)" 'inbox||f|f'
is 'what is unread can be listed' "$(listed --as anna --unread)" 'third '
is 'read mail becomes unread' "$(anna email unread "$first")" \
	'e-mails unread: 1'
anna email important "$second" >/dev/null
is 'what is important can be listed' "$(listed --as anna --important)" \
	'second '
is 'and is not for others' "$(listed --as ben --important)" ''
anna email ordinary "$second" >/dev/null
is 'what is not important any more is not' "$(desk_of anna second)" \
	'inbox||t|f'

anna email show "$third" --json >/dev/null
is 'programs that look at an e-mail have not read it' "$(desk_of anna third)" \
	'inbox||f|f'
ben email show "$third" >/dev/null
is 'who is shown an e-mail has read it' \
	"$(desk_of ben third) $(desk_of anna third)" 'inbox||t|f inbox||f|f'
ben email unread "$third" >/dev/null

# Trash, archive, restore
sql "INSERT INTO notification (user_id, note_id)
	SELECT u.id, n.id FROM note n, users u
	WHERE n.email_id = $first AND login IN ('anna', 'ben')
	ON CONFLICT DO NOTHING"
unread() { # LOGIN LETTER: his notifications of it
	sql "SELECT count(*) FROM notification t JOIN note n ON n.id = note_id
		JOIN users u ON u.id = user_id
		WHERE login = '$1' AND email_id = $(id_of "$2")
			AND read_at IS NULL"
}
is 'trash is his alone who does it' \
	"$(anna email trash "$first") $(desk_of anna first) $(desk_of ben first)" \
	'e-mails in the trash: 1 trash||f|f inbox||f|f'
is 'who trashed it need not be told' "$(unread anna first)" 0
is 'what is in the trash is not in the inbox' "$(listed --as anna)" \
	'third second '
is 'but in the trash' "$(listed --as anna --trash)" 'first '
anna email restore "$first" >/dev/null
is 'it comes back' "$(desk_of anna first)" 'inbox||f|f'
anna email archive "$first" >/dev/null
is 'the archive is his alone, too' "$(desk_of anna first) $(desk_of ben first)" \
	'archive||f|f inbox||f|f'
is 'and listed' "$(listed --as anna --archive)" 'first '

# Folders
anna folder add Invoices >/dev/null
anna folder add Later --quiet yes >/dev/null
is 'a folder is made once' "$(ends anna folder add Later)" 65
is 'what is called the inbox is no folder' "$(ends anna folder add inbox)" 65
is 'folders are listed with what is unread' \
	"$(anna folder list --json | tr -d '\n' | sed 's/}, */}\n/g' |
		sed -n 's/.*"name": "\([^"]*\)".*"unread": \([0-9]*\).*"quiet": \([a-z]*\).*/\1 \2 \3/p' |
		tr '\n' ';')" 'inbox 1 false;Invoices 0 false;Later 0 true'
is 'mail is moved into a folder' "$(anna email move "$second" --to Invoices)" \
	'e-mails moved: 1'
is 'of its owner' "$(desk_of anna second) $(desk_of ben second)" \
	'folder|Invoices|t|f inbox||f|f'
is 'and is listed there' "$(listed --as anna --folder Invoices)" 'second '
is 'not in the inbox' "$(listed --as anna)" 'third '
is 'another cannot name the folder' \
	"$(ends ben email move "$second" --to Invoices)" 67
is 'nor list it' "$(ends ben email list --folder Invoices)" 67
anna email trash "$second" >/dev/null
anna email restore "$second" >/dev/null
is 'what was trashed goes back into its folder' "$(desk_of anna second)" \
	'folder|Invoices|t|f'
anna email archive "$second" >/dev/null
is 'the archive takes it out of the folder' "$(desk_of anna second)" \
	'archive||t|f'
anna email move "$second" --to Invoices >/dev/null
anna folder set Invoices --name Bills >/dev/null
anna folder move Bills down >/dev/null
is 'folders are renamed and moved' "$(anna folder list --json |
	sed -n 's/.*"name": "\([^"]*\)".*/\1/p' | tr '\n' ' ')" \
	'inbox Later Bills '
anna folder delete Bills >/dev/null
is 'what was in a deleted folder is in the inbox' "$(desk_of anna second)" \
	'inbox||t|f'
sql "INSERT INTO email_folder (user_id, name, place)
	SELECT id, 'f' || n, n FROM users, generate_series(1, 99) AS n
	WHERE login = 'ben'"
is 'a hundred folders' "$(ends ben folder add Last)" 0
is 'are enough' "$(ends ben folder add More)" 65
is 'nobody in particular has no folders' "$(ends postcase folder list)" 64

# Group folders
is 'an ordinary user makes no group folder' \
	"$(ends anna folder add Shared --group)" 77
postcase team add Others >/dev/null
postcase folder add Shared --group --team Support >/dev/null
postcase folder add Closed --group --team Others >/dev/null
is 'a group folder is seen by its teams only' "$(anna folder list --group |
	awk 'NR > 1 { print $1 }')" Shared
is 'mail goes into it for everybody' \
	"$(anna email move "$third" --to-group Shared) $(listed --as ben)" \
	'e-mails moved: 1 second first '
is 'and is listed there by all' \
	"$(listed --as ben --group-folder Shared)" 'third '
is 'and lies on the desks of all of its teams' "$(desk_of cleo third)" \
	'inbox||f|f'
is 'into one of others it does not go' \
	"$(ends anna email move "$second" --to-group Closed)" 67
anna email trash "$third" >/dev/null
is 'trash in a group folder is for everybody' \
	"$(listed --as ben --group-folder Shared)+$(listed --as ben \
		--group-folder Shared --trash)" '+third '
ben email restore "$third" >/dev/null
is 'and comes back for everybody' \
	"$(listed --as anna --group-folder Shared)" 'third '
ben email read "$third" >/dev/null
is 'but is read by each alone' "$(desk_of ben third) $(desk_of anna third)" \
	'inbox||t|f inbox||f|f'
ben email move "$third" --to f1 >/dev/null
is 'who takes it out takes it from everybody' \
	"$(listed --as anna --group-folder Shared)+$(desk_of ben third)" \
	'+folder|f1|t|f'
postcase role add reader --email-read team >/dev/null 2>&1 ||
	sql "INSERT INTO role (name, email_read) VALUES ('reader', 'team')"
sql "INSERT INTO user_role SELECT u.id, r.id FROM users u, role r
	WHERE login = 'cleo' AND r.name = 'reader'"
anna email move "$third" --to-group Shared >/dev/null
is 'who may not edit it leaves it there' \
	"$(ends postcase --as cleo email trash "$third") $(listed --as anna \
		--group-folder Shared)" '77 third '
is 'a group folder with mail is deleted, and the mail is in the inboxes' \
	"$(postcase folder delete Shared --group) $(listed --as anna)" \
	'group folder Shared deleted; its e-mails are in the inbox third second '

# Whose it is not
letter other ann@example.net "To: info@example.com"
give other info@example.com
on_desks other ben
other=$(id_of other)
is 'what did not come to him he does not trash' \
	"$(ends anna email trash "$other")" 65
is 'an e-mail that is not there is not' "$(ends anna email trash 999999)" 67
sql "UPDATE arrival SET group_account_id = NULL WHERE email_id = $other"
is 'and one that he may not read is not there either' \
	"$(anna email trash "$other" 2>&1 | sed "s/$other/999999/")" \
	"$(anna email trash 999999 2>&1)"

# Delete
is 'delete is refused to ordinary users' "$(ends ben email delete "$other")" 77
is 'and nothing is gone' "$(id_of other)" "$other"
key=$(sql "SELECT count(*) FROM email_key")
is 'an administrator deletes for everybody' \
	"$(postcase email delete "$first")+$(id_of first)+$(listed --as ben)" \
	'e-mails deleted for everybody: 1++other second '
is 'with notes, notifications and desks' "$(sql "SELECT count(*) FROM (
	SELECT FROM note WHERE email_id = $first
	UNION ALL
	SELECT FROM email_user WHERE email_id = $first
	UNION ALL
	SELECT FROM notification t
	WHERE NOT EXISTS (SELECT FROM note n WHERE n.id = t.note_id)) AS kept")" 0
is 'its key is left' "$(sql "SELECT count(*) FROM email_key")" "$key"
give first info@example.com
is 'and a redelivery does not bring it back' "$(id_of first)" ''

send_letter opener ann@example.net
opened=$(case_of opener)
postcase email delete "$(id_of opener)" >/dev/null
send_letter answer ann@example.net 'References: <opener@example.net>'
is 'an answer to what was deleted opens a case of its own when nothing is left' \
	"$([ "$(case_of answer)" != "$opened" ] && echo other)" other
send_letter third.answer ann@example.net 'References: <answer@example.net>'
postcase email delete "$(id_of answer)" >/dev/null
send_letter fourth ann@example.net 'References: <answer@example.net>'
is 'and finds its case by what is left of it' "$(case_of fourth)" \
	"$(case_of third.answer)"

# Mass forms
for n in 1 2 3; do
	letter "old.$n" spam@example.org "To: info@example.com"
	give "old.$n" info@example.com
	on_desks "old.$n" anna ben
done
sql "UPDATE email SET received_at = now() - interval '30 days'
	WHERE message_id LIKE 'old.%' AND message_id <> 'old.3@example.net'"
is 'who has no right to it names each e-mail' \
	"$(ends anna email trash --from spam@example.org)" 77
sql "UPDATE role SET mass_update = true WHERE name = 'agent'"
is 'a dry run only counts' \
	"$(anna email trash --from spam@example.org --dry-run)" \
	'e-mails that would be in the trash: 3'
is 'a mass form does what the list shows' \
	"$(listed --as anna --from spam@example.org --before "$(date +%F)")" \
	'old.2 old.1 '
is 'by sender and time' "$(anna email trash --from spam@example.org \
	--before "$(date +%F)")" 'e-mails in the trash: 2'
is 'and touches nobody else' "$(listed --as ben --from spam@example.org)" \
	'old.3 old.2 old.1 '
is 'by words of the subject' \
	"$(anna email restore --subject 'OLD .2')" 'e-mails back where they were: 1'
is 'each record is asked for' "$(ben email delete --from spam@example.org 2>&1)" \
	'e-mails deleted for everybody: 0
left alone, for they are not yours to delete: 3'
is 'an administrator deletes what he selects' \
	"$(postcase email delete --subject 'old.1')" \
	'e-mails deleted for everybody: 1'
is 'without saying which nothing is done' "$(ends anna email trash)" 64
is 'ids and options do not go together' \
	"$(ends anna email trash 1 --unread)" 64
is 'at a terminal the number is said first' "$(script -qec \
	'postcase --as anna email trash --from spam@example.org' /dev/null |
	grep -c '2 e-mails would be in the trash')" 1
is 'and nothing done' "$(listed --as anna --from spam@example.org)" \
	'old.3 old.2 '

# Cases: who follows, notes, notifications
sql "DELETE FROM user_role"
send_letter case ann@example.net
case=$(case_of case)
postcase case assign "$case" anna >/dev/null
sql "DELETE FROM subscription s USING users u
	WHERE u.id = user_id AND case_number = $case AND login <> 'anna'"
sql 'UPDATE notification SET read_at = now()'
stream() {
	postcase case show "$case" | grep -A 2 '  note, by ' |
		sed 's/^[0-9-]* [0-9:]*  //' | tr '\n' ';'
}
told() { # LOGIN: what he is told of, not yet read
	postcase --as "$1" notifications list --json |
		sed -n 's/.*"kind": "\([^"]*\)".*"who": "\([^"]*\)".*"text": "\([^"]*\)".*/\1 \2 \3/p' |
		tr '\n' ';'
}
is 'a user follows a case' "$(ben case follow "$case")" \
	"ben follows case $case"
is 'and it is among those that he follows' "$(ben case list --followed --json |
	grep -c "\"number\": $case,")" 1
is 'and among those of his team' "$(ben case list --team --json |
	grep -c "\"number\": $case,")" 1
is 'not among his own' "$(ben case list --mine --json |
	grep -c "\"number\": $case,")" 0
is 'but among those of its assignee' "$(anna case list --mine --json |
	grep -c "\"number\": $case,")" 1
is 'and not among those that nobody has' "$(anna case list --unassigned \
	--json | grep -c "\"number\": $case,")" 0
printf 'He called.\nTwice.\n' | ben case note "$case" - >/dev/null
is 'a note is in the stream, with its author and all lines' "$(stream)" \
	'note, by ben;  | He called.;  | Twice.;'
is 'followers are told, with the first line' "$(told anna)" \
	'note ben He called.;'
is 'its author is not' "$(told ben)" ''
is 'nobody is told twice' "$(sql "SELECT count(*) FROM notification t
	JOIN note n ON n.id = t.note_id WHERE n.kind = 'note'")" 1
is 'an empty note is none' "$(ends ben case note "$case" ' ')" 65
is 'who has a case follows it' "$(ends anna case unfollow "$case")" 65
is 'others stop' "$(ben case unfollow "$case")" \
	"ben does not follow case $case"
anna case note "$case" 'Call back.' >/dev/null
is 'and are told no more' "$(told ben)" ''
is 'a lead makes others follow' "$(ben case follow "$case" --user cleo)" \
	"cleo follows case $case"
note=$(sql "SELECT max(note_id) FROM notification t JOIN users u ON u.id = user_id
	WHERE login = 'anna' AND read_at IS NULL")
is 'nobody reads the notifications of others' \
	"$(ends ben notifications read "$note")" 67
is 'a notification is read' "$(anna notifications read "$note")" \
	'notifications read: 1'
is 'and listed no more' "$(told anna)" ''
is 'but with all' "$(anna notifications list --all --json |
	grep -c "\"id\": $note,")" 1
postcase case note "$case" Secret >/dev/null
sql "INSERT INTO user_role SELECT u.id, r.id FROM users u, role r
	WHERE login = 'cleo' AND r.name = 'reader'"
is 'of what he may not read any more only that there was something' \
	"$(postcase --as cleo notifications list --json | tr -d '\n' |
		grep -o '"kind": "not yours to read", "case": null, "email": null, "who": null, "subject": null, "text": null' |
		sort -u | cut -c 1-26)" '"kind": "not yours to read'
is 'and the case is not there for him' \
	"$(ends postcase --as cleo case note "$case" hello)" 77
sql "DELETE FROM user_role"
is 'all are read at once' "$(ends anna notifications read --all) $(told anna)" \
	'0 '
is 'without saying which none is' "$(ends anna notifications read)" 64
is 'nobody in particular has no notifications' \
	"$(ends postcase notifications list)" 64

# Search and sums
letter found "Zoë <zoe@example.net>" "Subject: Broken zither" \
	"To: info@example.com"
give found info@example.com
on_desks found ben
sql "UPDATE arrival SET group_account_id = NULL
	WHERE email_id = $(id_of found)"
found() { # LOGIN WORD...
	login=$1
	shift
	postcase --as "$login" search --emails --json -- "$@" |
		sed -n 's/.*"subject": "\([^"]*\)".*/\1/p' | tr '\n' ' '
}
is 'words of a subject are found' "$(found ben zither)" 'Broken zither '
is 'words of a text' "$(found ben '"This is found"')" 'Broken zither '
is 'people by name and address' "$(found ben zoë)$(found ben \
	zoe@example.net)" 'Broken zither Broken zither '
is 'not what should not be in it' "$(found ben zither -broken)$(found \
	ben zither -other)" 'Broken zither '
is 'nothing that one may not read' "$(found anna zither)" ''
is 'a case is found by its e-mails and notes' \
	"$(anna search --cases --json '"Call back"' |
		grep -c "\"number\": $case,")" 1
letter later ann@example.net "Subject: Another zither" "To: info@example.com"
give later info@example.com
is 'what came meanwhile is found' "$(found anna zither)" 'Another zither '
is 'words that ask nothing find nothing' "$(ends anna search '&|!(' "'")" 0
postcase case status "$case" Closed >/dev/null
sql "UPDATE cases SET first_response_at = opened_at + interval '2 hours'
	WHERE number = $case"
sums() {
	sed -n "s/.*\"$1\": \"\([^\"]*\)\".*\"opened\": \([0-9]*\).*\"closed\": \([0-9]*\).*\"open\": \([0-9]*\).*/\1 \2 \3 \4/p"
}
is 'sums are made of what was opened and closed' \
	"$(postcase stats --json | tr -d '\n' | tr '{}' '\n\n' | sums login |
		grep anna)" "$(sql "SELECT 'anna ' || count(*) || ' 1 ' || count(*) - 1
		FROM cases c JOIN users u ON u.id = assigned_user
		WHERE login = 'anna'")"
is 'and of how soon the first answer came' \
	"$(postcase stats --json | grep -c '"first_response": "02:00:00"')" 3
is 'and of what came' "$(postcase stats --json | tr -d '\n' | tr '{}' '\n\n' |
	sed -n 's/.*"info@example.com".*"emails": \([0-9]*\).*/\1/p')" \
	"$(sql "SELECT count(DISTINCT email_id) FROM arrival
		JOIN group_address USING (group_account_id)
		JOIN email e ON e.id = email_id
		WHERE address = 'info@example.com'
			AND received_at > now() - interval '7 days'")"

# Hostile
esc=$(printf '\033')
anna folder add "$(printf 'Re\033[2Jd')" >/dev/null 2>&1
letter evil "$(printf '=?utf-8?q?=1b[31mEve=c2=9b?= <eve@example.org>')" \
	"To: info@example.com" "Subject: =?utf-8?q?=1b]0;pwned=07 =e2=80=ae?="
give evil info@example.com
on_desks evil anna
sql "UPDATE email_folder SET name = E'x\\x1b[31m' WHERE name = 'Later'"
is 'control characters of mail and folders never reach the terminal' \
	"$({
		anna email list
		anna email list --all --json
		anna folder list
		anna email list --folder "$(printf 'x\033[31m')"
		anna email move "$(id_of evil)" --to "$(printf '\033[31m')"
		anna folder delete "$(printf 'x\033[31m')"
		anna case note "$case" "$(printf 'a\033[31m\nb\302\233c')"
		anna case show "$case"
		postcase --as ben notifications list --all
		anna notifications list --all
	} 2>&1 | grep -c "$esc")" 0

invariants 'the invariants hold'
tap_end
