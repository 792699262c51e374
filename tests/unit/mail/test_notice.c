#include "mail/notice.h"

#include "table.h"

#include <stdbool.h>

static const struct row {
	const char *name, *subject;
	const char *(*find)(const char *subject);
	bool want;
} rows[] = {
	{ "English: automatic reply", "Automatic reply: x", notice_away, true },
	{ "English: out of office", "Out of Office AutoReply: x", notice_away,
		true },
	{ "Outlook's short form", "Auto: x", notice_away, true },
	{ "German, as Outlook writes it", "Automatische Antwort: x",
		notice_away, true },
	{ "German, as Outlook wrote it", "Abwesenheitsnotiz: x", notice_away,
		true },
	{ "French", "RÉPONSE automatique : x", notice_away, true },
	{ "French, decomposed", "Re\xcc\x81ponse automatique", notice_away,
		true },
	{ "Spanish", "Respuesta automática: x", notice_away, true },
	{ "Italian", "Risposta automatica: x", notice_away, true },
	{ "Italian: not at the computer", "Risposta Non al computer: x",
		notice_away, true },
	{ "Italian: out", "Fuori sede: x", notice_away, true },
	{ "Portuguese", "Resposta automática: x", notice_away, true },
	{ "Dutch", "Automatisch antwoord: x", notice_away, true },
	{ "Swedish", "Autosvar: x", notice_away, true },
	{ "Swedish: absent", "FRÅNVARO: x", notice_away, true },
	{ "Danish and Norwegian", "Automatisk svar: x", notice_away, true },
	{ "Finnish", "Automaattinen vastaus: x", notice_away, true },
	{ "Polish", "Odpowiedź automatyczna: x", notice_away, true },
	{ "Czech", "Automatická odpověď: x", notice_away, true },
	{ "Hungarian", "Automatikus válasz: x", notice_away, true },
	{ "Romanian", "Răspuns automat: x", notice_away, true },
	{ "Turkish", "Otomatik yanıt: x", notice_away, true },
	{ "Russian", "Автоматический ответ: x", notice_away, true },
	{ "Ukrainian", "Автоматична відповідь: x", notice_away, true },
	{ "Greek, with its final sigma", "Εκτός γραφείου: x", notice_away,
		true },
	{ "Hebrew", "תשובה אוטומטית: x", notice_away, true },
	{ "Arabic", "رد تلقائي: x", notice_away, true },
	{ "Japanese", "自動応答: x", notice_away, true },
	{ "Chinese", "自动回复: x", notice_away, true },
	{ "Korean", "자동 회신: x", notice_away, true },
	{ "the words count at the start only",
		"Why do I get an automatic reply?", notice_away, false },
	{ "an answer to a notice is none", "Re: Automatic reply: x",
		notice_away, false },
	{ "no subject is none", "", notice_away, false },
	{ "a notice is no bounce", "Automatic reply: x", notice_returned,
		false },
	{ "Postfix's bounce", "Undelivered Mail Returned to Sender",
		notice_returned, true },
	{ "Sendmail's bounce", "Returned mail: see transcript for details",
		notice_returned, true },
	{ "Exchange's bounce", "Undeliverable: x", notice_returned, true },
	{ "Exim's bounce", "Mail delivery failed: returning message to sender",
		notice_returned, true },
	{ "qmail's bounce", "failure notice", notice_returned, true },
	{ "Google's bounce", "Delivery Status Notification (Failure)",
		notice_returned, true },
	{ "a German bounce", "Unzustellbar: x", notice_returned, true },
	{ "a bounce is no notice", "Undeliverable: x", notice_away, false },
};

static void
subject_is_known(void **state)
{
	const struct row *row = *state;

	assert_int_equal(row->find(row->subject) != NULL, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, subject_is_known);
	return TESTS_RUN(&tests, "notice");
}
