#!/bin/sh
# Mail of a queueing Postfix, by 20 sessions at once, while the milter is killed,
# restarted and reloaded: each arrives once, edited once.  MANY=10000 for more.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
POSTCASE_DOOR=lmtp
export POSTCASE_DOOR
many=${MANY:-600}
world_up
people
world_conf 'milter_rate = 0'
etc=$POSTCASE_MAIL_CONFIG

# Without the milter nothing passes: a mail without the tag would be one too few.
server stop postfix
sed -i '/^smtpd_milters/s/=accept/=tempfail/' "$etc/main.cf"
touch -d '1 minute ago' "$etc/main.cf"
server start postfix
postcase filter add everything --group support@example.com --subject '*' \
	--action tag --answer 'X-Seen: yes' >/dev/null
server reload milter

# A second Postfix sends; it takes mail by a socket.  It opens sessions anew: one
# whose milter has gone is told to come later till its end.
source=$world/source
mkdir -p "$source/etc"
{
	sed "s,$world/postfix,$source,g
		/^smtpd_milters/d; /^transport_maps/d; /^mydestination/d
		/^relay_transport/d; /backoff_time/d; /^queue_run/d" \
		"$etc/main.cf"
	cat <<-EOT
		mydestination =
		relay_domains = example.com
		relay_transport = smtp:[127.0.0.1]:${POSTCASE_SMTP#*:}
		relay_destination_concurrency_limit = 20
		initial_destination_concurrency = 20
		relay_destination_concurrency_failed_cohort_limit = 100
		smtp_connection_cache_on_demand = no
		smtpd_relay_restrictions = reject_unauth_destination
		minimal_backoff_time = 1s
		maximal_backoff_time = 1s
		queue_run_delay = 1s
	EOT
} >"$source/etc/main.cf"
{
	echo 'in unix n - n - - smtpd'
	sed '1,/^pickup/{/^pickup/!d}; /^postcase/,$d' "$etc/master.cf"
} >"$source/etc/master.cf"
install -d -m 700 -o postfix -g postfix "$source/lib"
mkdir -p "$source/spool"
touch -d '1 minute ago' "$source/etc/main.cf"
source_gone() {
	postfix -c "$source/etc" stop >/dev/null 2>&1
	world_gone
}
trap source_gone EXIT
postfix -c "$source/etc" start >/dev/null 2>&1
until_true 10 test -S "$source/spool/public/in"

sent() { [ -z "$(postqueue -c "$source/etc" -j)" ]; }
arrived() { sql "SELECT count(*) FROM email"; }
trouble() { # once
	kill -s KILL "$(cat "$world/milter/pid")"
	server start milter
	sleep 0.2
	server reload milter
	sleep 0.2
	server stop milter
	server start milter
	sleep 0.2
}

timeout 120 smtp-source -s 20 -m "$many" -f customer@example.net -t support@example.com \
	"unix:$source/spool/public/in" &
sending=$!
queued() { ! sent; }
until_true 10 queued
n=0
until sent || [ "$n" -ge $((2 + many / 300)) ]; do
	n=$((n + 1))
	trouble
done
wait $sending
echo "# the milter was killed $n times, and stopped as often"
ok 'the milter was killed while mail was on its way' test "$n" -ge 1
ok 'all mail leaves the Postfix that sends it' until_true 300 sent
ok 'and is delivered' wait_queue 300
is 'each arrives once' "$(arrived) $(sql 'SELECT count(DISTINCT message_id)
	FROM email')" "$many $many"
is 'each is edited once' "$(sql "SELECT count(*), sum(regexp_count(
	encode(bytes, 'escape'), '(^|\n)X-Seen:')) FROM raw_chunk")" \
	"$many|$many"
is 'nothing bounced' "$(cat "$POSTCASE_MAILLOG" "$source/maillog" |
	grep -c 'status=bounced')" 0
is 'and nothing waited for another reason' "$(grep 'status=deferred' \
	"$source/maillog" | grep -cv '4.7.1 Service unavailable\|451 4.[37].[01]')" 0
invariants 'the invariants hold'
tap_end
