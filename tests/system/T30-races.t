#!/bin/sh
# Many at once: one message once, fair turns.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up points
people

sent_to() { # how many deliveries to this address has Postfix logged as sent?
	grep -c "to=<$1>.*status=sent" "$POSTCASE_MAILLOG"
}

all_sent() { [ "$(sent_to "$1")" -ge "$2" ]; }

counts() { # e-mails, cases, notes, arrivals of one Message-ID
	sql "SELECT (SELECT count(*) FROM email WHERE message_id = '$1'),
		(SELECT count(DISTINCT case_number) FROM email
			WHERE message_id = '$1'),
		(SELECT count(*) FROM note n JOIN email e ON e.id = n.email_id
			WHERE message_id = '$1'),
		(SELECT count(*) FROM arrival a JOIN email e ON e.id = a.email_id
			WHERE message_id = '$1')"
}

same() { # MESSAGE-ID: a file of one message
	printf '%s\n' 'From: Carla <carla@example.net>' \
		'To: support@example.com' 'Subject: a hundred times' \
		"Message-ID: <$1>" '' 'The same.' >"$world/mail"
}

# Deliveries by the program itself, so many at once.
lda() { # CLIENTS RECIPIENT: file names on standard input
	xargs -P "$1" -I{} sh -c \
		"postcase-lda -c '$POSTCASE_CONF' -f c@example.net $2 <{} ||
			echo {} \$?"
}

same smtp@example.net
ok 'Postfix takes 100 copies of one message from 10 clients' \
	"$send" -n 100 -p 10 "$POSTCASE_SMTP" support@example.com "$world/mail"
ok 'all are delivered' until_true 120 all_sent support@example.com 100
is '100 copies by SMTP are one e-mail, one case, one note' \
	"$(counts smtp@example.net)" '1|1|1|100'

same pipe@example.net
is '100 programs at once with one message all end well' \
	"$(for _ in $(seq 100); do echo "$world/mail"; done |
		lda 100 support@example.com)" ''
is 'and it is one e-mail, one case, one note' \
	"$(counts pipe@example.net | cut -d '|' -f 1-3)" '1|1|1'

# first_messages PREFIX COUNT: from 6 processes, each waits before its COMMIT
first_messages() {
	points 'commit delay=20'
	mkdir "$world/mail-$1"
	for n in $(seq "$2"); do
		printf '%s\n' 'From: c@example.net' "Subject: $1 $n" \
			"Message-ID: <$1.$n@example.net>" '' "$1 $n" \
			>"$world/mail-$1/$n"
	done
	seq "$2" | sed "s|^|$world/mail-$1/|" | lda 6 turns@example.com
	points
}

turns() { # the new cases of each agent, of messages PREFIX
	sql "SELECT string_agg(n::text, ' ' ORDER BY login) FROM (
		SELECT login, count(*) AS n
		FROM assignment_log l
		JOIN users u ON u.id = user_id
		JOIN cases c ON c.number = l.case_number
		WHERE c.name LIKE '$1 %' GROUP BY login) x"
}

sources() {
	sql "SELECT string_agg(DISTINCT source, ' ') FROM assignment_log l
		JOIN cases c ON c.number = l.case_number
		WHERE c.name LIKE '$1 %'"
}

# Each turn is the next number, and the user's who comes behind the last one.
passed_over() {
	sql "SELECT count(*) FROM (
		SELECT turn, user_id, candidates,
			lag(turn, 1, 0) OVER rounds AS turn_before,
			lag(pointer, 1, 0) OVER rounds AS pointer_before
		FROM assignment_log
		WHERE group_account_id = 2
		WINDOW rounds AS (ORDER BY turn)) x
	WHERE turn <> turn_before + 1
		OR user_id <> coalesce(
			(SELECT min(c) FROM unnest(candidates) c
				WHERE c > pointer_before),
			(SELECT min(c) FROM unnest(candidates) c))"
}

# An account of its own: its first turn is turn 1.
postcase group add turns@example.com --team Support >/dev/null
is '300 first messages from 6 processes all end well' \
	"$(first_messages redis 300)" ''
is 'with Redis each of three agents has 100' "$(turns redis)" '100 100 100'
is 'Redis gave the turns' "$(sources redis)" redis
is 'no pick passed over anybody' "$(passed_over)" 0

server stop redis
is '300 more with Redis stopped all end well' \
	"$(first_messages postgresql 300)" ''
is 'with PostgreSQL alone each has 100' "$(turns postgresql)" '100 100 100'
is 'PostgreSQL gave the turns' "$(sources postgresql)" postgresql
is 'no pick passed over anybody, at the switch neither' "$(passed_over)" 0

server start redis
is '30 more with an empty Redis all end well' "$(first_messages back 30)" ''
is 'Redis goes on where PostgreSQL stood' "$(turns back)" '10 10 10'
is 'Redis gave these turns' "$(sources back)" redis
is 'no pick passed over anybody, on the way back neither' "$(passed_over)" 0

points 'commit fail X-Undo'
printf '%s\n' 'From: c@example.net' 'X-Undo: yes' '' 'x' >"$world/fails"
for _ in 1 2 3 4; do
	echo "$world/fails" | lda 1 turns@example.com >/dev/null
done
is 'four transactions failed, and the round went on' \
	"$(first_messages undo 30; turns undo)" '10 10 10'
is 'their turns were taken back' "$(passed_over)" 0

# An answer that comes while its parent is still being stored waits for it.
points 'commit delay=600 Subject: parent'
printf '%s\n' 'Subject: parent' 'Message-ID: <parent@example.net>' '' 'x' \
	>"$world/parent"
printf '%s\n' 'Subject: child' 'Message-ID: <child@example.net>' \
	'In-Reply-To: <parent@example.net>' '' 'x' >"$world/child"
echo "$world/parent" | lda 1 turns@example.com &
sleep 0.3
is 'an answer beside its parent ends well' \
	"$(echo "$world/child" | lda 1 turns@example.com)" ''
wait
is 'and is on its case' "$(sql "SELECT count(DISTINCT case_number), count(*)
	FROM email WHERE subject IN ('parent', 'child')")" '1|2'

# COMMIT sent, no answer: it has happened, so its turn is not given back.
turns_before=$(sql 'SELECT max(turn) FROM assignment_log')
points 'commit-sent fail X-Doubt'
for n in 1 2 3; do
	printf '%s\n' "Message-ID: <in-doubt.$n@example.net>" 'X-Doubt: yes' '' "$n" \
		>"$world/doubt"
	echo "$world/doubt" | lda 1 turns@example.com >/dev/null
done
points
is 'a commit in doubt is not taken back' \
	"$(first_messages doubt 6; turns doubt)" '2 2 2'
is 'its turns stay taken, whether it happened or not' \
	"$(sql "SELECT max(turn) - $turns_before FROM assignment_log")" 9

# The caller is killed in the middle of a message: that is not its end.
"$top/tests/support/killed-caller" \
	postcase-lda -c "$POSTCASE_CONF" -f c@example.net turns@example.com
is 'half a message of a caller that was killed is not stored' \
	"$(sql "SELECT count(*) FROM email
		WHERE message_id = 'half@example.net'")" 0

invariants 'the invariants hold'
tap_end
