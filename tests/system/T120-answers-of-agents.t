#!/bin/sh
# Agents answer from their own mail programs: what customers get, and what becomes of
# it. A real submission service with SASL, and customers who answer back.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/agents.sh"
world_up
people
postcase group add sales@example.com --team Support >/dev/null
agents_up
cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }
anna='Anna <anna@example.com>'

stored_is() { [ "$(of_letter "$1" 'case_number, status')" = "$2" ]; }
filed() { # NAME CASE: its copy is on the case, once
	until_true 20 stored_is "$1" "$2|Sent"
}
signed_in() { # NAME: the ids of its References, with the token's name for one
	got_field "$1" References | sed 's/postcase\.[a-z2-9]*@/TOKEN@/'
}

# --- an answer
send_letter question 'Carla <carla@example.net>' 'References: <older@example.net>'
n=$(case_of question)
letter answer "$anna" 'To: carla@example.net' "$(cites question)" \
	"References: <older@example.net>
 <question@example.net>" 'X-Postcase-Case: 4711'
is 'an answer is taken' "$(agent anna answer carla@example.net)" ''
is "its Reply-To is the group's address" "$(got_field answer Reply-To)" \
	support@example.com
is 'its References begin with an id that is signed' "$(signed_in answer)" \
	'<TOKEN@example.com> <older@example.net> <question@example.net>'
is 'nothing of ours is in it' "$(got answer | grep -ciE '^X-Postcase|archive')" 0
is 'the customer alone has it' "$(got_by answer)" carla@example.net
ok 'its copy is on the case, as sent' filed answer "$n"
is 'of who wrote it' "$(sql "SELECT n.kind, login FROM note n
	JOIN email e ON e.id = n.email_id JOIN users u ON u.id = n.author
	WHERE message_id = 'answer@example.net'")" 'email-sent|anna'

letter thanks carla@example.net "References: $(got_field answer References)" \
	'In-Reply-To: <lost@example.net>'
give thanks
is "the customer's answer finds it by the signed id alone" \
	"$(case_of thanks)-$(fact_of thanks thread)" "$n-token"

# --- names, tokens and tags, as accounts are set
postcase group set sales@example.com --from-name 'Sales, Inc.' --send-as=yes \
	--reply-token=yes --subject-tag=yes >/dev/null
sql "UPDATE role SET group_account = 'team' WHERE is_default"
letter order carla@example.net 'To: sales@example.com'
give order sales@example.com
o=$(case_of order)
letter offer 'Sales <sales@example.com>' 'To: carla@example.net' \
	"$(cites order)" 'Subject: =?utf-8?q?Angebot_f=C3=BCr_Carla?='
offered() { [ -z "$(agent anna offer carla@example.net)" ]; }
ok "who has the right sends as the group" until_true 10 offered
is "with the group's name" "$(got_field offer From)" \
	'"Sales, Inc." <sales@example.com>'
is 'its subject says the number, and its words stay' \
	"$(got_field offer Subject)" "[#$o] =?utf-8?q?Angebot_f=C3=BCr_Carla?="
token=$(got_field offer Reply-To | sed 's/.*<sales+\(.*\)@example.com>$/\1/')
letter agreed dora@example.org "To: sales+$token@example.com"
"$send" -f dora@example.org "$POSTCASE_SMTP" "sales+$token@example.com" \
	"$world/letters/agreed"
agreed() { [ "$(case_of agreed)" = "$o" ]; }
ok 'and its Reply-To leads to the case' until_true 20 agreed

# --- recipients
letter reply "$anna" 'To: carla@example.net' 'Cc: support@example.com' \
	"$(cites thanks)" 'Reply-To: Partner <partner@example.org>'
agent anna reply carla@example.net support@example.com
ok 'an answer with the group in Cc is filed once' filed reply "$n"
is 'by its copy alone' "$(sql "SELECT count(*), count(group_account_id)
	FROM arrival a JOIN email e ON e.id = a.email_id
	WHERE message_id = 'reply@example.net'")" "1|1"
is 'its own Reply-To is replaced' "$(got_field reply Reply-To)" \
	support@example.com
is 'and takes part in the case' "$(sql "SELECT accepted FROM participant
	JOIN email_address a ON a.id = address_id
	WHERE case_number = $n AND address = 'partner@example.org'")" t
letter wrote "$anna" 'To: support@example.com'
agent anna wrote support@example.com
opened() { [ -n "$(case_of wrote)" ]; }
ok 'mail to the group alone opens a case' until_true 20 opened
letter first "$anna" 'To: dora@example.org' 'Cc: support@example.com'
sed -i '/^Message-ID/d' "$world/letters/first"
agent anna first dora@example.org support@example.com
first_is_filed() {
	[ -n "$(sql "SELECT 1 FROM email WHERE subject = 'first' AND status = 'Sent'
		AND case_number IS NOT NULL AND message_id LIKE 'postcase.%@example.com'")" ]
}
ok 'mail without Message-ID gets one, and a case' until_true 20 first_is_filed

# --- what is left alone
letter private "$anna" 'To: carla@example.net' "$(cites question)" \
	'X-Postcase-Case: none' 'Reply-To: anna@example.com'
agent anna private carla@example.net
is 'X-Postcase-Case: none is left alone' "$(got_field private Reply-To)
$(got_field private References)$(got private | grep -c '^X-Postcase')" \
	'anna@example.com
0'
letter onward "$anna" 'To: friend@example.org' "$(cites question)" \
	"Subject: Fwd: [#$n] question"
agent anna onward friend@example.org
is 'so is mail that is sent on' "$(got onward | grep -c '^Reply-To')" 0
letter away "$anna" 'To: carla@example.net' "$(cites question)" \
	'Auto-Submitted: auto-replied'
agent anna away carla@example.net
is 'and a vacation notice' "$(got away | grep -c '^Reply-To')" 0
wait_queue 20
is 'none of them is stored' "$(sql "SELECT count(*) FROM email WHERE message_id
	IN ('private@example.net', 'onward@example.net', 'away@example.net')")" 0

# --- PostgreSQL away
server stop postgresql immediate
letter later "$anna" 'To: carla@example.net' "$(cites thanks)"
is 'an answer waits while PostgreSQL is away' \
	"$(agent anna later carla@example.net | cut -c 1-9)" '451 4.3.0'
letter sure "Sales <sales@example.com>" 'To: carla@example.net' "$(cites order)"
is 'one with a token does not' \
	"$(agent anna sure carla@example.net "sales+$token@example.com")" ''
letter fresh "$anna" 'To: carla@example.net'
is 'nor does mail that answers nothing' \
	"$(agent anna fresh carla@example.net)" ''
is 'the token is enough for the header' \
	"$(got_field sure Reply-To | grep -cF "+$token@")" 1
server start postgresql
ok 'its copy is stored afterwards' filed sure "$o"
again() { [ -z "$(agent anna later carla@example.net)" ]; }
ok 'and what waited is taken' until_true 20 again
ok 'and stored' filed later "$n"
is "no mail went to anybody else" "$(got_all | uniq | paste -sd ' ' -)" \
	'carla@example.net dora@example.org friend@example.org'

invariants 'the invariants hold'
tap_end
