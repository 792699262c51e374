#!/bin/sh
# Customers out of a file: taken as often as one likes, whatever is wrong with a
# line costs that line, and ten thousand of them take seconds.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people

import() { # KIND TEXT [OPTION...]: the counts, and what was rejected
	import_kind=$1
	printf '%b' "$2" >"$world/import.csv"
	shift 2
	postcase import "$import_kind" "$world/import.csv" "$@" 2>&1 |
		sed 's/  */ /g; /^$/d'
}

counts() { # of all customers: accounts, contacts, leads
	sql 'SELECT (SELECT count(*) FROM account),
		(SELECT count(*) FROM contact), (SELECT count(*) FROM lead)'
}

contact() { # ADDRESS: name, addresses, account
	postcase contact show "$1" |
		sed -n 's/^name  *//p; s/^e-mail  *//p; s/^account  *//p' |
		paste -sd '|'
}

file='Name,E-Mail,Company\r
"Müller, Eva",eva@one.example,One GmbH\r
Bob,bob@two.example;robert@two.example bob@home.example,Two\r
Cleo,CLEO@One.example,One GmbH\r
'
is 'a dry run says what would be done' "$(import contacts "$file" --dry-run)" \
	'lines 3
added 3
updated 0
unchanged 0
rejected 0
not UTF-8 0'
is 'and does nothing' "$(counts)" '0|0|0'
is 'contacts are made' "$(import contacts "$file" | head -2)" 'lines 3
added 3'
is 'with their companies, each once' "$(counts)" '2|3|0'
is 'with quotes and several addresses, the first one primary' \
	"$(contact eva@one.example)-$(contact robert@two.example)" \
	'Müller, Eva|eva@one.example|One GmbH-Bob|bob@two.example, bob@home.example, robert@two.example|Two'
is 'the same file again changes nothing' \
	"$(import contacts "$file" | sed -n 4p)-$(counts)" 'unchanged 3-2|3|0'
more='email;name;company;notes
eva@one.example;Another Name;Three;x
bob@two.example;Bob;Two;y
bob@new.example, bob@two.example;Bob;;z
dan@four.example;;;
'
is 'an unknown column is refused, with the way out' \
	"$(import contacts "$more" | grep -o "'notes' is no column.*notes=ignore")" \
	"'notes' is no column that we know (did you mean 'name'?); say what it is: --map 'notes=FIELD', or --map 'notes=ignore"
is 'a column that is nearly known is guessed' \
	"$(import contacts 'name,emial\nx,x@y.example\n' |
		grep -o "did you mean '[a-z]*'")" "did you mean 'email'"
is 'a map says what a column is, and semicolons part as well' \
	"$(import contacts "$more" --map notes=ignore | paste -sd ' ')" \
	'lines 4 added 1 updated 1 unchanged 2 rejected 0 not UTF-8 0'
is 'what is known is completed, never overwritten' \
	"$(contact eva@one.example)-$(contact bob@new.example)" \
	'Müller, Eva|eva@one.example|One GmbH-Bob|bob@two.example, bob@home.example, bob@new.example, robert@two.example|Two'
is 'whoever has no name is called by his address' \
	"$(contact dan@four.example)" 'dan@four.example|dan@four.example'

wrong='name,email,company
No address,,One
Bad,not an address,One
Ours,anna@example.com,
Group,support@example.com,
Both,eva@one.example bob@two.example,
"Open,open@x.example,
"Text"behind,text@x.example,
More,more@x.example,One,Two
Nul,n\0ul@x.example,
M\0374ller,mueller@x.example,
Good,good@x.example,Good
Good again,good@x.example good@y.example,
'
is 'each wrong line is named with its reason, and the others are taken' \
	"$(import contacts "$wrong" --rejects "$world/rejects.csv")" \
	"lines 12
added 2
updated 1
unchanged 0
rejected 9
not UTF-8 1
Rejects:
 LINE REASON
 2 there is no address
 3 'not' is no address: wanted is local@domain, without blanks, quotes or brackets, 320 bytes at most
 4 anna@example.com is an address of ours
 5 support@example.com is an address of ours
 6 bob@two.example is contact 2's, and something else of it is another one's
 7 there is text behind a closing quote
 8 there is text behind a closing quote
 9 there are more fields than columns
 10 there is a NUL byte"
is 'what is no UTF-8 is read as Windows-1252' "$(contact mueller@x.example)" \
	'Müller|mueller@x.example'
is 'a line may complete one before it' "$(contact good@y.example)" \
	'Good|good@x.example, good@y.example|Good'
postcase import contacts "$world/import.csv" >/dev/null 2>&1
is 'the exit status says that lines were rejected' $? 65
is 'the rejected lines are a file, with the reason behind each' \
	"$(tr -d '\r' <"$world/rejects.csv" | sed -n '1,2p; 6p')" \
	"name,email,company,reason
No address,,One,there is no address
Both,eva@one.example bob@two.example,,\"bob@two.example is contact 2's, and something else of it is another one's\""
sed -i 's/^No address,,/Address,address@x.example,/' "$world/rejects.csv"
is 'which can be mended and imported' \
	"$(postcase import contacts "$world/rejects.csv" --json 2>&1 |
		tr -d ' \n' | grep -o '"added":1')" '"added":1'

is 'accounts are known by their names, and have domains' \
	"$(import accounts 'name,domain,email\nOne GmbH,one.example,\nNew,new.example gmail.com,\nNew,new.example,info@new.example\n' |
		tr -s '\n ' ' ')" \
	"lines 3 added 1 updated 1 unchanged 0 rejected 1 not UTF-8 0 Rejects: LINE REASON 3 at gmail.com anybody can have an address (free_mail_domains in $POSTCASE_CONF): give the account the addresses instead "
is 'leads have names in two columns, a status, and a company that is a name' \
	"$(import leads 'First Name,Last Name,E-mail address,Organization,Status\nLena,Lead,lena@l.example,Newco,In Process\nX,Y,x@l.example,,Converted\n' |
		sed -n 2p; postcase lead list | sed 's/  */ /g')" \
	'added 1
ID NAME E-MAIL ACCOUNT STATUS CASES
 1 Lena Lead lena@l.example Newco In Process 0'
before=$(counts)
is 'standard input is a file as well' \
	"$(printf 'email\nstdin@x.example\n' |
		postcase import leads - | sed -n 's/^added *//p')" 1
is 'an empty file, one of UTF-16 and one that is not there are refused' \
	"$(import leads '' | grep -c empty
		import leads '\0377\0376e\0m\0' | grep -c UTF-16
		postcase import leads "$world/none" 2>&1 | grep -c opened)" \
	'1
1
1'
is 'a file without addresses is refused' \
	"$(import leads 'name\nx\n' | grep -c -- --map)" 1
is 'an agent needs the right' \
	"$(postcase import leads - --as anna </dev/null 2>&1 |
		grep -o "the right 'import'")" "the right 'import'"
is 'nothing of these was taken' "$(counts)" \
	"$(echo "$before" | awk -F '|' '{ print $1 "|" $2 "|" $3 + 1 }')"

# --- ten thousand
perl -e 'print "name,email,company\n";
	printf "Person %d,p%d\@big%d.example,Big %d\n", $_, $_, $_ % 500, $_ % 500
		for 1 .. 10000' >"$world/big.csv"
start=$(date +%s%N)
postcase import contacts "$world/big.csv" >"$world/said"
took=$((($(date +%s%N) - start) / 1000000))
is 'ten thousand lines are taken' "$(sed -n 's/^added *//p' "$world/said")" \
	10000
echo "# they took $took ms"
is 'within seconds' "$((took < 10000))" 1
is 'and are no news the second time' \
	"$(postcase import contacts "$world/big.csv" |
		sed -n 's/^unchanged *//p')" 10000
send_letter person p77@big77.example
is 'their mail is theirs' \
	"$(of_letter person '(SELECT name FROM contact WHERE id = contact_id)')" \
	'Person 77'
invariants 'the invariants hold'
tap_end
