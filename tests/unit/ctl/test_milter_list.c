#include "ctl/milter_list.h"

#include "table.h"

#define QUEUE "/var/spool/postfix"

static const struct mend {
	const char *name, *value, *want;
	bool first;
} mends[] = {
	{ "ours is put into an empty list", "",
		"{unix:postcase/milter,default_action=tempfail}", true },
	{ "in front of what signs", "unix:opendkim/opendkim.sock inet:a:1",
		"{unix:postcase/milter,default_action=tempfail}, "
		"unix:opendkim/opendkim.sock, inet:a:1",
		true },
	{ "behind what checks", "{ inet:localhost:8891, connect_timeout=3s }",
		"{ inet:localhost:8891, connect_timeout=3s }, "
		"{unix:postcase/milter,default_action=tempfail}",
		false },
	{ "and takes the place of another one of ours",
		"{ unix:/postcase/milter, default_action=accept }, inet:a:1",
		"inet:a:1, {unix:postcase/milter,default_action=tempfail}",
		false },
};

static void
list_is_mended(void **state)
{
	const struct mend *row = *state;
	const struct milter_want want = { "unix:postcase/milter", "tempfail",
		row->first };
	g_auto(GStrv) items = milter_list_split(row->value);
	struct milter_place place;

	milter_list_find(items, want.milter, QUEUE, &place);
	g_autofree char *list = milter_list_mend(items, &place, &want);
	assert_string_equal(list, row->want);
	g_free(place.action);
}

static const struct find {
	const char *name, *value, *action;
	int ours, signs;
} finds[] = {
	{ "ours by its path in the queue directory", "unix:postcase/milter",
		NULL, 0, -1 },
	{ "by the same in the chroot", "inet:a:1 unix:/postcase/milter", NULL,
		1, -1 },
	{ "by all of the path, in braces",
		"{unix:" QUEUE "/postcase/milter, default_action=accept}",
		"accept", 0, -1 },
	{ "of two actions the last one holds",
		"{ unix:postcase/milter, default_action=accept, "
		"default_action = x default_action=tempfail }",
		"tempfail", 0, -1 },
	{ "another one is not ours", "unix:postcase/milter2, unix:milter", NULL,
		-1, -1 },
	{ "OpenDKIM signs, by name or port",
		"{ unix:/x/OpenDKIM.sock } unix:postcase/milter inet:a:8891",
		NULL, 1, 0 },
	{ "braces that do not end are one item", "{ unix:postcase/milter, a",
		NULL, 0, -1 },
};

static void
place_is_found(void **state)
{
	const struct find *row = *state;
	g_auto(GStrv) items = milter_list_split(row->value);
	struct milter_place place;

	milter_list_find(items, "unix:postcase/milter", QUEUE, &place);
	assert_int_equal(place.ours, row->ours);
	assert_int_equal(place.signs, row->signs);
	assert_int_equal(g_strcmp0(place.action, row->action), 0);
	g_free(place.action);
}

static const struct name {
	const char *name, *listen, *want;
} names[] = {
	{ "a socket below the queue directory is named from there on",
		"unix:" QUEUE "/postcase/milter", "unix:postcase/milter" },
	{ "libmilter's other word for it", "local:" QUEUE "/postcase/milter",
		"unix:postcase/milter" },
	{ "a path alone is a socket", "/run/milter", "unix:/run/milter" },
	{ "systemd's is where the unit has it", "fd:3",
		"unix:postcase/milter" },
	{ "port and host change places", "inet:8899@127.0.0.1",
		"inet:127.0.0.1:8899" },
	{ "a port alone is of this host", "inet:8899", "inet:localhost:8899" },
	{ "IPv6 has brackets", "inet6:8899@::1", "inet:[::1]:8899" },
	{ "which may be there", "inet6:8899@[::1]", "inet:[::1]:8899" },
};

static void
milter_is_named(void **state)
{
	const struct name *row = *state;
	g_autofree char *name = milter_list_name(row->listen, QUEUE);

	assert_string_equal(name, row->want);
}

int
main(void)
{
	struct tests tests = { .n = 0 };

	TESTS_TABLE(&tests, mends, list_is_mended);
	TESTS_TABLE(&tests, finds, place_is_found);
	TESTS_TABLE(&tests, names, milter_is_named);
	return TESTS_RUN(&tests, "milter list");
}
