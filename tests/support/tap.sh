# shellcheck shell=sh disable=SC2034 # sourced: others use what is set here
# tap.sh - TAP in plain shell; sourced by tests/system/*.t
#
#	is NAME GOT WANT      compares two texts
#	ok NAME COMMAND...    wants the command to end with 0
#	tap_end               prints the plan; call it last
#
# A test's name is a sentence.  B is the folder of the build.
B=${B:-build}
top=$(cd "$(dirname "$0")/../.." && pwd)
tap_n=0

tap_line() { # RESULT NAME
	tap_n=$((tap_n + 1))
	echo "$1 $tap_n - $2"
}

is() {
	if [ "$2" = "$3" ]; then
		tap_line ok "$1"
	else
		tap_line 'not ok' "$1"
		printf '%s\n' "want: $3" "got:  $2" | sed 's/^/# /'
	fi
}

ok() {
	tap_name=$1
	shift
	if tap_out=$("$@" 2>&1); then
		tap_line ok "$tap_name"
	else
		tap_line 'not ok' "$tap_name"
		printf '%s\n' "failed: $*" "$tap_out" | sed 's/^/# /'
	fi
}

tap_end() {
	echo "1..$tap_n"
}
