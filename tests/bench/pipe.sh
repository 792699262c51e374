# shellcheck shell=sh
# pipe.sh - a process for each letter: postcase-lda alone and handing over,
# dovecot-lda, maildrop; sourced by `run`
pipe_letters=$(pick 50 150) # of each side of a round

# Letters as files that user postcase may read, none of them twice.
pipe_write() {
	rm -rf "$world/letters"
	install -d -m 755 "$world/letters"
	"$load" -o "$world/letters" -i bench -b $((letters + 1)) \
		-n "$pipe_letters"
	letters=$((letters + pipe_letters))
}

# pipe_run KEY AT_ONCE COMMAND...: the letters through it.
pipe_run() {
	pipe_key=$1_$2
	pipe_at_once=$2
	shift 2
	pipe_write
	sync
	# shellcheck disable=SC2086 # options
	pipe_line=$(setpriv $as_postcase env -i HOME="$world/home" USER=postcase \
		PATH="$PATH" "$world/bin/each" -p "$pipe_at_once" \
		"$world/letters" "$@") || fail "$pipe_key: $1 failed"
	# shellcheck disable=SC2086 # words of the line
	set -- $pipe_line
	figure "${pipe_key}_rate" "$6"
	figure "${pipe_key}_p50" "$8"
}

pipe_lda() { # KEY AT_ONCE
	pipe_run "$1" "$2" "$world/bin/postcase-lda" -c "$POSTCASE_CONF" \
		-f customer@example.net -q 4XyZ1q0Pmz -- support@example.com
}

# Without -d: the mailbox comes from HOME, and nobody is asked for it.
pipe_others() { # AT_ONCE
	pipe_run dovecot_lda "$1" /usr/lib/dovecot/dovecot-lda \
		-c "$dovecot/dovecot.conf" -o log_path="$world/home/log" \
		-f customer@example.net
	pipe_run maildrop "$1" maildrop "$world/home/filter"
}

pipe_homes() {
	install -d -m 700 -o postcase -g postcase "$world/home"
	for folder in '' /new /cur /tmp; do
		install -d -m 700 -o postcase -g postcase \
			"$world/home/maildrop$folder"
	done
	echo "to $world/home/maildrop" >"$world/home/filter"
	chown postcase:postcase "$world/home/filter"
	chmod 600 "$world/home/filter"
	install -m 755 "$top/$B/tests/bench/each" "$world/bin/"
}

pipe_part() {
	warm_up
	dovecot_up
	pipe_homes
	for round in 0 $(rounds); do # 0: to warm up
		for at_once in 1 4; do
			say "pipe, round $round: $at_once at once"
			pipe_lda pipe_alone "$at_once"
			lmtpd_up
			pipe_lda pipe_handed "$at_once"
			lmtpd_down
			pipe_others "$at_once"
		done
	done
	dovecot_down
}
