#include "milter/smtp_mail.h"

#include "table.h"

static void
instances_count_by_name(void **state)
{
	struct smtp_mail mail = { 0 };

	(void)state;
	smtp_mail_begin(&mail, directory_new(), "<a@x>");
	smtp_mail_add_field(&mail, "Received", " one");
	smtp_mail_add_field(&mail, "Subject", "hello\n world");
	smtp_mail_add_field(&mail, "RECEIVED", "two");
	assert_string_equal(mail.sender, "a@x");
	assert_string_equal(smtp_mail_field(&mail, "received", 2)->value,
		"two");
	assert_null(smtp_mail_field(&mail, "received", 3));
	assert_string_equal(mail.header->str,
		"Received: one\nSubject: hello\n world\nRECEIVED: two\n");
	assert_int_equal(mail.size, mail.header->len + 1);
	smtp_mail_end(&mail);
}

static void
what_is_too_much_is_counted(void **state)
{
	struct smtp_mail mail = { 0 };
	g_autofree char *value = g_strnfill(100000, 'x');

	(void)state;
	smtp_mail_begin(&mail, directory_new(), "<>");
	assert_string_equal(mail.sender, "");
	for (int i = 0; i < 100; i++)
		smtp_mail_add_field(&mail, "X", value);
	assert_true(mail.cut);
	assert_int_equal(mail.fields->len, 10);
	assert_true(mail.header->len <= SMTP_MAIL_HEADER_BYTES_MAX);
	assert_true(mail.size > G_GINT64_CONSTANT(100) * 100000);
	smtp_mail_begin(&mail, directory_new(), "b@x");
	assert_false(mail.cut);
	assert_int_equal(mail.size, 0);
	for (int i = 0; i < 5000; i++)
		smtp_mail_add_field(&mail, "Y", "");
	assert_int_equal(mail.fields->len, SMTP_MAIL_FIELDS_MAX);
	smtp_mail_end(&mail);
	smtp_mail_end(&mail); /* may come twice */
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "instances count by name, in whatever case",
		instances_count_by_name, NULL);
	tests_add(&tests, "what is too much is counted, not kept",
		what_is_too_much_is_counted, NULL);
	return TESTS_RUN(&tests, "smtp_mail");
}
