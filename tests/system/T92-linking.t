#!/bin/sh
# Whose an e-mail is: contact, account, lead, opportunity, by the sender's address
# and nothing else; and what web forms send in our name.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add mail@example.com --no-case >/dev/null
world_conf 'authserv_id = mx.example.com' 'agent_domains = example.com'

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

links_of() { # NAME: contact, account, lead, opportunity, by their names
	sql "SELECT concat_ws(' ', 'contact ' || c.name, 'account ' || a.name,
			'lead ' || l.name, 'opportunity ' || o.name,
			CASE WHEN e.unverified THEN 'unverified' END)
		FROM email e
		LEFT JOIN contact c ON c.id = e.contact_id
		LEFT JOIN account a ON a.id = e.account_id
		LEFT JOIN lead l ON l.id = e.lead_id
		LEFT JOIN opportunity o ON o.id = e.opportunity_id
		WHERE e.message_id = '$1@example.net'"
}

parent_of() {
	sql "SELECT kind FROM email_parent p JOIN email e ON e.id = p.email_id
		WHERE e.message_id = '$1@example.net'"
}

id_of() { # KIND NAME
	sql "SELECT id FROM $1 WHERE name = '$2'"
}

owns() { # KIND NAME ADDRESS [PRIMARY]
	sql "INSERT INTO email_address (address) VALUES ('$3')
			ON CONFLICT DO NOTHING;
		INSERT INTO address_owner (address_id, $1_id, is_primary)
		SELECT a.id, r.id, ${4:-false}
		FROM email_address a, $1 r
		WHERE a.address = '$3' AND r.name = '$2'"
}

# Mail without a case has the record itself as its parent.
note() { # NAME FROM [FIELD...]
	letter "$@"
	give "$1" mail@example.com
}

postcase contact add Carla --email carla@acme.example,c.l@home.example \
	--account Acme >/dev/null
sql "INSERT INTO account (name) VALUES ('Bolt'), ('Free');
	INSERT INTO contact (name) VALUES ('Zoe'), ('Twin A'), ('Twin B');
	INSERT INTO lead (name) VALUES ('Lena'), ('Conny'), ('Cora')"
owns account Acme office@acme.example true
owns lead Lena lena@lead.example true
owns contact Zoe zoe@home.example true

# --- EspoCRM's acceptance list, 9
note nine.b2b carla@acme.example
is "acceptance 9: a contact's mail is its account's" \
	"$(links_of nine.b2b)-$(parent_of nine.b2b)" \
	'contact Carla account Acme-Account'
note nine.lead lena@lead.example
is "acceptance 9: a lead's mail is the lead's" \
	"$(links_of nine.lead)-$(parent_of nine.lead)" 'lead Lena-Lead'
sql "UPDATE lead SET status = 'Converted', account_id = $(id_of account Bolt)
	WHERE name = 'Conny'"
owns lead Conny conny@lead.example true
note nine.converted conny@lead.example
is 'acceptance 9: a converted lead leads to the account that it became' \
	"$(links_of nine.converted)-$(parent_of nine.converted)" \
	'account Bolt-Account'
world_conf 'b2c = yes'
note nine.b2c carla@acme.example
is "acceptance 9: for people as customers it is the contact's" \
	"$(links_of nine.b2c)-$(parent_of nine.b2c)" \
	'contact Carla account Acme-Contact'
sql "UPDATE lead SET status = 'Converted', contact_id = $(id_of contact Zoe)
	WHERE name = 'Cora'"
owns lead Cora cora@lead.example true
note nine.b2c.converted cora@lead.example
is 'acceptance 9: and a converted lead without an account is the contact' \
	"$(links_of nine.b2c.converted)-$(parent_of nine.b2c.converted)" \
	'contact Zoe-Contact'
sed -i '/^b2c/d' "$POSTCASE_CONF"
world_conf

# --- addresses
note secondary C.L@Home.Example
is 'a secondary address links as the primary one, in any case of letters' \
	"$(links_of secondary)" 'contact Carla account Acme'
note account office@acme.example
is "an account's own address links with it alone" \
	"$(links_of account)" 'account Acme'
note to-alone eve@evil.example 'To: carla@acme.example' \
	'Cc: lena@lead.example'
is 'To and Cc link with nobody' "$(links_of to-alone)" ''
note reply-to eve@evil.example 'Reply-To: carla@acme.example'
is 'Reply-To is a guess, and unverified' "$(links_of reply-to)" \
	'contact Carla account Acme unverified'
note reply-to.anna anna@example.com 'Reply-To: carla@acme.example'
is "Reply-To in one of our own people's mail is not looked at" \
	"$(links_of reply-to.anna)" 'unverified'
note forged carla@acme.example 'Authentication-Results: mx.example.com;
	dmarc=fail (p=reject) header.from=acme.example'
is 'what DMARC says is forged links unverified' \
	"$(links_of forged)" 'contact Carla account Acme unverified'

for twin in 'Twin B' 'Twin A'; do
	owns contact "$twin" both@twin.example
done
owns account Free both@twin.example true
owns lead Lena both@twin.example
note twins both@twin.example
is 'of several that have the address the oldest contact wins' \
	"$(links_of twins)" 'contact Twin A'
a=$(id_of contact 'Twin A')
is 'and all of them are written down, in their rank' \
	"$(fact_of twins candidates)" \
	"contact $a, contact $(id_of contact 'Twin B'), account $(id_of account \
		Free), lead $(id_of lead Lena)"
is 'where there is no choice nothing is written down' \
	"$(fact_of secondary candidates)" ''
sql "UPDATE address_owner SET is_primary = true
	WHERE contact_id = $(id_of contact 'Twin B')"
note twins.primary both@twin.example
is 'a primary address wins over an older contact' \
	"$(links_of twins.primary)" 'contact Twin B'

owns contact Zoe anna@example.com
owns contact Zoe support@example.com
note ours.user anna@example.com
is "a user's address is no customer's, whoever has it too" \
	"$(links_of ours.user)" unverified
note ours.group support@example.com
is "nor is a group account's" "$(links_of ours.group)" unverified

# --- cases
send_letter first carla@acme.example
is 'a case that opens is of its sender' \
	"$(sql "SELECT k.name, a.name FROM cases c
		JOIN contact k ON k.id = c.contact_id
		JOIN account a ON a.id = c.account_id
		WHERE number = $(case_of first)")" 'Carla|Acme'
send_letter first.answer c.l@home.example "$(cites first)"
is 'an answer on a case has the links of its own sender' \
	"$(case_of first.answer)-$(links_of first.answer)" \
	"$(case_of first)-contact Carla account Acme"
send_letter first.stranger eve@evil.example "$(cites first)"
is "a stranger's answer inherits nothing of the case" \
	"$(case_of first.stranger)-$(links_of first.stranger)" "$(case_of first)-"
send_letter first.ours anna@example.com "$(cites first)" \
	'Authentication-Results: mx.example.com; dmarc=pass
	header.from=example.com'
is "an agent's answer belongs to the case's customer" \
	"$(links_of first.ours)" 'contact Carla account Acme'

# --- opportunities
sql "INSERT INTO opportunity (name, account_id, stage)
	VALUES ('Old', $(id_of account Acme), 'won'),
		('Roof', $(id_of account Acme), 'open')"
note one.open carla@acme.example
is 'the only open opportunity of the account is the parent' \
	"$(links_of one.open)-$(parent_of one.open)" \
	'contact Carla account Acme opportunity Roof-Opportunity'
sql "INSERT INTO opportunity (name, contact_id)
	VALUES ('Door', $(id_of contact Carla))"
note two.open carla@acme.example
is 'of two that are open none is' "$(links_of two.open)" \
	'contact Carla account Acme'
note two.account office@acme.example
is "the contact's own is not its account's" "$(links_of two.account)" \
	'account Acme opportunity Roof'

# --- domains
sql "INSERT INTO account_domain VALUES ('acme.example', $(id_of account Acme)),
	('gmail.com', $(id_of account Free))"
note domain.off new@acme.example
is 'a domain links with nobody by itself' "$(links_of domain.off)" ''
world_conf 'link_by_domain = yes'
note domain.on new@ACME.example
is 'where that is wanted it links with its account' \
	"$(links_of domain.on)" 'account Acme opportunity Roof'
note domain.known carla@acme.example
is 'but not what an address decides' "$(links_of domain.known)" \
	'contact Carla account Acme'
note domain.below x@mail.acme.example
is 'nor a domain below it' "$(links_of domain.below)" ''
note domain.free x@gmail.com
is 'nor a domain where anybody can have an address' \
	"$(links_of domain.free)" ''
note domain.forged new@acme.example 'Authentication-Results: mx.example.com;
	dmarc=fail (p=reject) header.from=acme.example'
is 'and a forged one is unverified' "$(links_of domain.forged)" \
	'account Acme opportunity Roof unverified'

# --- form mail
by() { # LOGIN-LINE: the field that our own mail server writes on top
	printf 'Received: from www.example.org (www.example.org [192.0.2.7])\n'
	[ -z "$1" ] || printf '\t(Authenticated sender: %s)\n' "$1"
	printf '\tby mail.example.com (Postfix) with ESMTPSA id F0\n'
	printf '\tfor <support@example.com>; Sat, 21 Nov 2026 10:00:00 +0000\n'
}
people_of() { # NAME: of its case
	sql "SELECT string_agg(address || CASE WHEN accepted THEN '' ELSE '?' END,
			' ' ORDER BY address)
		FROM participant p JOIN email_address a ON a.id = p.address_id
		WHERE case_number = $(case_of "$1")"
}
form() { # NAME LOGIN [FIELD...]
	form_name=$1
	form_by=$(by "$2")
	shift 2
	send_letter "$form_name" 'Web form <support@example.com>' "$form_by" "$@"
}
form form.1 '' 'Reply-To: Carla <carla@acme.example>'
is 'our name with a Reply-To of others is a form, and opens a case' \
	"$(of_letter form.1 'form, case_number IS NOT NULL')" 't|t'
is 'which is of the person who filled it in, unverified' \
	"$(links_of form.1)-$(people_of form.1)" \
	'contact Carla account Acme unverified-carla@acme.example'
is 'nobody knows this form, so it is not answered' \
	"$(fact_of form.1 form)-$(fact_of form.1 silent)" \
	'untrusted-form not trusted'
postcase group set support@example.com --trusted-form webform \
	--trusted-form 2001:DB8:0::1 >/dev/null
is 'forms that are trusted are shown' \
	"$(postcase group show support@example.com |
		sed -n 's/^trusted forms *//p')" '2001:db8::1, webform'
form form.2 webform 'Reply-To: new@person.example'
is 'a trusted login may be answered' \
	"$(fact_of form.2 form)-$(fact_of form.2 silent)-$(people_of form.2)" \
	'trusted--new@person.example'
form form.robot webform 'Reply-To: noreply@person.example'
is 'but no program' "$(fact_of form.robot silent)" \
	'reply-to: noreply'
form form.claimed '' "$(by webform)" 'Reply-To: new@person.example'
is 'a login that an older Received field names is nobody' \
	"$(fact_of form.claimed form)" untrusted
postcase group set support@example.com --trusted-form 192.0.2.7 >/dev/null
form form.3 '' 'Reply-To: new@person.example'
is 'a trusted client may be answered too' "$(fact_of form.3 form)" trusted
postcase group set support@example.com --no-trusted-form 192.0.2.7,webform \
	>/dev/null
form form.4 webform 'Reply-To: new@person.example'
is 'until it is trusted no longer' "$(fact_of form.4 form)" untrusted
send_letter form.answer new@person.example "$(cites form.2)"
is 'the person who filled it in is known on his case' \
	"$(of_letter form.answer "stranger, case_number = $(case_of form.2)")" \
	'f|t'
letter form.envelope eve@evil.example 'Reply-To: carla@acme.example'
postcase-lda -f Support@example.com -- support@example.com \
	<"$world/letters/form.envelope"
is "a form with our envelope and somebody's From is one as well" \
	"$(of_letter form.envelope form)-$(people_of form.envelope)" \
	't-carla@acme.example'
form form.loop '' 'Reply-To: carla@acme.example' \
	'Delivered-To: support@example.com'
is 'a form that was here before is stored, and opens no case' \
	"$(of_letter form.loop 'form, unverified, case_number')" 't|t|'
form form.nobody ''
is 'our name alone is stored and marked, and opens no case' \
	"$(of_letter form.nobody 'form, unverified, case_number')-$(fact_of \
		form.nobody form)" "f|t|-nobody's"
form form.ours '' 'Reply-To: sales <mail@example.com>'
is 'so is one that we are to answer ourselves' \
	"$(of_letter form.ours 'form, case_number')" 'f|'
invariants 'the invariants hold'
tap_end
