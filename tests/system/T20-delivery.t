#!/bin/sh
# Real mail through a real Postfix: what becomes of it.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

# mail FROM RCPT ID REST: REST is further header lines, then the body
mail() {
	printf 'From: %s\nTo: %s\nSubject: %s\nMessage-ID: <%s>\n%b' \
		"$1" "$2" "$3" "$3" "$4" >"$world/mail"
	mail_id=$("$send" -q -f "$1" "$POSTCASE_SMTP" "$2" "$world/mail")
	until_true 30 decided "$mail_id"
}

# Has Postfix logged what became of it?  Of this mail: an address may have been
# tried more than once.
decided() {
	grep -q "$1: to=<.*status=" "$POSTCASE_MAILLOG"
}

emails() { # how many are there with this Message-ID
	sql "SELECT count(*) FROM email WHERE message_id = '$1@example.net'"
}

# A bounce for a sender out there bounces too.
bounced() {
	grep -c 'to=<[a-z]*@example.com>.*status=bounced' "$POSTCASE_MAILLOG"
}

case_of() {
	sql "SELECT case_number FROM email WHERE message_id = '$1'"
}

mail carla@example.net support@example.com first@example.net '\nIt smokes.\n'
is 'a mail to the alias is a case' "$(case_of first@example.net)" 1
is 'the case has the subject as its name, and the next agent' \
	"$(sql "SELECT c.name, status, login FROM cases c
		JOIN users u ON u.id = assigned_user WHERE number = 1")" \
	'first@example.net|Assigned|anna'
is 'what the mail says describes the case' \
	"$(postcase case show 1 --json | grep -c '"description": "It smokes')" 1
is 'the envelope is kept, with the queue id of Postfix' \
	"$(sql "SELECT door, sender, recipient, queue_id ~ '^[0-9A-Za-z]+$'
		FROM arrival")" \
	"$door|carla@example.net|support@example.com|t"
ok 'Postfix logs the same queue id as sent' grep -q \
	"$(sql 'SELECT queue_id FROM arrival'): .*status=sent" "$POSTCASE_MAILLOG"

mail carla@example.net support@example.com second@example.net \
	'In-Reply-To: <first@example.net>\n\nStill smoking.\n'
is "an answer joins its thread's case" "$(case_of second@example.net)" 1
mail dan@example.net support@example.com third@example.net \
	'References: <first@example.net>\n <second@example.net>\n\nMe too.\n'
is 'References alone join the case too' "$(case_of third@example.net)" 1
is 'the case has a note for each mail, the first one opened it' \
	"$(sql 'SELECT count(*), count(*) FILTER (WHERE initial) FROM note')" \
	'3|1'
is 'the assignee is told of each' \
	"$(sql 'SELECT login, count(*) FROM notification
		JOIN users u ON u.id = user_id GROUP BY 1')" 'anna|3'

mail "o'brien@example.net" other@example.com fourth@example.net '\nHello.\n'
is 'an address without a group account has no mail' "$(emails fourth)" 0
bounces=0
if [ "$door" = lmtp ]; then
	ok 'it is refused when the recipient is named' grep -q \
		'to=<other@example.com>.*dsn=5.1.1.*in reply to RCPT' \
		"$POSTCASE_MAILLOG"
	bounces=2
else
	ok 'it waits in the queue, and the log says what to do' grep -q \
		'no group account has the address other@example.com (postcase group add' \
		"$world/log/postcase.log"
fi
postcase group add other@example.com --team Support >/dev/null
[ "$door" = pipe ] ||
	mail "o'brien@example.net" other@example.com fourth@example.net '\nHello.\n'
ok 'it arrives when the account is made' wait_queue 30
is 'with the true sender and Postfix queue id' \
	"$(sql "SELECT sender, recipient, group_account_id FROM arrival
		WHERE recipient = 'other@example.com'")" \
	"o'brien@example.net|other@example.com|2"

mail "o'brien@example.net" support@example.com fifth@example.net '\nHello.\n'
is 'local(8) changes the environment, the sender stays right' \
	"$(sql "SELECT sender FROM arrival a JOIN email e ON e.id = email_id
		WHERE message_id = 'fifth@example.net'")" "o'brien@example.net"

mail carla@example.net support+vip@example.com sixth@example.net '\nHello.\n'
is 'an extension names the same account' \
	"$(sql "SELECT recipient, name FROM arrival JOIN group_account g
		ON g.id = group_account_id WHERE recipient ~ 'vip'")" \
	'support+vip@example.com|support@example.com'

mail carla@example.net support@example.com first@example.net '\nIt smokes.\n'
is 'the same mail again is not stored twice' \
	"$(sql "SELECT count(DISTINCT e.id), count(*) FROM email e
		JOIN arrival a ON a.email_id = e.id
		WHERE message_id = 'first@example.net'")" '1|2'

mail robot@example.net support@example.com auto@example.net \
	'Auto-Submitted: auto-generated\n\nDisk full.\n'
is "a program's mail is stored and opens no case" \
	"$(sql "SELECT class, case_number FROM email
		WHERE message_id = 'auto@example.net'")" 'auto-generated|'

mail robot@example.com support@example.com loop@example.net \
	"$(yes 'Received: by mx.example.com' | head -n 26 | sed 's/$/\\n/' |
		tr -d '\n')\nRound and round.\n"
is 'what looks like a loop is never bounced, and opens a case' \
	"$(sql "SELECT class, case_number IS NOT NULL FROM email
		WHERE message_id = 'loop@example.net'")" 'loop|t'

cp "$top/tests/support/attachment.eml" "$world/mail"
mail_id=$("$send" -q "$POSTCASE_SMTP" support@example.com "$world/mail")
until_true 30 decided "$mail_id"
id=$(sql "SELECT id FROM email WHERE message_id = 'attachment@example.net'")
is 'an attachment is listed, its name made safe' \
	"$(sql "SELECT part, name, type, size FROM attachment
		WHERE email_id = $id")" '1|passwd|application/octet-stream|9'
is 'and comes out as it was sent' \
	"$(postcase email attachment "$id" 1 | od -An -c | tr -d ' \n')" \
	'\0001binary\n'
is 'the raw message is kept to the byte' \
	"$(postcase email raw "$id" | sed '1,/^Subject/d' | cksum)" \
	"$(sed '1,/^Subject/d' "$world/mail" | cksum)"

mail carla@example.net support@example.com 'evil"\@example.net' \
	'From: \0351\033[31m <x@\0377>\nX: \0\n\nNUL \0 and \0377 and '"';--"'\n'
is 'bytes that no database takes are made harmless' \
	"$(sql "SELECT count(*) FROM email WHERE body ~ 'NUL'")" 1

is 'e-mails as JSON have what programs need' \
	"$(postcase email list --all --json | perl -MJSON::PP -0777 -ne '
		my @row = @{decode_json($_)};
		my ($first) = grep { ($_->{message_id} // "") eq
			"first\@example.net" } @row;
		print join "|", map { $first->{$_} } qw(subject from status
			parent_type case)')" \
	'first@example.net|carla@example.net|Archived|Case|1'
is 'cases as JSON have what programs need' \
	"$(postcase case list --json | perl -MJSON::PP -0777 -ne '
		my ($first) = grep { $_->{number} == 1 } @{decode_json($_)};
		print join "|", map { $first->{$_} } qw(name status assigned
			group_account)')" \
	'first@example.net|Assigned|anna|support@example.com'
# lda RECIPIENT...: straight into the program; prints its status
lda() {
	postcase-lda -f c@example.net "$@" <"$world/mail"
	echo $?
}
postcase group set support@example.com --add-alias help@example.com >/dev/null
postcase group add info@example.com --no-case >/dev/null
printf 'Message-ID: <two@example.net>\n\nTwo names.\n' >"$world/mail"
is 'two names of one account on one command line are one account' \
	"$(lda support@example.com help@example.com)" 0
printf 'Message-ID: <info@example.net>\n\nFor info.\n' >"$world/mail"
is 'mail to an account without cases is stored without one' \
	"$(lda info@example.com)-$(case_of info@example.net)" 0-
is 'and has a case when it comes to an account with cases too' \
	"$(lda support@example.com)-$(sql "SELECT count(*) FROM cases c
		JOIN email e ON e.case_number = c.number
		WHERE message_id = 'info@example.net'")" 0-1
printf 'Message-ID: <both@example.net>\n\nFor both.\n' >"$world/mail"
is 'the order of two accounts does not lose the case' \
	"$(lda info@example.com support@example.com)-$(sql "SELECT
		case_number IS NOT NULL FROM email
		WHERE message_id = 'both@example.net'")" 0-t
form() { # QUEUE-ID: a form, as Postfix hands it over
	printf 'Received: by mail.example.com (Postfix) id %s\nFrom: %s\n%s\n' \
		"$1" form@example.net 'Subject: call me

Please.' >"$world/mail"
	lda support@example.com
}
is 'a form that was sent twice, without any id, is two messages' \
	"$(form 4XyZ1q0Pmz; form 4XyZ2r0Pmz; form 4XyZ2r0Pmz
		sql "SELECT count(*) FROM email WHERE subject = 'call me'")" '0
0
0
2'
sql "INSERT INTO subscription SELECT 1, id FROM users WHERE login <> 'anna'"
mail carla@example.net support@example.com seventh@example.net \
	'In-Reply-To: <first@example.net>\n\nAll of you?\n'
is 'every follower is told' \
	"$(sql "SELECT count(*) FROM notification t JOIN note n ON n.id = note_id
		JOIN email e ON e.id = n.email_id
		WHERE message_id = 'seventh@example.net'")" 3
sql "DELETE FROM subscription s USING cases c WHERE c.number = s.case_number
	AND s.user_id <> c.assigned_user" # they never saw the older notes

server stop milter # it would refuse this at once
postcase group set other@example.com --mode inactive >/dev/null
mail carla@example.net other@example.com late@example.net '\nHello.\n'
if [ "$door" = lmtp ]; then
	# A worker knows for five seconds that an address was good; a mail that
	# comes meanwhile waits, and is refused when Postfix tries again.
	ok 'mail to an inactive account is refused at its recipient' until_true 30 \
		grep -q 'to=<other@example.com>.*dsn=5.2.1.*in reply to RCPT' \
		"$POSTCASE_MAILLOG"
	is 'to both senders' "$(bounced)" $bounces
	is 'and is not stored' "$(emails late)" 0
	postcase group set other@example.com --mode active >/dev/null
else
	is 'an inactive account takes no mail' "$(emails late)" 0
	postcase group set other@example.com --mode active >/dev/null
	ok 'it waits, and is taken when the account is active again' wait_queue 30
	is 'and is stored once' "$(emails late)" 1
fi

invariants 'the invariants hold'
is 'nothing else bounced' "$(bounced)" $bounces
ok 'postcase check finds nothing wrong' postcase check
tap_end
