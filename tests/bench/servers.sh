# shellcheck shell=sh disable=SC2034 # sourced: others use what is set here
# servers.sh - what is measured, in one private directory; sourced by `run`
#
#	servers_up            PostgreSQL and Redis, and a team of three
#	lmtpd_up [CONF]       postcase-lmtpd on $lmtpd; several at once
#	lmtpd_down            ends them all
#	dovecot_up            Dovecot's LMTP server on $dovecot/lmtp
#	fail TEXT...          ends the bench
#	setpriv $as_postcase COMMAND...
#	cpu_of PID            milliseconds of CPU of a server and its children
#
# All of it ends when the bench does, however that ends.
. "$top/tests/support/world.sh"

workers=${LMTP_WORKERS:-10} # a session each, as Dovecot has it

fail() {
	printf 'bench: %s\n' "$@" >&2
	exit 1
}

as_postcase='--reuid postcase --regid postcase --init-groups'

# How reference servers are set: room for the writes of a run between two
# checkpoints, so that no side pays for the pages that another one has dirtied.
# What a delivery does is read out of the log, which is JSON for that.
postgresql_settings() {
	cat <<-EOT
		shared_buffers = 1GB
		max_wal_size = 8GB
		checkpoint_timeout = 30min
		wal_compression = lz4
		fsync = on
		synchronous_commit = on
		logging_collector = on
		log_destination = jsonlog
		log_directory = '$world/postgresql'
		log_filename = 'statements'
		log_rotation_age = 0
		log_rotation_size = 0
	EOT
}

servers_up() {
	world_up
	trap servers_gone EXIT
	server stop postfix
	server stop postgresql
	postgresql_settings >>"$world/postgresql/data/postgresql.conf"
	server start postgresql || fail "PostgreSQL does not start"
	postgresql=$(head -1 "$world/postgresql/data/postmaster.pid")
	people
	apart
	world_conf "lmtp_workers = $workers"
	dovecot=$world/dovecot
}

servers_gone() {
	lmtpd_down
	dovecot_down
	world_gone
}

postgres_sql() {
	psql -XAtq -v ON_ERROR_STOP=1 -U postgres -c "$1"
}

answers() {
	perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new($ARGV[0]) or exit 1' "$1"
}

set_postgresql() { # NAME VALUE: while it runs
	postgres_sql "ALTER SYSTEM SET $1 = '$2'"
	postgres_sql 'SELECT pg_reload_conf()' >/dev/null
	sleep 0.5
}

# --- postcase-lmtpd -----------------------------------------------------------

lmtpd_pids=

lmtpd_up() {
	lmtpd_conf=${1:-$POSTCASE_CONF}
	lmtpd=$(sed -n 's/^lmtp_listen = //p' "$lmtpd_conf")
	# shellcheck disable=SC2086 # options
	setpriv $as_postcase "$world/bin/postcase-lmtpd" -c "$lmtpd_conf" \
		>"$world/lmtpd.out" 2>&1 &
	lmtpd_pid=$!
	lmtpd_pids="$lmtpd_pids $lmtpd_pid"
	until_true 10 answers "$lmtpd" ||
		fail "postcase-lmtpd does not listen" \
			"$(tail -n 5 "$world/lmtpd.out" "$world/log/postcase.log")"
}

lmtpd_down() {
	for pid in $lmtpd_pids; do
		kill "$pid" 2>/dev/null || :
		wait "$pid" 2>/dev/null || :
	done
	lmtpd_pids=
}

# --- Dovecot ------------------------------------------------------------------

# As fast as Dovecot is with its promises kept (mail_fsync is the default): a
# process waits for each session, each session has a mailbox of its own, nobody
# is looked up anywhere, and a Maildir is not listed before each message.
dovecot_conf() {
	cat <<-EOT
		base_dir = $dovecot/run
		state_dir = $dovecot/run
		instance_name = bench
		log_path = $dovecot/log
		ssl = no
		protocols = lmtp
		listen = 127.0.0.1
		hostname = mail.example.com
		postmaster_address = postmaster@example.com
		mail_location = maildir:~/Maildir
		maildir_very_dirty_syncs = yes
		passdb {
		  driver = static
		  args = nopassword=y
		}
		userdb {
		  driver = static
		  args = uid=postcase gid=postcase home=$dovecot/home/%n allow_all_users=yes
		}
		service stats {
		  unix_listener stats-writer {
		    mode = 0666
		  }
		}
		service lmtp {
		  process_min_avail = 10
		  unix_listener $dovecot/lmtp {
		    mode = 0666
		  }
		}
	EOT
}

dovecot_up() {
	install -d -m 755 "$dovecot" "$dovecot/run"
	install -d -m 755 -o postcase -g postcase "$dovecot/home"
	dovecot_conf >"$dovecot/dovecot.conf"
	dovecot -c "$dovecot/dovecot.conf" || fail "Dovecot does not start"
	until_true 10 answers "$dovecot/lmtp" ||
		fail "Dovecot does not listen" "$(tail -n 5 "$dovecot/log")"
}

dovecot_down() {
	dovecot_pid=$(cat "$dovecot/run/master.pid" 2>/dev/null) || return 0
	kill "$dovecot_pid" 2>/dev/null || return 0
	until_true 10 test ! -e "/proc/$dovecot_pid" || :
}

# --- what a server used ---------------------------------------------------------

# Of children that have ended too, which their parent has counted.
cpu_of() {
	cat /proc/[0-9]*/stat 2>/dev/null | awk -v server="$1" -v hz="$(getconf CLK_TCK)" '
		{
			pid = $1
			sub(/^.*\) /, "")
			if (pid == server || $2 == server)
				ticks += $12 + $13 + $14 + $15
		}
		END { printf "%.0f\n", ticks * 1000 / hz }'
}

# Ids that can be told from each other when a statement is read in the log.
apart() {
	sql "SELECT setval('email_id', 20000000), setval('note_id_seq', 30000000)" \
		>/dev/null
}
