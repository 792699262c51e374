#!/bin/sh
# Archive recipients at the LMTP door, which never refuses them; and what is too
# large for a group account.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/archive.sh"
. "$(dirname "$0")/../support/lmtp.sh"
lmtp_up 'database_timeout = 2'
postcase group add sales@example.com --team Support >/dev/null

# session NAME RCPT...: a session with that letter; each RCPT as it is said
session() {
	session_name=$1
	shift
	lines 'LHLO me.example' 'MAIL FROM:<anna@example.com>'
	for rcpt; do
		lines "RCPT TO:$rcpt"
	done
	lines DATA
	sed 's/$/\r/' "$world/letters/$session_name"
	lines . QUIT
}

# enlarge NAME: by 3000 bytes
enlarge() {
	{ head -c 3000 /dev/zero | tr '\0' x | fold; echo; } \
		>>"$world/letters/$1"
}

done_well='250, 250 2.1.0, 250 2.1.5, 354, 250 2.0.0, 221 2.0.0'
send_letter question carla@example.net
n=$(case_of question)

letter answer anna@example.com 'To: carla@example.net'
is 'an archive recipient is taken, with what DSN says of it' \
	"$(session answer "<$(signed answer anna "$n")> NOTIFY=NEVER \
ORCPT=rfc822;Own+2Baddress@example.org" | talk | codes)" "$done_well"
is 'and the mail is stored as sent' "$(of_letter answer status)" Sent
is 'the original recipient, decoded, takes part' "$(sql "SELECT accepted
	FROM participant JOIN email_address a ON a.id = address_id
	WHERE case_number = $n AND address = 'own+address@example.org'")" t

letter second anna@example.com 'To: carla@example.net'
is 'of several recipients each has an original of its own' \
	"$(session second '<sales@example.com> ORCPT=rfc822;sales@old.example' \
		"<$(signed second anna "$n")> ORCPT=rfc822;me@example.org" |
		talk | codes)" \
	'250, 250 2.1.0, 2x250 2.1.5, 354, 2x250 2.0.0, 221 2.0.0'
is 'and that of the archive recipient alone takes part' \
	"$(sql "SELECT string_agg(address, ' ' ORDER BY address) FROM participant
	JOIN email_address a ON a.id = address_id
	WHERE case_number = $n AND address ~ '^(me|sales)@'")" me@example.org
letter itself anna@example.com 'To: carla@example.net'
address=$(signed itself anna "$n")
session itself "<$address> ORCPT=rfc822;$(echo "$address" |
	sed s/+/+2B/)" | talk >/dev/null
is 'the archive address itself, as Postfix says it, does not' \
	"$(sql "SELECT count(*) FROM participant
	JOIN email_address a ON a.id = address_id
	WHERE address LIKE 'archive+%'")$(of_letter itself status)" 0Sent

letter guessed anna@example.com
is 'a guessed one is taken too, and dropped' \
	"$(session guessed "<archive+x@$(archive_domain)>" | talk | codes) $(
		stored guessed)" "$done_well 0"
letter away anna@example.com 'To: carla@example.net'
address=$(signed away anna "$n")
server stop postgresql
is 'without a database the recipient is taken, and the mail comes later' \
	"$(session away "<$address>" | talk | codes)" \
	'250, 250 2.1.0, 250 2.1.5, 354, 451 4.3.0, 221 2.0.0'
server start postgresql
session_is_well() {
	[ "$(session away "<$address>" | talk | codes)" = "$done_well" ]
}
ok 'then it is stored' until_true 10 session_is_well
is 'once' "$(stored away)" 1

# --- too large for one of them
postcase group add small@example.com --team Support --size-limit 2000 >/dev/null
letter large carla@example.net
enlarge large
is 'what is too large for one account is refused for that one' \
	"$(session large '<small@example.com>' '<support@example.com>' |
		talk | codes)" \
	'250, 250 2.1.0, 2x250 2.1.5, 354, 552 5.3.4, 250 2.0.0, 221 2.0.0'
is 'and stored for the other' "$(sql "SELECT string_agg(recipient, ' ')
	FROM arrival a JOIN email e ON e.id = email_id
	WHERE message_id = 'large@example.net'")" support@example.com
is 'for it alone it is not stored' "$(letter alone carla@example.net
	enlarge alone
	session alone '<small@example.com>' | talk | codes) $(stored alone)" \
	'250, 250 2.1.0, 250 2.1.5, 354, 552 5.3.4, 221 2.0.0 0'
is 'who says the size first is told so before' \
	"$(lines 'LHLO me' 'MAIL FROM:<a@example.net> SIZE=2001' \
		'RCPT TO:<small@example.com>' 'RCPT TO:<support@example.com>' \
		QUIT | talk | codes)" \
	'250, 250 2.1.0, 552 5.3.4, 250 2.1.5, 221 2.0.0'
is 'postcase-lda says it as the mail server'"'"'s bounce does' \
	"$(give large small@example.com | cut -c 1-8)" '69 5.3.4'
server stop lmtpd
is 'also without a server' "$(give alone small@example.com | cut -c 1-8)" \
	'69 5.3.4'
is 'with a recipient that takes it, it is not refused there' \
	"$(give large small@example.com support@example.com)" ''
server start lmtpd
letter huge anna@example.com 'To: carla@example.net' 'Cc: small@example.com'
enlarge huge
session huge "<$(signed huge anna "$n" small@example.com)>" | talk >/dev/null
is 'what an agent sent is kept, however large' "$(of_letter huge status)" Sent
postcase group set small@example.com --mode observe >/dev/null
letter observed carla@example.net
enlarge observed
observed_is_well() {
	[ "$(session observed '<small@example.com>' | talk | codes)" = \
		"$done_well" ]
}
ok 'an account in observe mode refuses nothing' until_true 10 observed_is_well
invariants 'the invariants hold'
tap_end
