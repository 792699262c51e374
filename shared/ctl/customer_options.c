/* The options of `postcase account|contact|lead|opportunity`. */
#include "ctl/cmd.h"
#include "ctl/customer.h"

struct customer_said customer_said;

/* clang-format off */
#define TEXT(name, place, help, word) { name, 0, 0, G_OPTION_ARG_STRING, &customer_said.place, help, word }
#define TEXTS(name, place, help, word) { name, 0, 0, G_OPTION_ARG_STRING_ARRAY, &customer_said.place, help, word }

#define NAME TEXT("name", name, "its name", "NAME")
#define EMAIL TEXTS("email", emails, "addresses; the first is the primary one", "ADDRESS[,ADDRESS...]")
#define ADDRESSES \
	TEXTS("add-email", emails, "one more address", "ADDRESS"), \
	TEXTS("remove-email", removed, "one address less", "ADDRESS"), \
	TEXT("primary", primary, "the address that comes first", "ADDRESS")
#define COMPANY TEXT("account", account, "the company; made when it is not there", "COMPANY")
#define COMPANY_OR_NO TEXT("account", account, "the company; made when it is not there", "COMPANY|no")
#define LEAD_STATUS TEXT("status", status, "how far it is", "New|Assigned|In Process|Recycled|Dead")
#define STAGE TEXT("stage", status, "how far it is", "open|won|lost")

const GOptionEntry account_add_options[] = {
	EMAIL,
	TEXTS("domain", domains, "mail of this domain is its own (link_by_domain)", "DOMAIN"),
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry account_set_options[] = {
	NAME,
	ADDRESSES,
	TEXTS("add-domain", domains, "one more domain (link_by_domain)", "DOMAIN"),
	TEXTS("remove-domain", gone_domains, "one domain less", "DOMAIN"),
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry contact_add_options[] = { EMAIL, COMPANY, G_OPTION_ENTRY_NULL };
const GOptionEntry contact_set_options[] = { NAME, ADDRESSES, COMPANY_OR_NO, G_OPTION_ENTRY_NULL };

const GOptionEntry lead_add_options[] = {
	EMAIL,
	TEXT("account", account, "the company's name; no account yet", "COMPANY"),
	LEAD_STATUS,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry lead_set_options[] = {
	NAME,
	ADDRESSES,
	TEXT("account", account, "the company's name; no account yet", "COMPANY|no"),
	LEAD_STATUS,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry lead_convert_options[] = {
	TEXT("account", account, "the account; made when it is not there", "COMPANY"),
	TEXT("opportunity", opportunity, "an opportunity with them", "NAME"),
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry opportunity_add_options[] = {
	COMPANY,
	TEXT("contact", contact, "the contact", "ID|ADDRESS"),
	STAGE,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry opportunity_set_options[] = {
	NAME,
	COMPANY_OR_NO,
	TEXT("contact", contact, "the contact", "ID|ADDRESS|no"),
	STAGE,
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */
