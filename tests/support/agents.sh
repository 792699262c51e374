# shellcheck shell=sh disable=SC2154 # sourced: others set what is used here
# agents.sh - agents who log in and send, and what customers get; sourced after
# letters.sh
#
#	agents_up            logins are known, copies are taken, and mail for
#	                     others than example.com reaches customers
#	agent LOGIN NAME RECIPIENT...
#	                     sends the letter NAME as LOGIN, to the recipients of
#	                     the envelope; prints the server's refusal, if any
#	stranger NAME RECIPIENT...
#	                     the same on port 25, without a login
#	got NAME             the mail <NAME@example.net> as customers have it
#	got_by NAME          their addresses, as words
#	got_field NAME FIELD its value there, unfolded; one line an instance
#	got_all              who has got mail, an address a line

agents_up() {
	server start dovecot
	server start customers
	[ "$door" = lmtp ] || server start lmtpd
}

agents_send() { # NAME OPTION...
	agents_name=$1
	shift
	swaks -S --data - "$@" <"$world/letters/$agents_name" 2>&1 |
		sed -n 's/^<\*\* //p'
}

agents_list() { echo "$*" | tr ' ' ','; }

agent() {
	agent_login=$1
	agent_name=$2
	shift 2
	agents_send "$agent_name" --server "$POSTCASE_SUBMISSION" \
		-a PLAIN -au "$agent_login" -ap secret \
		--from "$agent_login@example.com" --to "$(agents_list "$@")"
}

stranger() {
	stranger_name=$1
	shift
	agents_send "$stranger_name" --server "$POSTCASE_SMTP" \
		--from stranger@example.org --to "$(agents_list "$@")"
}

got_file() {
	grep -lsi "^Message-ID: <$1@" "$POSTCASE_CUSTOMERS"/mail.* | head -n 1
}

got() {
	until_true 20 got_file_is "$1" && tr -d '\r' <"$(got_file "$1")"
}
got_file_is() { [ -n "$(got_file "$1")" ]; }

got_by() {
	got "$1" | sed -n 's/^X-Rcpt-Args: <\([^>]*\)>.*/\1/p' | sort |
		paste -sd ' ' -
}

got_field() {
	got "$1" | perl -0777 -ne 's/\n\n.*//s; s/\n[ \t]+/ /g;
		print "$1\n" while /^'"$2"': *(.*)$/mgi'
}

got_all() {
	cat "$POSTCASE_CUSTOMERS"/mail.* |
		sed -n 's/^X-Rcpt-Args: <\([^>]*\)>.*/\1/p' | sort
}
