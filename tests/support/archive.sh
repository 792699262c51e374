# shellcheck shell=sh disable=SC2154 # sourced: others set what is used here
# archive.sh - copies of agents' mail, as postcase-milter has them sent; sourced
# after letters.sh
#
#	archive_domain       as the world has configured it
#	signed NAME [LOGIN [CASE [ACCOUNT [SECONDS]]]]
#	                     the archive address for the mail <NAME@example.net>:
#	                     of anna, without a case, of support@example.com, and
#	                     so many seconds old
#	copy NAME [ADDRESS...]
#	                     delivers the mail there, by default to where anna's
#	                     mail without a case goes; prints how that ended, if
#	                     not well
#	stored NAME          how many e-mails have its Message-ID
archive_domain() {
	sed -n 's/^archive_domain *= *//p' "$POSTCASE_CONF"
}

# Another program than rules/archive.c: a signature that both make is right.
signed() {
	signed_user=$(sql "SELECT id FROM users WHERE login = '${2:-anna}'")
	signed_account=$(sql "SELECT group_account_id FROM group_address
		WHERE address = '${4:-support@example.com}'")
	signed_key=$(sql "SELECT id || ' ' || encode(secret, 'hex')
		FROM token_key WHERE retired_at IS NULL
		ORDER BY created_at DESC LIMIT 1")
	perl -MDigest::SHA=hmac_sha256 -e '
		my ($id, $domain, $user, $case, $account, $age, $key, $secret) =
			@ARGV;
		my @n = ($user, $case || 0, $account, time - ($age || 0));
		my @digits = split //, "abcdefghijkmnpqrstuvwxyz23456789";
		my $mac = hmac_sha256("postcase archive copy 1" .
			pack("Q>4C", @n, $key) . $id, pack("H*", $secret));
		sub number {
			my ($n, $text) = (shift, "");
			while ($n) { $text = $digits[$n & 31] . $text; $n >>= 5 }
			return $text;
		}
		my $bits = unpack "B80", $mac;
		printf "archive+%s.%s%s@%s\n", join(".", map { number($_) } @n), $digits[$key],
			join("", map { $digits[oct "0b$_"] } $bits =~ /(.{5})/g), $domain;
	' "$1@example.net" "$(archive_domain)" "$signed_user" "${3:-0}" \
		"$signed_account" "${5:-0}" ${signed_key}
}

copy() {
	copy_name=$1
	shift
	[ $# -gt 0 ] || set -- "$(signed "$copy_name")"
	give "$copy_name" "$@"
}

stored() {
	sql "SELECT count(*) FROM email WHERE message_id = '$1@example.net'"
}
