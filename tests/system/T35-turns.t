#!/bin/sh
# Who gets a case: in turn or the least busy, many at once, with processes that
# are killed, and with Redis in any state.  (Ten thousand random events, one at
# a time: tests/db/test_history.c.)
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up points
people
redis_timeout=100
setting() { sed -i "s|^$1 = .*|$1 = $2|" "$POSTCASE_CONF"; }
patient() { setting redis_timeout 5000; } # a busy machine is no trouble of Redis
hasty() { setting redis_timeout $redis_timeout; }
world_conf 'log_verbose = yes'

redis() { redis-cli -s "$POSTCASE_REDIS" "$@"; }
redis_pid() { cat "$world/redis/redis.pid"; }

# mails ADDRESS PREFIX COUNT [HEADER-LINE [FROM]]: 6 at once, each waits before
# its COMMIT; prints those that did not end well
mails() {
	mkdir -p "$world/$2"
	for n in $(seq "${5:-1}" $((${5:-1} + $3 - 1))); do
		printf '%s\n' 'From: c@example.net' "Subject: $2 $n" \
			"Message-ID: <$2.$n@example.net>" ${4:+"$4"} '' "$2 $n" \
			>"$world/$2/$n"
		echo "$world/$2/$n"
	done | xargs -P 6 -I{} sh -c "postcase-lda -c '$POSTCASE_CONF' \
		-f c@example.net $1 <{} || echo {} \$?"
}

one() { # ADDRESS PREFIX: a mail, and the login that it went to
	mails "$1" "$2" 1 >/dev/null
	sql "SELECT coalesce(max(u.login), 'nobody') FROM cases c
		LEFT JOIN users u ON u.id = c.assigned_user
		WHERE c.name = '$2 1'"
}

given() { # the cases of each agent, of messages PREFIX
	sql "SELECT string_agg(n::text, ' ' ORDER BY login) FROM (
		SELECT login, count(*) AS n
		FROM cases c
		JOIN users u ON u.id = c.assigned_user
		WHERE c.name LIKE '$1 %' GROUP BY login) x"
}

spread() { # most minus fewest, of messages PREFIX
	sql "SELECT max(n) - min(n) FROM (
		SELECT count(*) AS n FROM cases
		WHERE name LIKE '$1 %' GROUP BY assigned_user) x"
}

sources() {
	sql "SELECT string_agg(DISTINCT source, ' ') FROM assignment_log l
		JOIN cases c ON c.number = l.case_number
		WHERE c.name LIKE '$1 %'"
}

# Picks that saw a candidate with fewer open cases than the one they took.
busier() {
	sql "SELECT count(*) FROM assignment_log
		WHERE method = 'least-busy'
			AND loads[array_position(candidates, user_id)] >
				(SELECT min(n) FROM unnest(loads) n)"
}

# Many at once.
postcase group add busy@example.com --team Support --distribution least-busy \
	>/dev/null
postcase group add turns@example.com --team Support >/dev/null
points 'commit delay=20'
patient
is '300 first messages to the least busy all end well' \
	"$(mails busy@example.com redis 300)" ''
is 'with Redis each of three equally busy agents has 100' "$(given redis)" \
	'100 100 100'
is 'Redis made the picks' "$(sources redis)" redis
is 'nobody was picked who was busier than another' "$(busier)" 0
server stop redis
is '300 more with Redis stopped all end well' \
	"$(mails busy@example.com postgresql 300)" ''
is 'with PostgreSQL alone each has 100, too' "$(given postgresql)" \
	'100 100 100'
is 'PostgreSQL made the picks' "$(sources postgresql)" postgresql
is 'and nobody busier than another was picked' "$(busier)" 0
server start redis

# Who is busier is left alone till the others have as many.
sql "UPDATE cases SET status = 'Closed' WHERE assigned_user <>
	(SELECT id FROM users WHERE login = 'ben') AND number % 10 = 0"
want=$(sql "SELECT count(*) FROM cases WHERE status = 'Closed'")
is 'as many mails as cases were closed all end well' \
	"$(mails busy@example.com level "$want")" ''
is 'all are equally busy again' "$(sql "SELECT string_agg(DISTINCT
	open_cases::text, ' ') FROM user_state")" 200

# Killed between pick and COMMIT: nobody takes the turn back.
points 'commit kill X-Kill' 'commit delay=20'
for round in 1 2 3 4 5 6; do
	mails turns@example.com live 10 '' $((round * 10)) >>"$world/ended" &
	mails turns@example.com dead 4 'X-Kill: yes' $((round * 10)) \
		>>"$world/killed"
	wait $!
done
points 'commit delay=20'
is '24 deliveries were killed before their COMMIT' \
	"$(grep -c ' 75$' "$world/killed")" 24
mails turns@example.com live 30 '' 100 >>"$world/ended"
is 'all others ended well' "$(cat "$world/ended")" ''
is 'and nobody was passed over for the killed ones' "$(spread live)" 0
points

# EspoCRM's rules, in its own words (reference Part 4).
for who in a b c; do
	postcase user add "$who" --name "$who" --email "$who@example.com"
done >/dev/null
postcase team add Espo --positions first,second >/dev/null
postcase team join Espo a b c --position first >/dev/null
postcase group add rr@example.com --team Espo >/dev/null
postcase group add lb@example.com --team Espo --distribution least-busy \
	>/dev/null
is 'item 10: Round-Robin over ids a, b, c' \
	"$(one rr@example.com t1) $(one rr@example.com t2) $(one rr@example.com t3)" \
	'a b c'
is 'item 10: with the last case on c, a is next' "$(one rr@example.com t4)" a
postcase user set b --active no >/dev/null
is 'item 10: inactive is skipped' "$(one rr@example.com t5)" c
postcase user set b --active yes >/dev/null
postcase team join Espo b --position second >/dev/null
postcase group set rr@example.com --position second >/dev/null
is 'item 10: the position filter is honoured' \
	"$(one rr@example.com t6) $(one rr@example.com t7)" 'b b'
open() { # LOGIN STATUS: all his cases
	sql "UPDATE cases SET status = '$2' WHERE assigned_user =
		(SELECT id FROM users WHERE login = '$1')"
}
open a Closed
open b Rejected
open c Duplicate
is 'item 11: Closed, Rejected and Duplicate are not counted' \
	"$(sql "SELECT string_agg(open_cases::text, ' ') FROM user_state
		JOIN users u ON u.id = user_id WHERE login IN ('a', 'b', 'c')")" \
	'0 0 0'
is 'item 11: a tie goes to whom no case came for longest' \
	"$(one lb@example.com t8) $(one lb@example.com t9) $(one lb@example.com t10)" \
	'a c b'
open c Pending
open a Closed
is 'item 11: Pending is counted' "$(one lb@example.com t11)" a
postcase user set a --open-limit 1 >/dev/null
postcase user set b --away-until 2999-01-01 >/dev/null
is 'who is at his limit or away is passed over by the least-busy rule' \
	"$(one lb@example.com t12)" c
postcase user set c --open-limit 0 >/dev/null
is 'with nobody left it is nobody'\''s' "$(one lb@example.com t13)" nobody

# Redis in any state: the round goes on, and the mail does not wait.
n_state=0
three() { # who got three mails, one after the other
	for mail in a b c; do
		one turns@example.com "state$n_state.$mail"
	done | tr '\n' ' '
}
in_turn() { # of three names: is each the one behind the last?
	case "$1" in
	'anna ben cleo ' | 'ben cleo anna ' | 'cleo anna ben ') ;;
	*) echo "$1" ;;
	esac
}
slowest() { # the longest that a pick took since the last call, in ms
	awk '/ name=distribute / { sub(/.*us=/, ""); if ($0 > max) max = $0 }
		END { print int(max / 1000) }' "$world/log/postcase.log"
	: >"$world/log/postcase.log"
}
quick() { # no more than the time limit and a busy machine's hiccups
	ms=$(slowest)
	[ "$ms" -le $((redis_timeout + 1000)) ] || echo "$ms ms"
}
state() { # NAME COMMAND...: is the round right, and quick, behind this?
	name=$1
	n_state=$((n_state + 1))
	shift
	ok "Redis is made $name" "$@"
	picked=$(three)
	is "with Redis $name the round goes on" "$(in_turn "$picked")" ''
	is "with Redis $name no mail waits" "$(quick)" ''
}
source_is() { # NAME SOURCE
	is "with Redis $1 the picks are by $2" "$(sources "state$n_state.%")" "$2"
}
hasty
slowest >/dev/null
round() { redis HSET "postcase:{turns}:round:$(sql "SELECT group_account_id
	FROM group_address WHERE address = 'turns@example.com'")" "$@"; }

state refused server stop redis
source_is refused postgresql
state restarted server start redis
state silent kill -STOP "$(redis_pid)"
source_is silent postgresql
kill -CONT "$(redis_pid)"
state awake true
state slow redis CLIENT PAUSE 1500 ALL
until_true 10 redis PING >/dev/null
state empty redis FLUSHALL
state behind round turn 1 pointer 1
state read-only redis REPLICAOF 127.0.0.1 1
source_is read-only postgresql
redis REPLICAOF NO ONE >/dev/null
state writable true
state full redis CONFIG SET maxmemory 1
redis CONFIG SET maxmemory 0 >/dev/null
patient
state well true
source_is well redis
is 'none of these turns passed over anybody' "$(spread state%)" 0

# A server that takes the connection and never says a word.
socket=$world/dumb.sock
perl -MIO::Socket::UNIX -e '
	my $s = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 50) or die;
	chmod 0777, $ARGV[0];
	sleep 60' "$socket" &
dumb=$!
until_true 5 test -S "$socket"
setting redis "$socket"
hasty
slowest >/dev/null
state dumb true
source_is dumb postgresql
kill "$dumb"
setting redis "$POSTCASE_REDIS"
patient

# Drift, told and mended.
is 'no counter has drifted' "$(postcase recount)" 'all counters are right'
sql "ALTER TABLE cases DISABLE TRIGGER load_journal;
	UPDATE cases SET status = 'Closed' WHERE assigned_user =
		(SELECT id FROM users WHERE login = 'cleo');
	ALTER TABLE cases ENABLE TRIGGER load_journal"
drift() { postcase recount --dry-run | awk '$1 == "cleo" { print $3, $2 - $4 }'; }
is 'what was changed behind the trigger'\''s back is drift' "$(drift)" '0 0'
is 'check finds it, too, and names the remedy' \
	"$(postcase check | grep -c 'cleo.*postcase recount')" 1
ok 'recount mends it' postcase recount
is 'then all is right' "$(postcase recount --dry-run)" 'all counters are right'
round turn 200000 pointer 1 >/dev/null
is 'a round that ran away is set right' \
	"$(postcase recount | awk '$1 == "turns@example.com" { print $4, $5 }')" \
	'set right'
server stop redis
is 'without Redis recount says so, and ends well' \
	"$(postcase recount 2>&1 >/dev/null | grep -c 'could not reach Redis')" 1
invariants 'the invariants hold'
tap_end
