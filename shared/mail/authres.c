#include "mail/authres.h"

#include "mail/authres_fields.h"
#include "mail/authres_result.h"

#include <string.h>

/* Within a field: every domain of From must pass, one signature is enough. */
static bool
is_better(const struct finding *finding, enum auth_result so_far)
{
	bool passed = so_far == RESULT_PASS;
	bool passes = finding->result == RESULT_PASS;

	if (so_far == RESULT_ABSENT)
		return true;
	return (finding->method == AUTH_DMARC && passed && !passes) ||
	       (finding->method == AUTH_DKIM && !passed && passes);
}

static void
keep(struct authres *found, const struct finding *finding)
{
	found->results[finding->method] = finding->result;
	if (finding->method == AUTH_DMARC) {
		found->policy = finding->policy;
		memcpy(found->from, finding->name, AUTHRES_NAME_BYTES);
	}
	if (finding->method == AUTH_DKIM)
		memcpy(found->signer, finding->name, AUTHRES_NAME_BYTES);
	if (finding->method == AUTH_LOGIN && finding->result == RESULT_PASS)
		memcpy(found->login, finding->name, AUTHRES_NAME_BYTES);
}

/* found: of this field alone. */
static bool
read_field(struct fields value, struct authres *found)
{
	g_autoptr(GString) comments = g_string_new(NULL);
	struct scan scan = { value.at, value.end, comments };
	struct finding finding;
	bool more = false;

	if (value.end - value.at > AUTHRES_FIELD_BYTES_MAX)
		return false;
	for (int n = 0; n <= AUTHRES_RESULTS_MAX; n++) {
		if (!scan_mark(&scan, ';', &more))
			return false;
		if (scan.at == scan.end)
			return true;
		if (!more || !authres_result(&scan, &finding))
			return false;
		if (finding.method < AUTH_METHODS &&
			is_better(&finding, found->results[finding.method]))
			keep(found, &finding);
	}
	return false;
}

/* What stands above is not touched. */
static void
add(struct authres *all, const struct authres *found)
{
	if (all->results[AUTH_DMARC] == RESULT_ABSENT) {
		all->policy = found->policy;
		memcpy(all->from, found->from, AUTHRES_NAME_BYTES);
	}
	if (all->results[AUTH_DKIM] == RESULT_ABSENT)
		memcpy(all->signer, found->signer, AUTHRES_NAME_BYTES);
	if (all->results[AUTH_LOGIN] == RESULT_ABSENT)
		memcpy(all->login, found->login, AUTHRES_NAME_BYTES);
	for (int i = 0; i < AUTH_METHODS; i++)
		if (all->results[i] == RESULT_ABSENT)
			all->results[i] = found->results[i];
}

struct authres
authres_read(struct fields fields, const char *authserv_id)
{
	struct own_fields run = { .fields = fields, .host = authserv_id };
	struct authres all = { .broken = false };
	struct fields results;

	for (int n = 0; n < AUTHRES_FIELDS_MAX && !all.broken &&
			authres_fields_next(&run, &results);
		n++) {
		struct authres found = { .broken = false };

		all.broken = !read_field(results, &found);
		if (!all.broken)
			add(&all, &found);
	}
	return all;
}
