# shellcheck shell=sh
# settings.sh - on what was measured; sourced by `run`
version() { dpkg-query -W -f '${Version}' "$1"; }

# Microseconds for one block of 8 kB to be safe on the disk.
disk() {
	LC_ALL=C dd if=/dev/zero of="$world/disk" bs=8k count=200 \
		oflag=dsync 2>&1 | awk '/copied/ { printf "%.0f", $(NF - 3) * 5000 }'
}

settings() {
	cat <<-EOT
		$(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo |
		head -n 1); $(uname -sr)
		$(df --output=fstype "$world" | tail -n 1) in $world: $(disk) us to have 8 kB on disk
		PostgreSQL $(version postgresql-15), Dovecot $(version dovecot-core), maildrop $(version maildrop)
		$(psql -XAtq -U postgres -c "SELECT string_agg(name || '=' ||
			current_setting(name), ', ' ORDER BY name)
			FROM pg_settings WHERE name IN ('fsync',
			'synchronous_commit', 'shared_buffers', 'max_wal_size',
			'checkpoint_timeout', 'wal_compression', 'autovacuum',
			'full_page_writes', 'wal_sync_method')" | fold -s -w 76)
		Dovecot: $(dovecot_conf | doveconf -c /dev/stdin mail_fsync), Maildir; Redis on
		postcase: lmtp_workers=$workers
	EOT
}
