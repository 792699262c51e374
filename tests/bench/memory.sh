# shellcheck shell=sh
# memory.sh - the most memory that a worker had, after many letters of one size;
# sourced by `run`
memory_of() { # PID: megabytes of its biggest child
	cat /proc/[0-9]*/status 2>/dev/null | awk -v parent="$1" '
		$1 == "PPid:" { child = $2 == parent }
		$1 == "VmHWM:" && child && $2 > most { most = $2 }
		END { printf "%.1f\n", most / 1024 }'
}

# A fresh worker for each size.
memory_size() { # KEY BYTES LETTERS TARGET
	lmtpd_up "$world/etc/memory.conf"
	send_letters "memory_$1" "$lmtpd" -z "$2" -n "$3"
	figure "memory_$1" "$(memory_of "$lmtpd_pid")"
	lmtpd_down
}

memory_part() {
	install -m 640 -g postcase /dev/null "$world/etc/memory.conf"
	sed 's/^lmtp_workers = .*/lmtp_workers = 1/' "$POSTCASE_CONF" \
		>"$world/etc/memory.conf"
	for round in 1 2; do
		say "memory, round $round"
		memory_size 4k 4096 "$(pick 500 3000)"
		memory_size 1m 1048576 10
		memory_size 25m 26214400 3
		figure memory_4k_limit 30
		figure memory_1m_letter 1
		figure memory_25m_letter 25
	done
}
