#!/bin/sh
#
# Each target for a few seconds, as many at a time as there are processors; the
# same tries each time, so that what fails here fails for everybody.

set -eu
export B="${B:-build-fuzz}"
export CORPUS="$B/short"

# try TARGET: a line of TAP; with what the target said when that is "not ok".
try() {
	log=$CORPUS/$1.log
	if tests/fuzz/run "$1" 5 -seed=1 -runs=100000 >"$log" 2>&1; then
		echo "ok - $1: $(sed -n 's/^Done \(.*\)/\1/p' "$log"), no finding"
	else
		echo "not ok - $1"
		tail -n 60 "$log" | sed 's/^/# /'
	fi
}

if [ $# -gt 0 ]; then
	try "$1"
	exit
fi
rm -rf "$CORPUS"
mkdir -p "$CORPUS"
set -- tests/fuzz/fuzz_*.c
echo "1..$#"
printf '%s\n' "$@" | sed 's/.*fuzz_//; s/\.c$//' |
	xargs -P "$(nproc)" -n 1 "$0"
