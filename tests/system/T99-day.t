#!/bin/sh
# A working day, from the first team to `postcase check` in the evening, as
# `make demo DAY=1` shows it; the day itself fails where something is amiss.
. "$(dirname "$0")/../support/tap.sh"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
POSTCASE_BIN=$(cd "$top/$B" && pwd)/bin "$top/contrib/demo/day" >"$said" 2>&1
is 'a working day of two hundred mails ends well' "$?" 0
is 'postcase check is clean in the evening' \
	"$(grep -c '^ok  ' "$said")-$(grep -c '^error  \|^warning  ' "$said")" \
	"$(grep -c '^\(ok\|error\|warning\)  ' "$said")-0"
tail -n 5 "$said" | sed 's/^/# /'
tap_end
