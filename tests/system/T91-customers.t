#!/bin/sh
# Accounts, contacts, leads and opportunities by command: made, found, changed,
# merged, converted, followed, deleted; and what their mail does afterwards.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add mail@example.com --no-case >/dev/null

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

links_of() { # NAME: ids of contact, account, lead, opportunity
	of_letter "$1" "concat_ws(' ', 'c' || contact_id, 'a' || account_id,
		'l' || lead_id, 'o' || opportunity_id)"
}

note() { # NAME FROM [FIELD...]: mail without a case
	letter "$@"
	give "$1" mail@example.com
}

show() { # NOUN ID WORD: one field
	postcase "$1" show "$2" | sed -n "s/^$3  *//p"
}

fails() { # STATUS WORDS COMMAND...: ends so, and says so
	fails_status=$1
	fails_words=$2
	shift 2
	fails_said=$(postcase "$@" 2>&1) && fails_got=0 || fails_got=$?
	case $fails_got-$fails_said in
	"$fails_status-"*"$fails_words"*) echo yes ;;
	*) echo "$fails_got $fails_said" ;;
	esac
}

# --- made and shown
is 'an account is made with addresses and domains' \
	"$(postcase account add Acme --email Office@Acme.example \
		--domain ACME.example)" 'account 1 made: Acme <office@acme.example>'
is 'its name is its own' "$(fails 65 'named' account add Acme)" yes
is 'a contact names its company, which is made when it is not there' \
	"$(postcase contact add Carla --email carla@acme.example \
		--account Acme; postcase contact add Bob --email \
		bob@bolt.example --account Bolt)" \
	'contact 1 made: Carla <carla@acme.example>, account Acme
account Bolt made
contact 2 made: Bob <bob@bolt.example>, account Bolt'
is 'a lead has a company, which is no account yet' \
	"$(postcase lead add Lena --email lena@new.example --account Newco;
		sql "SELECT count(*) FROM account WHERE name = 'Newco'")" \
	'lead 1 made: Lena <lena@new.example>, account Newco
0'
is 'an opportunity is of an account or a contact' \
	"$(postcase opportunity add Roof --account Acme
		postcase opportunity add Door --contact bob@bolt.example
		fails 64 'is wanted' opportunity add Wall)" \
	'opportunity 1 made: Roof, account Acme
opportunity 2 made: Door
yes'
is 'who has an address is found by it, and an account by its name' \
	"$(show contact CARLA@acme.example id)-$(show account Acme id)-$(show \
		account office@acme.example id)-$(show lead \
		lena@new.example id)" 1-1-1-1
is 'an account shows its domains and contacts' \
	"$(postcase account show Acme --json | tr -d ' \n' |
		grep -o '"domains":\["acme.example"\]\|"email":"carla[^"]*"' |
		sort)" '"domains":["acme.example"]
"email":"carla@acme.example"'
is 'lists have the newest first, and their own columns' \
	"$(postcase lead list; postcase contact list --json | grep -c '"id"')" \
	'ID  NAME  E-MAIL            ACCOUNT  STATUS  CASES
 1  Lena  lena@new.example  Newco    New         0
2'
is 'what is not there is said with the place to look' \
	"$(fails 67 'postcase lead list' lead show 99)" yes

# --- changed
is 'a contact gets and loses addresses, name and company' \
	"$(postcase contact set 2 --name Robert --account no \
		--add-email bob@home.example --primary bob@home.example |
		sed -n 's/^name *//p; s/^e-mail *//p; s/^account *//p')" \
	'Robert
bob@home.example, bob@bolt.example'
postcase contact set 2 --remove-email bob@home.example --account Bolt \
	>/dev/null
is 'whoever loses the primary address has another one' \
	"$(sql "SELECT count(*) FROM address_owner
		WHERE contact_id = 2 AND is_primary")" 1
is 'an address of a group account is refused' \
	"$(fails 65 'group account' contact set 2 --add-email \
		support@example.com)" yes
is 'so is an address that it does not have' \
	"$(fails 67 'not all' contact set 2 --primary x@y.example)" yes
is 'so is a status that only a conversion gives' \
	"$(fails 64 Converted lead set 1 --status Converted)" yes
is 'so is a domain where anybody can have an address' \
	"$(fails 65 'free_mail_domains' account set Bolt --add-domain \
		GMail.com)" yes
is "so is another account's domain" \
	"$(fails 65 "account 1's" account set Bolt --add-domain \
		acme.example)" yes
is "so is another account's name" \
	"$(fails 65 'another account' account set Bolt --name Acme)" yes
is 'so is an opportunity of nobody' \
	"$(fails 65 'needs an account' opportunity set 2 --contact no)" yes
is 'and nothing of them was done' \
	"$(show account Bolt domains)-$(show opportunity 2 contact)" '-Robert'

# --- mail, stream and followers
note first carla@acme.example
send_letter second carla@acme.example
is 'the stream of a customer has its mail, the newest first' \
	"$(postcase contact show 1 | sed -n '/^Stream/,$p' |
		awk '{ print $NF }')" 'Stream:
SUBJECT
second
first'
is 'one who follows is shown, and told of mail' \
	"$(postcase contact follow 1 --as cleo
		note told carla@acme.example
		show contact 1 '  cleo'
		sql "SELECT count(*) FROM notification t
			JOIN note n ON n.id = t.note_id
			JOIN email e ON e.id = n.email_id
			JOIN users u ON u.id = t.user_id
			WHERE login = 'cleo' AND message_id LIKE 'told@%'")" \
	'cleo follows contact 1
cleo
0'
is 'nobody in particular cannot follow' \
	"$(fails 64 '--as' contact follow 1)" yes

# --- linked by hand
note lost x@unknown.example
note lost.answer y@unknown.example "$(cites lost)"
note lost.known bob@bolt.example "$(cites lost)"
postcase lead link 1 "$(of_letter lost id)" >/dev/null
is 'an e-mail that gets a customer brings the answers that have none' \
	"$(links_of lost)-$(links_of lost.answer)-$(links_of lost.known)" \
	'l1-l1-c2 a2 o2'

# --- merged
postcase contact add 'Carla Twin' --email twin@acme.example >/dev/null
note twin.before twin@acme.example
send_letter twin.case twin@acme.example
postcase contact follow 3 --as ben >/dev/null
postcase contact add 'Carla Old' --email old@acme.example >/dev/null
postcase contact merge 4 3 >/dev/null
is 'two contacts become one' "$(postcase contact merge 3 1)" \
	'contact 3 is merged into contact 1, which has its addresses, e-mails and cases now'
is 'which has all addresses, one of them primary' \
	"$(show contact 1 e-mail)" \
	'carla@acme.example, old@acme.example, twin@acme.example'
is 'and the mail, cases and followers' \
	"$(links_of twin.before)-$(sql "SELECT contact_id FROM cases
		WHERE number = $(case_of twin.case)")-$(show contact 1 '  ben')" \
	'c1-1-ben'
is 'the ones that went lead there in one step' \
	"$(show contact 3 'merged into')-$(show contact 4 'merged into')" 1-1
is 'and are in no list' "$(postcase contact list --json | grep -c '"id"')" 2
is 'nor can they be changed' \
	"$(fails 65 'was merged into contact 1' contact set 3 --name X)" yes
note twin.after twin@acme.example
is 'later mail of the merged contact is the other one'"'s" \
	"$(links_of twin.after)" 'c1 a1 o1'
is 'a record is not merged into itself' \
	"$(fails 64 'into itself' contact merge 1 1)" yes
postcase account add 'Acme Ltd' --domain acme-ltd.example >/dev/null
postcase account merge 'Acme Ltd' Acme >/dev/null
is 'an account brings its domains, and its name leads to the other' \
	"$(show account Acme domains)-$(postcase contact add Zoe --account \
		'Acme Ltd' --email zoe@acme-ltd.example >/dev/null
		show contact zoe@acme-ltd.example account)" \
	'acme-ltd.example, acme.example-Acme'

# --- converted
note lead.before lena@new.example
send_letter lead.case lena@new.example
is 'a lead becomes a contact and an account' \
	"$(postcase lead convert 1 --opportunity Start)" \
	'lead 1 is converted to contact 6, who was not there before
account 4, Newco, made
opportunity 3, Start, made'
is 'its mail and its cases are theirs as well' \
	"$(links_of lead.before)-$(sql "SELECT contact_id, account_id, lead_id
		FROM cases WHERE number = $(case_of lead.case)")" \
	'c6 a4 l1-6|4|1'
is 'it stays, and leads to them' \
	"$(show lead 1 status)-$(show lead 1 account)-$(show lead 1 contact)" \
	Converted-Newco-Lena
note lead.after lena@new.example
is 'later mail of it is theirs alone' "$(links_of lead.after)" 'c6 a4 o3'
is 'and the decision names no choice, for there is none' \
	"$(fact_of lead.after candidates)" ''
is 'it is converted once' "$(fails 65 already lead convert 1)" yes
postcase lead add 'Carla again' --email carla@acme.example >/dev/null
is 'a lead who is a contact already becomes that one' \
	"$(postcase lead convert 2)-$(show lead 2 account)" \
	'lead 2 is converted to contact 1, who was there already-Acme'

# --- merged and converted while mail comes
id_of() { # NAME
	sql "SELECT id FROM contact WHERE name = '$1'"
}
postcase contact add 'Race 0' --email race@race.example >/dev/null
postcase lead add Racer --email racer@race.example >/dev/null
for n in $(seq 80); do
	letter "race.$n" race@race.example
	letter "racer.$n" racer@race.example
	echo "$world/letters/race.$n"
	echo "$world/letters/racer.$n"
done >"$world/race"
"$top/$B/tests/support/deliver" -p 4 support@example.com <"$world/race" \
	>"$world/said" &
for n in $(seq 12); do
	postcase contact add "Race $n" --email "race$n@race.example"
	postcase contact merge "$(id_of "Race $((n - 1))")" \
		"$(id_of "Race $n")"
	[ "$n" != 6 ] || postcase lead convert racer@race.example
done >/dev/null
wait
is 'mail that comes meanwhile is all taken' "$(cat "$world/said")" ''
is 'and is, with its cases, of the one that stays' \
	"$(sql "SELECT DISTINCT e.contact_id = $(id_of 'Race 12'),
			c.contact_id = e.contact_id
		FROM email e JOIN cases c ON c.number = e.case_number
		WHERE message_id LIKE 'race.%'")" 't|t'
is 'or of what the lead became' \
	"$(sql "SELECT DISTINCT e.contact_id = $(id_of Racer),
			c.contact_id = e.contact_id
		FROM email e JOIN cases c ON c.number = e.case_number
		WHERE message_id LIKE 'racer.%'")" 't|t'

# --- deleted
is 'what is named by others is not deleted' \
	"$(fails 65 'is named by 2 cases' contact delete 1)" yes
postcase contact add Nobody --email nobody@nowhere.example >/dev/null
nobody=$(id_of Nobody)
is 'what nothing names is' "$(postcase contact delete nobody@nowhere.example;
	fails 67 nobody@nowhere.example contact show nobody@nowhere.example)" \
	"contact $nobody deleted
yes"

# --- rights
is 'an agent deletes no customer' \
	"$(fails 77 administrator contact delete 2 --as anna)" yes
sql "UPDATE role SET customer_edit = false"
is 'nor changes one without the right' \
	"$(fails 77 customer-edit contact set 2 --name X --as anna)" yes
is 'but sees them' "$(postcase account list --as anna --json |
	grep -c '"id"')" 3
is "the stream shows nobody's mail to who may not read it" \
	"$(sql "UPDATE role SET email_read = 'no'"
		postcase contact show 1 --as anna | grep -c Stream)" 0
invariants 'the invariants hold'
tap_end
