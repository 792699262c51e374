# shellcheck shell=sh disable=SC2034 # sourced: others use what is set here
# world.sh - a private world for a system test; sourced after tap.sh
#
#	world_up [points]     servers of its own; "points": programs with fault
#	                      points.  All mail comes by POSTCASE_DOOR, pipe or
#	                      lmtp; $door says by which
#	world_conf LINE...    adds lines to postcase.conf
#	server stop|start|reload SERVER [MODE]   one of the servers, see
#	                      contrib/demo/world; agents log in at
#	                      $POSTCASE_SUBMISSION after `server start dovecot`
#	sql STATEMENT         one value out of the database, as its owner
#	until_true SECONDS COMMAND...
#	queue_is_empty, wait_queue SECONDS
#	invariants NAME       a test: tests/support/invariants.sql finds nothing
#
# The world is taken down when the test ends, however it ends.
send="$top/tests/support/send"
door=${POSTCASE_DOOR:-pipe}

world_up() {
	world=$(mktemp -d "${TMPDIR:-/tmp}/postcase-test.XXXXXX")
	trap world_gone EXIT
	trap 'exit 1' INT TERM HUP PIPE
	case ${1:-} in
	points) bin=$top/build-points/bin ;;
	*) bin=$(cd "$top/$B" && pwd)/bin ;;
	esac
	environment=$(POSTCASE_BIN=$bin "$top/contrib/demo/world" up "$world" \
		2>"$world.log") || {
		sed 's/^/# /' "$world.log"
		echo 'Bail out! the world did not come up'
		exit 1
	}
	eval "$environment"
}

world_gone() {
	"$top/contrib/demo/world" down "$world" >/dev/null 2>&1
	[ -n "${KEEP:-}" ] || rm -rf "$world"
	rm -f "$world.log"
}

server() { # stop|start|reload SERVER [MODE]
	verb=$1
	shift
	"$top/contrib/demo/world" "$verb" "$world" "$@" >/dev/null 2>&1
}

world_conf() {
	printf '%s\n' "$@" >>"$POSTCASE_CONF"
	[ "$door" = pipe ] || { server stop lmtpd && server start lmtpd; }
}

# What a fault-point build does from now on; nothing: no faults.
points() {
	printf '%s\n' "$@" >"$POSTCASE_CONF.points"
	chmod 644 "$POSTCASE_CONF.points"
}

sql() {
	psql -XAtq -v ON_ERROR_STOP=1 -c 'SET search_path = postcase' -c "$1"
}

until_true() {
	until_end=$(($(date +%s) + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ "$(date +%s)" -lt "$until_end" ] || return 1
		sleep 0.1
	done
}

queue_is_empty() {
	[ -z "$(postqueue -c "$POSTCASE_MAIL_CONFIG" -j)" ]
}

wait_queue() {
	until_true "$1" queue_is_empty
}

invariants() {
	is "$1" "$(psql -XAtq -v ON_ERROR_STOP=1 \
		-f "$top/tests/support/invariants.sql" 2>&1 | head -n 30)" ''
}

# Three agents, a team, support@example.com in turn.
people() {
	for login in anna ben cleo; do
		postcase user add "$login" --name "$login" \
			--email "$login@example.com"
	done
	postcase team add Support
	postcase team join Support anna ben cleo
	postcase group add support@example.com --team Support
} >/dev/null
