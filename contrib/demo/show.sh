# shellcheck shell=sh disable=SC2154 # sourced: "here" and "world" are set there
# show.sh - what run and day have in common; sourced
#
#	say TEXT              a heading
#	run COMMAND...        shows a command, then runs it
#	world_up              the servers; the world is taken down at the end, but
#	                      for KEEP=1
#	become_root SCRIPT    returns as root, or runs the script again as root
#	refused COMMAND...    wants it to fail
#	sql STATEMENT         one value out of the database
#	delivered             waits until Postfix has handed everything over
if [ -t 1 ]; then
	bold=$(printf '\033[1m') plain=$(printf '\033[0m')
else
	bold='' plain=''
fi

say() {
	printf '\n%s%s%s\n' "$bold" "$1" "$plain"
}

# Shows a command, then runs it.
run() {
	printf '$'
	for word; do
		case $word in
		*' '*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
	"$@"
}

refused() {
	if "$@"; then
		echo 'demo: that should have been refused' >&2
		exit 1
	fi
}

sql() {
	psql -XAtq -v ON_ERROR_STOP=1 -c 'SET search_path = postcase' -c "$1"
}

become_root() { # Postfix starts as root only
	[ "$(id -u)" = 0 ] || exec sudo -- env POSTCASE_BIN="${POSTCASE_BIN:-}" \
		KEEP="${KEEP:-}" DAY="${DAY:-}" \
		MAILS="${MAILS:-}" /bin/sh "$1"
}

leave() {
	status=$?
	if [ -n "${KEEP:-}" ] && [ $status = 0 ]; then
		say 'Still running.  To look around, and to end it:'
		printf '%s\n' "eval \"\$($here/world env $world)\"" \
			"postcase case list" \
			"swaks --server \$POSTCASE_SMTP --to support@example.com --from you@example.net" \
			"$here/world down $world && rm -r $world"
		return
	fi
	"$here/world" down "$world"
	rm -rf "$world"
}

world_up() {
	world=$(mktemp -d "${TMPDIR:-/tmp}/postcase-demo.XXXXXX")
	trap leave EXIT
	trap 'exit 1' INT TERM HUP PIPE
	environment=$(POSTCASE_DOOR=lmtp "$here/world" up "$world")
	eval "$environment"
}

# Until Postfix has handed everything over.
delivered() {
	tries=0
	while [ -n "$(postqueue -c "$POSTCASE_MAIL_CONFIG" -j)" ]; do
		tries=$((tries + 1))
		if [ $tries -gt 300 ]; then
			echo 'demo: mail is stuck; the log says:' >&2
			tail -n 20 "$POSTCASE_MAILLOG" >&2
			exit 1
		fi
		sleep 0.1
	done
}
