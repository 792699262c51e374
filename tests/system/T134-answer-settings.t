#!/bin/sh
# What says how agents answer: their SASL logins, and group accounts' settings.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

# status COMMAND...: how it ended, and the first line of what it said
status() {
	said=$("$@" 2>&1 </dev/null)
	printf '%s: %s' $? "$(printf '%s\n' "$said" | head -n 1)"
}
user_set() { postcase user set "$@"; }
group_set() { postcase group set support@example.com "$@"; }
# json FIELD...: these of the record on standard input
json() {
	perl -MJSON::PP -0777 -e 'my $record = decode_json(<STDIN>);
		print encode_json([map { $record->{$_} } @ARGV]), "\n"' "$@"
}
logins() { postcase user show "$1" --json | json sasl_logins; }
settings() {
	postcase group show support@example.com --json | json send_as \
		from_name reply_to reply_token subject_tag size_limit
}

# --- SASL logins
is 'a user logs in with his name' "$(logins anna)" '[["anna"]]'
user_set anna --add-sasl-login Anna.R,ar@example.com >/dev/null
is 'or with those that he is given, in whatever case' \
	"$(logins anna)" '[["anna.r","ar@example.com"]]'
user_set anna --add-sasl-login ANNA.R >/dev/null
is 'the same twice is one' "$(logins anna)" '[["anna.r","ar@example.com"]]'
is "nobody is given another's" "$(status user_set ben --add-sasl-login anna.r)" \
	"65: postcase: could not change a user: anna logs in as 'anna.r'; give him another name first: postcase user set anna --add-sasl-login NAME"
is 'nor the name that another has here' \
	"$(status user_set ben --add-sasl-login cleo | cut -c 1-3)$(logins ben)" \
	'65:[["ben"]]'
user_set anna --remove-sasl-login anna.r >/dev/null
is 'one can be taken away' "$(logins anna)" '[["ar@example.com"]]'
is 'what is not his can not' \
	"$(status user_set anna --remove-sasl-login ben | cut -c 1-75)" \
	'67: postcase: could not change a user: not all of these are SASL logins of '
user_set anna --remove-sasl-login AR@example.com >/dev/null
is 'without any it is his name again' "$(logins anna)" '[["anna"]]'
is 'nobody gives himself one' "$(status postcase --as anna user set anna \
	--add-sasl-login root | cut -c 1-3)" 77:
is 'a person sees it' "$(postcase user show anna | grep 'logs in as' |
	tr -s ' ')" 'logs in as anna'
user_set anna --language es >/dev/null
is 'in his language' "$(postcase --as anna user show anna |
	grep 'inicia' | tr -s ' ')" 'inicia sesión como anna'

# --- group accounts
is 'a group account has none of it by itself' \
	"$(settings)" \
	'[false,null,null,false,false,null]'
group_set --send-as yes --from-name 'Müller & Söhne' --reply-token yes \
	--subject-tag yes --size-limit 100000 >/dev/null
is 'it is set' "$(settings)" \
	'[true,"Müller & Söhne",null,true,true,100000]'
group_set --send-as no --from-name no --reply-token no --subject-tag no \
	--size-limit no >/dev/null
is 'and taken away' "$(settings)" \
	'[false,null,null,false,false,null]'
is 'an address that is not the account'"'"'s is taken, with a warning' \
	"$(status group_set --reply-to Help@Example.com)$(
		sql 'SELECT reply_to FROM group_account')" \
	'0: help@example.com is no address of this group account: answers go there and, if nothing sends them on, to no casehelp@example.com'
is 'another setting warns no more' \
	"$(status group_set --subject-tag no)" \
	'0: group account support@example.com changed:'
group_set --add-alias hilfe@example.com --reply-to hilfe@example.com \
	>/dev/null 2>"$world/said"
is 'nor does an alias of the account' "$(cat "$world/said")" ''
group_set --reply-to no >/dev/null
is 'no takes it away' "$(sql 'SELECT reply_to FROM group_account')" ''
is 'what is no address is refused' \
	"$(status group_set --reply-to nobody | cut -c 1-3)" 65:
is 'so is a size that is none' "$(status group_set --size-limit 1 |
	cut -c 1-3)" 64:
is 'so is a name of two lines' "$(status group_set --from-name 'a
b' | cut -c 1-3)" 65:
postcase group add sales@example.com --subject-tag yes --from-name Sales \
	>/dev/null
is 'it can be said of a new one, too' "$(sql "SELECT from_name, subject_tag
	FROM group_account WHERE name = 'sales@example.com'")" 'Sales|t'

# --- what is missing
answers() { postcase check | grep ' answers ' | tr -s ' '; }
is 'check is content' "$(answers)" \
	'ok answers agents'"'"' answers are kept, if any come'
sed -i '/^archive_domain/d' "$POSTCASE_CONF"
is 'without archive_domain it says what would be lost' \
	"$(answers | cut -c 1-71)" \
	'warning answers answers for sales@example.com get the number of their c'
user_set anna --add-sasl-login ar >/dev/null
is 'also of users who log in' "$(postcase check --json |
	grep -o 'users log.*are not kept')" \
	'users log in to send mail (user anna), and archive_domain is not set: their answers are not kept'
invariants 'the invariants hold'
tap_end
