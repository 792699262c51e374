#!/bin/sh
# The keys that sign tokens: made, rotated, retired, and never shown.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

states() {
	postcase key list | awk 'NR > 1 { print $1 $2 }' | sort -n | tr '\n' ' '
}
ends() { # COMMAND...: the exit status
	"$@" >/dev/null 2>&1
	echo $?
}

is 'init made a key, and it signs' "$(states)" '0signs '
is 'a second init makes none' "$(postcase init --json |
	grep -c '"key_made": null')" 1
is 'the key that signs is not retired' "$(postcase key retire 0 2>&1
	echo $?)" 'postcase: could not believe a key no longer: key 0 signs; make another first: postcase key rotate
65'
is 'a rotation makes a key that signs' \
	"$(postcase key rotate --json | grep -c '"state": "signs"')" 1
is 'and the older one is believed' "$(states)" '0believed 1signs '
is 'an older one can be retired' "$(ends postcase key retire 0)" 0
is 'and is not believed any more' "$(states)" '0retired 1signs '
is 'but only once' "$(ends postcase key retire 0)" 65
is 'what is no key ends with 64' "$(ends postcase key retire 32)" 64
is 'a key that is not there ends with 67' "$(ends postcase key retire 9)" 67
secret=$(sql "SELECT encode(secret, 'hex') FROM token_key WHERE id = 1")
is 'no secret is shown' "$({
	postcase key list
	postcase key list --json
} | grep -ciE "secret|$secret|$(printf %.8s "$secret")")" 0
is 'check finds a key that signs' \
	"$(postcase check | grep -c '^ok .*a key signs the tokens')" 1
sql 'UPDATE token_key SET retired_at = now()'
is 'and says so when there is none' \
	"$(postcase check | grep -c '^error .*postcase init')" 1
is 'which init makes' "$(postcase init --json |
	grep -c '"key_made": 2')" 1
sql 'UPDATE token_key SET retired_at = NULL WHERE id = 1'
sql 'DELETE FROM token_key WHERE id = 2'

# Five at once, four times; the clock is set back meanwhile.
sql "UPDATE token_key SET created_at = now() + interval '1 day' WHERE id = 1"
for _ in 1 2 3 4; do
	for n in 1 2 3 4 5; do
		postcase key rotate >"$world/rotate$n" 2>&1 &
	done
	wait
done
is 'keys made at once get ids of their own' \
	"$(sql 'SELECT count(*), min(id), max(id) FROM token_key')" '22|0|21'
is 'and exactly one signs' \
	"$(postcase key list | awk '$2 == "signs"' | wc -l)" 1
last=$(postcase key rotate --json | sed -n 's/.*"id": \([0-9]*\),*/\1/p')
is 'the smallest unused id is taken first' "$last" 22
is 'and signs, whatever the clock says' \
	"$(postcase key list | awk '$2 == "signs" { print $1 }')" 22
while [ "$last" -lt 31 ]; do
	last=$(postcase key rotate --json |
		sed -n 's/.*"id": \([0-9]*\),*/\1/p')
done
postcase key retire 5 >/dev/null
before=$(sql 'SELECT secret FROM token_key WHERE id = 0')
is 'then that which is retired the longest' \
	"$(postcase key rotate)" 'key 0 signs from now on; the older ones are believed till they are retired'
is 'with another secret' "$(sql "SELECT secret = '$before' FROM token_key
	WHERE id = 0")" f
is 'then the next one' "$(postcase key rotate | cut -c 1-5)" 'key 5'
is 'with all believed none is made' "$(postcase key rotate 2>&1
	echo $?)" 'postcase: could not make a key that signs from now on: all 32 keys are believed; retire one first: postcase key retire ID
65'

# The token as the manual says, made by another program.
token() { # SECRET KEY ACCOUNT CASE
	perl -MDigest::SHA=hmac_sha256 -e '
		my ($secret, $key, $account, $case) = @ARGV;
		my @digits = split //, "abcdefghijkmnpqrstuvwxyz23456789";
		my $bits = unpack "B80", hmac_sha256("postcase case token 1" .
			pack("Q>Q>C", $account, $case, $key),
			pack "H*", $secret);
		my $mac = join "", map { $digits[oct "0b$_"] } $bits =~ /.{5}/g;
		my $number = "";
		for (; $case; $case >>= 5) {
			$number = $digits[$case & 31] . $number;
		}
		print $number, $digits[$key], $mac' "$@"
}
"$send" -i question "$POSTCASE_SMTP" support@example.com
wait_queue 30
want=$(token "$(sql "SELECT encode(secret, 'hex') FROM token_key WHERE id = 5")" \
	5 "$(sql 'SELECT group_account_id FROM cases')" 1)
is 'a case shows the address of an answer, with its token' \
	"$(postcase case show 1 | sed -n 's/^reply to *//p')" \
	"support+$want@example.com"
is 'programs get it, too' "$(postcase case show 1 --json |
	sed -n 's/.*"reply_address": "\(.*\)",*$/\1/p')" \
	"support+$want@example.com"
world_conf 'recipient_delimiter ='
is 'where nothing parts an extension there is no token' \
	"$(postcase case show 1 | sed -n 's/^reply to *//p')" \
	support@example.com
tap_end
