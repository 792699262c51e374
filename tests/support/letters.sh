# shellcheck shell=sh
# letters.sh - mails that are short to write; sourced after world.sh
#
#	letter NAME FROM [FIELD...]  writes a mail <NAME@example.net>; a field of
#	                             To, Subject or Date replaces the usual one
#	give NAME [RECIPIENT...]     delivers it by postcase-lda to support@;
#	                             prints how that ended, if not well
#	send_letter NAME FROM [FIELD...]   both, to support@
#	of_letter NAME COLUMN        a column of its e-mail
#	case_of NAME                 the number of its case, or nothing
#	fact_of NAME KEY             a fact of the decision that stored it
letter_date=$(date -u '+%a, %d %b %Y 10:00:00 +0000') # of these days, as mail is
letter() {
	letter_name=$1
	letter_from=$2
	shift 2
	letter_fields=$(printf '%s\n' "$@")
	mkdir -p "$world/letters"
	{
		[ -z "$letter_fields" ] || printf '%s\n' "$letter_fields"
		printf 'From: %s\nMessage-ID: <%s@example.net>\n' \
			"$letter_from" "$letter_name"
		letter_unless To support@example.com
		letter_unless Subject "$letter_name"
		letter_unless Date "$letter_date"
		printf '\nThis is %s.\n' "$letter_name"
	} >"$world/letters/$letter_name"
}

letter_unless() { # NAME VALUE
	case "
$letter_fields" in *"
$1: "*) ;; *) printf '%s: %s\n' "$1" "$2" ;; esac
}

give() {
	give_name=$1
	shift
	[ $# -gt 0 ] || set -- support@example.com
	give_said=$(postcase-lda -f sender@example.net -- "$@" \
		<"$world/letters/$give_name") || echo "$? $give_said"
}

send_letter() {
	letter "$@"
	give "$1"
}

of_letter() {
	sql "SELECT $2 FROM email WHERE message_id = '$1@example.net' ORDER BY id"
}

case_of() {
	of_letter "$1" case_number
}

fact_of() {
	sql "SELECT facts->>'$2' FROM decision d JOIN email e ON e.id = email_id
		WHERE message_id = '$1@example.net' AND verdict = 'stored'"
}
