#!/bin/sh
# Who may read and do what: roles, levels, sudo, and no way around them.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up

ends() { # COMMAND...: the exit status
	"$@" >/dev/null 2>&1
	echo $?
}
as() { # LOGIN COMMAND...
	as_login=$1
	shift
	postcase --as "$as_login" "$@"
}
# Two teams; anna, ben are of Support, cleo and dora of Sales, eve of none.
for login in anna ben cleo dora eve; do
	postcase user add "$login" --name "$login" \
		--email "$login@example.com" >/dev/null
done
for team in Support Sales; do
	postcase team add "$team" >/dev/null
done
postcase team join Support anna ben >/dev/null
postcase team join Sales cleo dora >/dev/null
postcase group add support@example.com --team Support >/dev/null
postcase group add sales@example.com --team Sales --user dora \
	--distribution direct >/dev/null

# Roles
rights_of() { # LOGIN: those that are not "no"
	postcase user show "$1" --json | tr -d '\n' | grep -o \
		'"right": "[a-z-]*", *"may": "[a-z]*"' |
		sed 's/"right": "\([a-z-]*\)", *"may": "\([a-z]*\)"/\1=\2/' |
		grep -v '=no$' | tr '\n' ' '
}
is 'who has no role has the default one' "$(rights_of eve)" \
	'email-read=team email-edit=team case-read=team case-edit=team assignment=team customer-read=yes customer-edit=yes '
postcase role add nothing >/dev/null
postcase role give nothing eve >/dev/null
is 'a role without rights gives none' "$(rights_of eve)" ''
postcase role add reader --email-read all --case-read own >/dev/null
postcase role give reader eve >/dev/null
is 'of several roles the greatest right wins' "$(rights_of eve)" \
	'email-read=all case-read=own '
postcase role take reader eve >/dev/null
postcase role give reader --team Sales >/dev/null
is "a team's role is its members'" "$(rights_of cleo)" \
	'email-read=all case-read=own '
postcase team leave Sales cleo >/dev/null
is 'and leaves them with the team' "$(rights_of cleo | cut -d' ' -f1)" \
	'email-read=team'
postcase team join Sales cleo >/dev/null
postcase role take reader --team Sales >/dev/null
is 'what a role says is shown' "$(postcase role show reader |
	grep -E '^(email-read|case-read|import) ' | tr -s ' \n' ' ')" \
	'email-read all case-read own import no '
is 'a level that there is not is refused' \
	"$(ends postcase role set reader --email-read some)" 64
is 'work is given to nobody, a team, or all' \
	"$(ends postcase role set reader --assignment own)" 64
is 'a role of the same name is refused' "$(ends postcase role add reader)" 65
is 'a role that is not there is not given' \
	"$(ends postcase role give writer anna)" 67
is 'a role that somebody has is not deleted' \
	"$(ends postcase role delete nothing)" 65
is 'nor is the default one' "$(ends postcase role delete agent)" 65
is 'one that nobody has is' "$(ends postcase role delete reader)" 0
postcase user set cleo --language es --time-zone Europe/Madrid \
	--tell-stream no --mail assigned --mail-daily yes >/dev/null
is 'a user has language, time zone and how to be told' "$(sql "SELECT language,
	time_zone, tell_inbox, tell_stream, mail_me, mail_daily
	FROM users WHERE login = 'cleo'")" 'es|Europe/Madrid|t|f|assigned|t'
is 'a time zone that the system does not have is refused' \
	"$(ends postcase user set cleo --time-zone Europe/Atlantis)" 64
is 'so is a way to other files' \
	"$(ends postcase user set cleo --time-zone ../../../etc/passwd)" 64
is 'and a language that we do not write' \
	"$(ends postcase user set cleo --language tlh)" 64

is 'the example of the page makes a supervisor' "$(
	postcase role add supervisor --email-read all --case-read all \
		--email-delete own >/dev/null
	postcase role give supervisor ben >/dev/null
	rights_of ben)" 'email-read=all email-delete=own case-read=all '
postcase role take supervisor ben >/dev/null

is 'everybody says how he is told himself' \
	"$(ends as anna user set anna --tell-stream no --language es)" 0
is 'not how others are' \
	"$(ends as anna user set ben --tell-stream no)" 77
for option in --admin=yes --role=nothing --active=no --name=x --open-limit=1 \
	--add-email=x@example.com --remove-email=anna@example.com \
	--away-until=2099-01-01; do
	is "and nothing else: $option" \
		"$(ends as anna user set anna --language en $option)" 77
done
postcase user set anna --language en >/dev/null

# The database's lists and the rules agree: what is listed is what is shown,
# for every tie and level.
postcase group add quiet@example.com --no-case >/dev/null
postcase group add team@example.com --no-case --team Support >/dev/null
for name in nobody linked two alone folder; do
	letter "$name" ann@example.net 'To: quiet@example.com'
	give "$name" quiet@example.com
done
letter account ann@example.net 'To: team@example.com'
give account team@example.com
for name in hiscase hisnot hisold; do
	letter "$name" ann@example.net 'To: sales@example.com'
	give "$name" sales@example.com
done
id() { of_letter "$1" id; }
postcase case assign "$(case_of hiscase)" eve >/dev/null
sql "INSERT INTO email_user (email_id, user_id, assigned)
	SELECT e.id, u.id, e.message_id <> 'linked@example.net'
	FROM email e
	JOIN users u ON u.login IN ('eve', 'ben')
	WHERE e.message_id IN ('linked@example.net', 'two@example.net',
			'alone@example.net')
		AND (u.login = 'eve' OR e.message_id = 'two@example.net');
	INSERT INTO group_folder (name) VALUES ('Shelf');
	INSERT INTO group_folder_team
	SELECT f.id, t.id FROM group_folder f JOIN team t ON t.name = 'Support';
	UPDATE email SET group_folder_id = (SELECT id FROM group_folder)
	WHERE message_id = 'folder@example.net';
	INSERT INTO case_team
	SELECT $(case_of hisold), id FROM team WHERE name = 'Support'"
postcase team join Support eve >/dev/null
level() { # of everything
	postcase role set nothing --email-read "$1" --email-edit "$1" \
		--email-delete "$1" --case-read "$1" --case-edit "$1" >/dev/null
}
names='nobody linked two alone folder account hiscase hisnot hisold'
listed() { # EMAIL OPTION...: the letters in a list
	as eve email list --all --json "$@" 2>/dev/null |
		sed -n 's/.*"subject": "\([^"]*\)".*/\1/p' |
		grep -xE "$(echo $names | tr ' ' '|')" | sort | tr '\n' ' '
}
shown() { # COMMAND: the letters with which it goes well
	for name in $names; do
		! as eve email "$1" "$(id "$name")" >/dev/null 2>&1 ||
			echo "$name"
	done | sort | tr '\n' ' '
}
cases_listed() {
	as eve case list --all --json 2>/dev/null |
		sed -n 's/.*"number": \([0-9]*\),.*/\1/p' | sort | tr '\n' ' '
}
cases_shown() {
	for number in $(sql 'SELECT number FROM cases'); do
		! as eve case show "$number" >/dev/null 2>&1 || echo "$number"
	done | sort | tr '\n' ' '
}
for level in no own team all; do
	level "$level"
	case $level in
	no) want='' cases='' ;;
	own) want='alone hiscase linked two ' cases=$(case_of hiscase) ;;
	team) want='account alone folder hiscase hisold linked two ' ;;
	all) want='account alone folder hiscase hisnot hisold linked nobody two ' ;;
	esac
	is "level $level: the e-mails that are listed" "$(listed)" "$want"
	is "level $level: are those that are shown" "$(shown show)" "$want"
	is "level $level: and whose bytes are given" "$(shown raw)" "$want"
	is "level $level: the cases that are listed are those that are shown" \
		"$(cases_listed)" "$(cases_shown)"
	case $level in
	no) cases='' ;;
	own) cases="$(case_of hiscase) " ;;
	team) cases="$(printf '%s\n' "$(case_of hiscase)" \
		"$(case_of hisold)" | sort | tr '\n' ' ')" ;;
	all) cases="$(sql 'SELECT number FROM cases' | sort | tr '\n' ' ')" ;;
	esac
	is "level $level: and these" "$(cases_shown)" "$cases"
	is "level $level: a case has the e-mails that may be read" \
		"$(for number in $(sql 'SELECT number FROM cases'); do
			listed --case "$number"
		done | tr ' ' '\n' | sort | tr -s '\n' ' ' | sed 's/^ //')" \
		"$(printf '%s\n' $want | grep his | tr '\n' ' ')"
done

postcase team leave Support eve >/dev/null
level own

# What is told of cases beside themselves
sql "INSERT INTO note (case_number, kind, other_case)
	VALUES ($(case_of hiscase), 'linked', $(case_of hisnot))"
linked() { # COMMAND...: notes of his case that name the other one
	"$@" case show "$(case_of hiscase)" --json |
		grep -c "\"other_case\": $(case_of hisnot),"
}
is 'that a case has to do with another one is told to who may read that' \
	"$(linked postcase) $(linked as eve)" '1 0'
postcase role set nothing --customer-read yes >/dev/null
postcase account add Both >/dev/null
sql "UPDATE cases SET account_id = (SELECT id FROM account)
	WHERE number IN ($(case_of hiscase), $(case_of hisnot))"
counted() { # COMMAND...: the cases that a list of customers counts
	"$@" account list --json | sed -n 's/.*"cases": \([0-9]*\).*/\1/p'
}
is 'the cases of a customer are counted by who may read them' \
	"$(counted postcase) $(counted as eve)" '2 1'
sql "DELETE FROM note WHERE kind = 'linked';
	UPDATE cases SET account_id = NULL; DELETE FROM account"
postcase role set nothing --customer-read no >/dev/null

# Acceptance 16
is "acceptance 16: with the right 'own' what two have to deal with is not deleted" \
	"$(ends as eve email delete "$(id two)" --yes)" 77
is 'acceptance 16: nor what only came to him' \
	"$(ends as eve email delete "$(id linked)" --yes)" 77
is 'acceptance 16: and they are there' "$(sql "SELECT count(*) FROM email
	WHERE id IN ($(id two), $(id linked))")" 2
ok 'acceptance 16: what he has alone is' \
	as eve email delete "$(id alone)" --yes
is 'acceptance 16: trash by one user' \
	"$(ends as eve email trash "$(id two)")" 0
is 'acceptance 16: leaves the others untouched' "$(sql "SELECT login, place
	FROM email_user d JOIN users u ON u.id = d.user_id
	WHERE email_id = $(id two) ORDER BY login")" 'ben|inbox
eve|trash'
level no
postcase role set nothing --email-read own --email-edit own >/dev/null
is 'delete is another right than to change' \
	"$(ends as eve email delete "$(id two)" --yes)" 77

# Work is given with the right to do so
letter gift ann@example.net
give gift
number=$(case_of gift)
is 'to whom one shares a team with, by default' \
	"$(ends as anna case assign "$number" ben)" 0
is 'not to others' "$(ends as anna case assign "$number" dora)" 77
postcase role add alone --case-read team --case-edit team >/dev/null
postcase role give alone ben >/dev/null
is 'without the right not even to those' \
	"$(ends as ben case assign "$number" anna)" 77
is 'to oneself always' "$(ends as ben case assign "$number" ben)" 0
postcase role set alone --case-edit own >/dev/null
postcase case assign "$number" anna >/dev/null
is 'what may be read and not changed is not changed' \
	"$(ends as ben case assign "$number" ben)" 77
is 'and it is said why' "$(as ben case status "$number" Closed 2>&1)" \
	"postcase: could not set a case's status: 'ben' may read case $number and not change it; see: postcase user show ben"
is 'an administrator may' \
	"$(ends postcase case status "$number" Pending)" 0
postcase user set ben --admin yes >/dev/null
is 'also one who is a user' "$(ends as ben case status "$number" Assigned)" 0
is 'a note says who did it' "$(postcase case show "$number" | tail -n 1 |
	sed 's/.*  //')" 'status Assigned, by ben'
postcase user set ben --admin no >/dev/null

# No way around: every command of the table, as somebody without rights and as
# an agent of another team.  What is Sales' has the word Zanzibar in it, and no
# name and no number of it is an argument that says so.
letter secret zanzibar@example.net 'To: sales@example.com' \
	'Subject: Zanzibar'
give secret sales@example.com
postcase contact add 'Zanzibar Ltd' --email z@zanzibar.example >/dev/null
secret=$(id secret) case=$(case_of secret)
is 'the secret is there' "$(postcase email show "$secret" | grep -c Zanzibar)" 1

# fill ARGUMENTS: words of a usage line become arguments
fill() {
	for word in $1; do
		case $word in
		LOGIN* | '[LOGIN...]') echo anna ;;
		NUMBER | CASE | QUEUE-ID*) echo "$case" ;;
		INTO) case_of hisnot ;;
		STATUS) echo Closed ;;
		ID | ID... | '[ID...]') echo "$secret" ;;
		TEAM) echo Sales ;;
		ROLE) echo agent ;;
		ADDRESS) echo sales@example.com ;;
		WORD*) echo Zanzibar ;;
		FILE*) echo "$world/letters/secret" ;;
		up\|down) echo up ;;
		*) echo 1 ;;
		esac
	done
}
options() { # COMMAND: without which it would not begin
	case $1 in
	'user add') echo --name=x --email=x@example.com --admin ;;
	'user set') echo --admin=yes ;;
	'team add') echo --positions=x ;;
	'team set') echo --role=agent ;;
	'role set') echo --email-read=all ;;
	'group set') echo --name=x ;;
	'contact add') echo --email=x@example.net ;;
	'replay') echo --to=sales@example.com ;;
	'email delete') echo --yes ;;
	'email move') echo --to=x ;;
	esac
}
# Everything that is not a user's own.
state() {
	for table in users team team_member team_role role user_role user_right \
		group_account group_address group_folder cases case_team email \
		email_raw email_role note participant token_key case_link \
		account_domain; do
		sql "SELECT '$table', count(*), md5(string_agg(t::text, ' '
			ORDER BY t::text)) FROM $table t"
	done
}
commands() {
	postcase --help | sed -n 's/^  \([a-z].*\)  .*/\1/p' | sed 's/  .*//'
}
is 'all commands are tried' "$(commands | grep -c .)" \
	"$(postcase --help | grep -c '^  [a-z]')"
# every COMMAND... : calls it before each command of the table
every() {
	commands | while read -r noun rest; do
		verb=${rest%% *}
		case $verb in
		[a-z]*) arguments=${rest#"$verb"} ;;
		*) arguments=$rest verb= ;;
		esac
		echo "== $noun${verb:+ $verb}"
		set -f
		# shellcheck disable=SC2046,SC2086 # words
		"$@" $noun $verb $(fill "$arguments") \
			$(options "$noun${verb:+ $verb}") </dev/null 2>&1
		set +f
	done
}
postcase role set nothing --email-read no --email-edit no >/dev/null
state >"$world/before"
every postcase --as eve >"$world/eve"
is 'who has no right reads nothing of others by any command' \
	"$(grep -i zanzibar "$world/eve")" ''
is 'and changes nothing' "$(state | diff "$world/before" -)" ''
is 'it was for want of rights, but for what is everybody may' \
	"$(awk '/^== / { if (name) print name; name = substr($0, 4); next }
		/lacks the right|only an administrator/ { name = "" }
		END { if (name) print name }' "$world/eve" |
		grep -vE '^(filter|notifications) ' | tr '\n' ',')" \
	'user list,team list,team show,search,'
postcase role set agent --customer-read no --customer-edit no >/dev/null
state >"$world/before"
every postcase --as anna >"$world/anna"
is 'an agent of another team reads nothing of it' \
	"$(grep -i zanzibar "$world/anna")" ''
is 'and changes nothing of it' "$(state | diff "$world/before" -)" ''
is "what may not be read is not there" \
	"$(as anna email show "$secret" 2>&1 | sed 's/[0-9][0-9]*/N/g')" \
	"$(as anna email show 999999 2>&1 | sed 's/[0-9][0-9]*/N/g')"
is 'neither are cases' \
	"$(as anna case show "$case" 2>&1 | sed 's/[0-9][0-9]*/N/g')" \
	"$(as anna case show 999999 2>&1 | sed 's/[0-9][0-9]*/N/g')"
postcase role set agent --customer-read yes --customer-edit yes >/dev/null

# sudo: the service user runs it, for the user with the caller's login
login=$(getent passwd | awk -F: '$3 > 0 { print $1; exit }')
other=$(getent passwd | awk -F: '$3 > 0 { n++ } n == 2 { print $1; exit }')
sudo() { # LOGIN ARGUMENT...: postcase, as sudo runs it
	sudo_uid=$(id_of_unix "$1")
	shift
	setpriv --reuid postcase --regid postcase --init-groups -- env \
		SUDO_UID="$sudo_uid" "$world/bin/postcase" "$@"
}
id_of_unix() {
	getent passwd "$1" | cut -d: -f3
}
is 'who is no user of postcase may nothing' "$(ends sudo "$login" case list)" 77
is 'and is told what to do' "$(sudo "$login" case list 2>&1 | grep -c \
	"an administrator makes one: postcase user add $login")" 1
postcase user add "$login" --name Sue --email sue@example.com >/dev/null
postcase user add "$other" --name Otto --email otto@example.com >/dev/null
postcase team join Support "$login" >/dev/null
is 'who is one is that user' "$(sudo "$login" user show "$login" |
	sed -n 's/^name  *//p')" Sue
is 'and sees nobody else' "$(ends sudo "$login" user show "$other")" 77
is 'he has his rights' "$(ends sudo "$login" case status "$number" Pending)" 0
is 'and his name is on what he does' "$(postcase case show "$number" |
	tail -n 1 | sed 's/.*  //')" "status Pending, by $login"
is 'he has no others' "$(ends sudo "$login" case show "$case")" 67
for option in "--as $other" "--as=$login" "--config $POSTCASE_CONF.d" \
	"-c /dev/null"; do
	# shellcheck disable=SC2086 # words
	is "he does not get around with $option" \
		"$(ends sudo "$login" $option case list)" 77
done
is 'nor as the first words of a command' \
	"$(ends sudo "$login" case list --as "$other")" 77
gift=$(id gift)
is 'he writes no file as the service user' \
	"$(ends sudo "$login" email raw "$gift" -o "$world/log/stolen")" 77
is 'nor over one' "$(ends sudo "$login" email raw "$gift" --force \
	--output="$world/log/postcase.log")" 77
ok 'but to standard output' sudo "$login" email raw "$gift"
state >"$world/before"
every sudo "$other" >"$world/sudo"
is 'a user by sudo reads nothing of others by any command' \
	"$(grep -i 'zanzibar@\|Subject' "$world/sudo")" ''
is 'and changes nothing of theirs' "$(state | diff "$world/before" -)" ''
postcase user set "$login" --active no >/dev/null
is 'an inactive user may nothing' "$(ends sudo "$login" case list)" 77
is 'nor who acts as one' "$(ends as "$login" case list)" 77
is 'a number that is none is nobody' "$(ends setpriv --reuid postcase --regid \
	postcase --init-groups -- env SUDO_UID=x "$world/bin/postcase" \
	case list)" 77
is 'root who came by sudo may all' "$(SUDO_UID=$(id_of_unix "$other") ends \
	postcase user set "$login" --active yes)" 0
is 'the service user, too' "$(ends setpriv --reuid postcase --regid postcase \
	--init-groups -- "$world/bin/postcase" user list)" 0
is 'a user that there is not is not acted as' "$(ends as zoe case list)" 67
is 'an ordinary user reads no configuration' "$(ends setpriv --reuid "$login" \
	--clear-groups -- "$world/bin/postcase" case list)" 77
is 'and no table' "$(ends setpriv --reuid "$login" --clear-groups -- psql -c \
	'SELECT count(*) FROM postcase.email')" 2

is 'rights that are not those of the roles are found' "$(postcase check |
	grep ' rights ' | tr -s ' ')" 'ok rights everybody may what his roles say'
psql -U postgres -Xq -c "SET session_replication_role = replica" \
	-c "UPDATE postcase.user_right SET email_read = 'all'
	WHERE user_id = (SELECT id FROM postcase.users WHERE login = 'eve')"
is 'also who may more' "$(postcase check | grep -c \
	'^error *rights *eve may not')" 1
postcase role set agent --import no >/dev/null
is 'a change of a role mends them' "$(postcase check | grep -c '^ok *rights')" 1

# An agent's answer brings its case what he may read
world_conf 'authserv_id = mx.example.com' 'agent_domains = example.com'
postcase group add shelf@example.com --no-case --team Sales >/dev/null
letter shelved ann@example.net 'To: shelf@example.com'
give shelved shelf@example.com
answers() { # LOGIN LETTER: how its mail that cites the shelved one is filed
	send_letter "$2" "$1@example.com" 'Cc: ann@example.net' \
		'In-Reply-To: <shelved@example.net>' \
		'Authentication-Results: mx.example.com; dmarc=pass
 header.from=example.com'
	echo "$(fact_of "$2" standing) $(of_letter shelved case_number)"
}
is 'an agent fetches no e-mail that he may not read' "$(answers ben peek)" \
	'agent '
is 'one who may read it does' "$(answers dora reply)" \
	"agent $(case_of reply)"

# Who reads cases and no e-mail
postcase user add noel --name Noel --email noel@example.com >/dev/null
postcase role add index --case-read all >/dev/null
postcase role give index noel >/dev/null
send_letter sealed ann@example.net
is 'a case shows what its e-mail says only to who may read that' \
	"$(as noel case show "$(case_of sealed)" --json | grep -c 'This is') \
$(postcase case show "$(case_of sealed)" --json | grep -c 'This is' |
		sed 's/[1-9].*/more/')" '0 more'

invariants 'the invariants hold'
tap_end
