#include "mail/quote.h"

#include "table.h"

#include <time.h>

static const struct row {
	const char *name, *text, *want;
} rows[] = {
	/* where the answer stands */
	{ "a text without a quote stays as it is",
		"Hello,\n\nthe printer burns.\n\nJane\n",
		"Hello,\n\nthe printer burns.\n\nJane\n" },
	{ "empty lines at the ends go", "\n \nHello\n\n\n", "Hello\n" },
	{ "an answer on top stays alone",
		"Thanks!\n\nOn 3 May 2016, at 10:00, Support "
		"<help@example.com> wrote:\n\n> Try again.\n> Bye\n",
		"Thanks!\n" },
	{ "an answer below stays alone",
		"On 3 May 2016, Support wrote:\n> Try again.\n>\n> Bye\n\n"
		"It works now.\n",
		"It works now.\n" },
	{ "points that are answered stay with their answers",
		"Jane Doe wrote:\n> Which printer?\n\nThe blue one.\n\n"
		"> Which floor?\n\nThe third.\n\n> Regards\n> Jane\n",
		"> Which printer?\n\nThe blue one.\n\n"
		"> Which floor?\n\nThe third.\n" },
	{ "so it does with nothing but a greeting above",
		"Hello Jane,\n\nOn 3 May 2016, Support wrote:\n> Try.\n\n"
		"It works now.\n",
		"Hello Jane,\n\nIt works now.\n" },
	{ "a name with its address above marks is an attribution",
		"Yes.\n\nJane Doe <jane@example.com>\n> Which?\n", "Yes.\n" },
	{ "a quote without attribution was put there by hand",
		"> Which printer?\n\nThe blue one.\n",
		"> Which printer?\n\nThe blue one.\n" },
	{ "an attribution may stand inside the quote",
		"> On 3 May 2016, at 10:00, Support wrote:\n>\n> Hello\n\n"
		"It works.\n",
		"It works.\n" },
	{ "a quote that the sender announces is his",
		"The log says:\n\n> disk full\n> giving up\n",
		"The log says:\n\n> disk full\n> giving up\n" },
	{ "so it is above another that is not",
		"It says:\n> disk full\n\nA wrote:\n> What?\n",
		"It says:\n> disk full\n" },
	{ "deeper quotes go with those around them",
		"Yes.\n\nOn 3 May 2016, A wrote:\n> On 2 May 2016, B wrote:\n"
		">> Really?\n> No.\n",
		"Yes.\n" },
	{ "marks without a blank, or behind one, are marks",
		"Yes.\n\nA wrote:\n>one\n > two\n>>three\n", "Yes.\n" },
	{ "a text of nothing but a quote stays",
		"On 3 May 2016, A wrote:\n> Hello\n",
		"On 3 May 2016, A wrote:\n> Hello\n" },
	{ "a text of blanks stays", " \n\n", " \n\n" },
	{ "an empty text stays", "", "" },
	{ "what stands below an attribution without marks is of others",
		"Thanks!\n\nOn Tue, 3 May 2016 at 10:00, Support "
		"<help@example.com> wrote:\n\nTry again.\n\nSupport\n",
		"Thanks!\n" },
	{ "below an attribution at the very top the text stays",
		"On 3 May 2016 10:00, \"Jane\" <jane@example.com> wrote:\n\n"
		"It burns.\n",
		"It burns.\n" },
	{ "bars quote, below an attribution",
		"Yes.\n\n2013/7/20 Jane via List <list@example.com>\n\n"
		"| Is it you?\n|\n| Jane\n",
		"Yes.\n" },
	{ "initials quote, below an attribution",
		"On 3 May 2016, Jane Doe wrote:\n> a\n\nb\n\nJD> c\nJD>\n",
		"b\n" },

	/* what is no quote */
	{ "prose about who wrote stays",
		"Hello,\n\nOn Monday I wrote:\nthe printer burns.\nIt does.\n",
		"Hello,\n\nOn Monday I wrote:\nthe printer burns.\nIt "
		"does.\n" },
	{ "prose with a date and a colon stays",
		"Hi\n\nOn 3 May 2016 at 10:00 he wrote that the log says:\n\n"
		"disk full\n",
		"Hi\n\nOn 3 May 2016 at 10:00 he wrote that the log says:\n\n"
		"disk full\n" },
	{ "a line of a log is no attribution",
		"See:\n\n2016-10-24 15:36:01 GMT+02:00 error in disk <a@b>\n"
		"2016-10-24 15:36 GMT+02:00 it broke and broke and broke and "
		"broke and broke\n\nend\n",
		"See:\n\n2016-10-24 15:36:01 GMT+02:00 error in disk <a@b>\n"
		"2016-10-24 15:36 GMT+02:00 it broke and broke and broke and "
		"broke and broke\n\nend\n" },
	{ "a table with bars stays",
		"Jane wrote:\n> a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
		"| a | b |\n|---|---|\n| 1 | 2 |\n" },
	{ "dashes below the head of a table stay",
		"name  count\n--\nred   3\nblue  4\n",
		"name  count\n--\nred   3\nblue  4\n" },
	{ "a box of dashes stays", "It says:\n\n--\ndisk full\n--\nWhat now?\n",
		"It says:\n\n--\ndisk full\n--\nWhat now?\n" },
	{ "a list with dashes stays", "- one\n- two\n-- three\n",
		"- one\n- two\n-- three\n" },
	{ "what diff(1) prints stays", "A patch\n\n3c3\n< old\n---\n> new\n",
		"A patch\n\n3c3\n< old\n---\n> new\n" },
	{ "a number at the very end is no diff", "a\n\n12", "a\n\n12" },
	{ "fenced code stays", "```\n> 1 + 1\n-- \n2\n```\n",
		"```\n> 1 + 1\n-- \n2\n```\n" },
	{ "a prompt at the end of a line stays", "$ cat >x\n-> 3\n",
		"$ cat >x\n-> 3\n" },
	{ "a line with \"From\" that a mailbox marked is the sender's",
		"Hi\n\n>From here it is fine.\n",
		"Hi\n\n>From here it is fine.\n" },

	/* headers of an answer */
	{ "Outlook's headers end the answer",
		"Yes.\n\n________________________________\n"
		"From: Support <help@example.com>\n"
		"Sent: Tuesday, 3 May 2016 10:00\nTo: Jane Doe\n"
		"Subject: Printer\n\nWhich one?\n",
		"Yes.\n" },
	{ "so they do in bold, each a paragraph",
		"Ja.\n\n*Von:* Support\n\n*Gesendet:* Dienstag, 3. Mai 2016\n\n"
		"*An:* Jane\n\n*Betreff:* Drucker\n\nWelcher?\n",
		"Ja.\n" },
	{ "a field may be folded",
		"Yes.\n\nFrom: A\nTo: B <b@example.com>;\n C <c@example.com>\n"
		"Date: 3 May 2016\nSubject: x\n\nHello\n",
		"Yes.\n" },
	{ "a form with such fields stays",
		"New request\n\nFrom: Jane\nDate: 3 May\nPhone: 12 34\n"
		"Subject: Printer\n\nIt burns.\n",
		"New request\n\nFrom: Jane\nDate: 3 May\nPhone: 12 34\n"
		"Subject: Printer\n\nIt burns.\n" },
	{ "fields at the very top stay",
		"From: Jane\nTo: Bob\nDate: 3 May 2016\nSubject: x\n\nHello\n",
		"From: Jane\nTo: Bob\nDate: 3 May 2016\nSubject: "
		"x\n\nHello\n" },
	{ "two fields are not enough", "Hi\n\nFrom: Rome\nTo: Paris\n\nWhen?\n",
		"Hi\n\nFrom: Rome\nTo: Paris\n\nWhen?\n" },
	{ "\"Original Message\" between dashes ends the answer",
		"Yes.\n\n-----Original Message-----\nHello\n", "Yes.\n" },
	{ "an original message at the top stays, without its headers",
		"-----Original Message-----\nFrom: A\nDate: 3 May 2016\n"
		"Subject: x\n\nHello\n",
		"Hello\n" },
	{ "a line to answer above ends the answer",
		"Yes.\n\nUnknown words here\n" QUOTE_MARKER "\n\nHello\n",
		"Yes.\n\nUnknown words here\n" },

	/* forwards */
	{ "what is forwarded below own words stays",
		"Please look.\n\n---------- Forwarded message ---------\n"
		"From: A <a@example.com>\nDate: 3 May 2016\nSubject: x\n\n"
		"> Hello\n-- \nA\n",
		"Please look.\n\n---------- Forwarded message ---------\n"
		"From: A <a@example.com>\nDate: 3 May 2016\nSubject: x\n\n"
		"> Hello\n-- \nA\n" },
	{ "so it does with Apple's marks, and without the signature above",
		"Please look.\n\n-- \nJane\n\nBegin forwarded message:\n\n"
		"> From: A\n> Hello\n",
		"Please look.\n\nBegin forwarded message:\n\n> From: A\n"
		"> Hello\n" },
	{ "of nothing but a forward the text stays",
		"---------- Forwarded message ---------\n"
		"From: A <a@example.com>\nDate: 3 May 2016\nSubject: x\n\n"
		"Hello\n",
		"Hello\n" },
	{ "a forward that is answered is quoted",
		"Yes.\n\nOn 3 May 2016, B wrote:\n> Begin forwarded message:\n"
		">> Hello\n",
		"Yes.\n" },

	/* signatures and footers */
	{ "a signature goes", "Yes.\n\n-- \nJane Doe\nExample Ltd\n",
		"Yes.\n" },
	{ "so does one without its blank", "Yes.\n\n--\nJane Doe\n", "Yes.\n" },
	{ "or below a long dash or line",
		"Yes.\n\n\xe2\x80\x94\nJane Doe\n\n________\nExample Ltd\n",
		"Yes.\n" },
	{ "a signature above the quote goes",
		"Yes.\n\n-- \nJane\n\nOn 3 May 2016, A wrote:\n> Hello\n",
		"Yes.\n" },
	{ "a signature in the middle goes, answers below stay",
		"Yes.\n\n-- \nJane\n\nA wrote:\n> Which?\n\nBlue.\n",
		"Yes.\n\n> Which?\n\nBlue.\n" },
	{ "a long text below dashes is none",
		"a\n\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n",
		"a\n\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n" },
	{ "a telephone's footer goes", "Yes.\n\nSent from my iPhone\n",
		"Yes.\n" },
	{ "so does one in front of a quote",
		"Ja.\n\nVon meinem iPhone gesendet\n\n"
		"> Am 03.05.2016 um 10:00 schrieb A <a@example.com>:\n> \n"
		"> Hallo\n",
		"Ja.\n" },
	{ "words that only start like a footer stay",
		"Hi\n\nSent from my desk, not from the phone.\n",
		"Hi\n\nSent from my desk, not from the phone.\n" },
	{ "a footer that is all stays", "Sent from my iPhone\n",
		"Sent from my iPhone\n" },
	{ "what a mailing list adds goes",
		"Yes.\n_______________________________________________\n"
		"Help mailing list\nhelp@example.org\n",
		"Yes.\n" },
	{ "what a virus scanner adds goes",
		"Yes.\n\nThis email has been checked for viruses by Avast.\n"
		"https://example.com\n",
		"Yes.\n" },
	{ "what a lawyer adds goes",
		"Yes.\n\nThis message and any attachments are confidential "
		"and\n"
		"intended only for the addressee.\n",
		"Yes.\n" },
	{ "a device that was sent is no footer",
		"Hallo,\n\nich habe Ihnen das Handy geschickt.\n",
		"Hallo,\n\nich habe Ihnen das Handy geschickt.\n" },
	{ "nor is it where the verb stands in front",
		"Hola,\n\nEnviado el móvil el lunes.\n",
		"Hola,\n\nEnviado el móvil el lunes.\n" },
	{ "nor is a long sentence about one",
		"Hi,\n\nSent from the phone shop in your street last week "
		"it broke again.\n",
		"Hi,\n\nSent from the phone shop in your street last week "
		"it broke again.\n" },
	{ "nor in Dutch", "Dag,\n\nDe telefoon is maandag verzonden.\n",
		"Dag,\n\nDe telefoon is maandag verzonden.\n" },
	{ "a customer may speak of viruses",
		"Hello,\n\nThis email account has a virus.\n",
		"Hello,\n\nThis email account has a virus.\n" },
	{ "and ask about what is confidential",
		"Hello,\n\nThe information is confidential and privileged. "
		"Who may see it?\n",
		"Hello,\n\nThe information is confidential and privileged. "
		"Who may see it?\n" },
	{ "and cannot unsubscribe, below a rule",
		"Hello\n____\nI cannot unsubscribe from the mailing list.\n",
		"Hello\n____\nI cannot unsubscribe from the mailing list.\n" },
	{ "nor in a box",
		"Hello\n____\nThe mailing list is down.\n____\nOrder 4711\n",
		"Hello\n____\nThe mailing list is down.\n____\nOrder 4711\n" },
	{ "a ruler with a blank below is no delimiter", "One.\n\n--\n\nTwo.\n",
		"One.\n\n--\n\nTwo.\n" },
	{ "nor is one above a question",
		"One.\n\n--\nOrder 4711\nWhen will it come?\n",
		"One.\n\n--\nOrder 4711\nWhen will it come?\n" },
	{ "a journey is no header",
		"Please book:\n\nFrom: Rome\nTo: Paris\nDate: 12 March\n\n"
		"Two adults.\n",
		"Please book:\n\nFrom: Rome\nTo: Paris\nDate: 12 March\n\n"
		"Two adults.\n" },
	{ "what the sender wrote before stays",
		"Hello,\n\nOn 3 May 2016 at 10:00 I wrote:\n\nIt burns.\n",
		"Hello,\n\nOn 3 May 2016 at 10:00 I wrote:\n\nIt burns.\n" },
	{ "what somebody said at a time stays",
		"Bonjour,\n\nLe 3 mai 2016 à 10:00 Paul (p@example.com) "
		"est venu et dit :\n\nIl brûle.\n",
		"Bonjour,\n\nLe 3 mai 2016 à 10:00 Paul (p@example.com) "
		"est venu et dit :\n\nIl brûle.\n" },
	{ "a list of dates and addresses stays",
		"Delete:\n\n2024-03-01 A <a@example.com>\n\n"
		"2024-03-02 B <b@example.com>\n\nThanks\n",
		"Delete:\n\n2024-03-01 A <a@example.com>\n\n"
		"2024-03-02 B <b@example.com>\n\nThanks\n" },
	{ "who asks about a line to answer above has not answered",
		"What is \"reply above this line\"?\n\nI see none.\n",
		"What is \"reply above this line\"?\n\nI see none.\n" },
	{ "a text that starts like a lawyer's stays",
		"This message is for Bob.\n\nThis message is late.\n",
		"This message is for Bob.\n\nThis message is late.\n" },
};

/* What programs write in front of a quote, in their languages. */
static const char *const attributions[] = {
	"On Tue, May 3, 2016 at 10:00 AM Jane <jane@example.com>\nwrote:",
	"On Tue, May 3, 2016 at 10:00 AM Jane Doe <\njane@example.com\n"
	"> wrote:",
	"---- On Tue, 3 May 2016 10:00:00 +0200 Jane<jane@example.com> "
	"wrote ----",
	"At 5/3/2016 08:32 PM, you wrote:",
	"Quoting Jane Doe <jane@example.com>:",
	"Jane <jane@example.com> writes:",
	">>> Jane Doe <jane@example.com> 03.05.2016 10:00 >>>",
	"2016-05-03 10:00 GMT+02:00 Jane <jane@example.com>:",
	"Am 03.05.2016 um 10:00 schrieb Jane Doe:",
	"Jane <jane@example.com> schrieb am Di., 3. Mai 2016\num 10:00 Uhr:",
	"Le mar. 3 mai 2016 \xc3\xa0 10:00, Jane <jane@example.com> a\n"
	"\xc3\xa9"
	"crit\xc2\xa0:",
	"El mar, 3 may 2016 a las 10:00, Jane (<jane@example.com>)\n"
	"escribió:",
	"El dt., 3 de maig 2016, Jane <jane@example.com> va escriure:",
	"Il giorno mar 3 mag 2016 alle ore 10:00 Jane\n<jane@example.com> ha "
	"scritto:",
	"Em ter., 3 de mai. de 2016 às 10:00, Jane <jane@example.com>\n"
	"escreveu:",
	"Op di 3 mei 2016 om 10:00 schreef Jane <jane@example.com>:",
	"Op 3 mei 2016 om 10:00 heeft Jane <jane@example.com> het\nvolgende "
	"geschreven:",
	"Den tir. 3. maj 2016 kl. 10.00 skrev Jane <jane@example.com>:",
	"tir. 3. mai 2016 kl. 10:00 skrev Jane <jane@example.com>:",
	"Den tis 3 maj 2016 kl 10:00 skrev Jane <jane@example.com>:",
	"ti 3. toukok. 2016 klo 10.00 Jane (jane@example.com) kirjoitti:",
	"Jane kirjoitti 3.5.2016 klo 10.00:",
	"út 3. 5. 2016 v 10:00 odesílatel Jane <jane@example.com> napsal:",
	"Dne 3.5.2016 v 10:00 Jane napsal(a):",
	"Dňa 3.5.2016 o 10:00 Jane <jane@example.com> napísal(a):",
	"W dniu 03.05.2016 o 10:00, Jane pisze:",
	"wt., 3 maj 2016 o 10:00 Jane <jane@example.com> napisał(a):",
	"Jane <jane@example.com> ezt írta (időpont: 2016. máj. 3., K, 10:00):",
	"uto, 3. svi 2016. u 10:00 Jane <jane@example.com> napisao/la je:",
	"V V tor., 3. maj 2016 ob 10:00 je oseba Jane <jane@example.com>\n"
	"napisala:",
	"În mar., 3 mai 2016 la 10:00, Jane <jane@example.com> a scris:",
	"вт, 3 мая 2016 г. в 10:00, Jane <jane@example.com>:",
	"3 мая 2016 г., в 10:00, Jane <jane@example.com> написал(а):",
	"вт, 3 трав. 2016 р. о 10:00 Jane <jane@example.com> пише:",
	"На вт, 3.05.2016 г. в 10:00 Jane <jane@example.com> написа:",
	"Στις Τρί, 3 Μαΐ 2016 στις 10:00 π.μ., ο χρήστης Jane\n"
	"<jane@example.com> έγραψε:",
	"Jane <jane@example.com>, 3 May 2016 Sal, 10:00 tarihinde şunu yazdı:",
	"Kuupäev T, 3. mai 2016 kell 10:00 kirjutas Jane <jane@example.com>:",
	"Lietotājs Jane (<jane@example.com>) rakstīja (otrd., 2016. g. 3. "
	"maijs,\nplkst. 10:00):",
	"2016-05-03, an, 10:00 Jane <jane@example.com> rašė:",
	"Vào Th 3, 3 thg 5, 2016 vào lúc 10:00 Jane <jane@example.com> đã\n"
	"viết:",
	"Pada tanggal Sel, 3 Mei 2016 10.00, Jane <jane@example.com> menulis:",
	"在 2016年5月3日，上午10:00，Jane <jane@example.com> 写道：",
	"Jane <jane@example.com> 於 2016年5月3日 週二 上午10:00寫道：",
	"2016年5月3日(火) 10:00 Jane <jane@example.com>:",
	"2016년 5월 3일 (화) 오전 10:00, Jane <jane@example.com>님이 작성:",
	"\xe2\x80\xab"
	"בתאריך יום ג׳, 3 במאי 2016 ב-10:00 מאת \xe2\x80\xaa"
	"Jane\xe2\x80\xac"
	"\xe2\x80\x8f"
	" "
	"<\xe2\x80\xaa"
	"jane@example.com\xe2\x80\xac"
	"\xe2\x80\x8f"
	">:\xe2\x80\xac"
	"",
	"في الثلاثاء، ٣ مايو ٢٠١٦ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة Jane\n"
	"<jane@example.com>:\xe2\x80\x8f"
	"",
	"ในวันที่ อ. 3 พ.ค. 2016 เวลา 10:00 Jane <jane@example.com> เขียนว่า:",
};

/* Four fields of an answer in the languages of Outlook. */
static const char *const blocks[] = {
	"From: A\nSent: 3 May 2016\nTo: B\nSubject: x",
	"Von: A\nGesendet: 3. Mai 2016\nAn: B\nBetreff: x",
	"De : A\nEnvoyé : mardi 3 mai 2016\nÀ : B\nObjet : x",
	"De: A\nEnviado el: martes, 3 de mayo de 2016\nPara: B\nAsunto: x",
	"De: A\nEnviada em: terça-feira, 3 de maio\nPara: B\nAssunto: x",
	"Da: A\nInviato: martedì 3 maggio 2016\nA: B\nOggetto: x",
	"Van: A\nVerzonden: dinsdag 3 mei 2016\nAan: B\nOnderwerp: x",
	"Fra: A\nSendt: 3. maj 2016\nTil: B\nEmne: x",
	"Från: A\nSkickat: den 3 maj 2016\nTill: B\nÄmne: x",
	"Lähettäjä: A\nLähetetty: 3. toukokuuta\nVastaanottaja: B\nAihe: x",
	"Od: A\nOdesláno: 3. května 2016\nKomu: B\nPředmět: x",
	"Od: A\nOdoslané: 3. mája 2016\nKomu: B\nPredmet: x",
	"Od: A\nWysłano: 3 maja 2016\nDo: B\nTemat: x",
	"Feladó: A\nElküldve: 2016. május 3.\nCímzett: B\nTárgy: x",
	"От: A\nОтправлено: 3 мая 2016 г.\nКому: B\nТема: x",
	"Від: A\nНадіслано: 3 травня 2016 р.\nКому: B\nТема: x",
	"Kimden: A\nGönderildi: 3 Mayıs 2016\nKime: B\nKonu: x",
	"发件人: A\n发送时间: 2016年5月3日\n收件人: B\n主题: x",
	"寄件者： A\n寄件日期： 2016年5月3日\n收件者： B\n主旨： x",
	"差出人: A\n送信日時: 2016年5月3日\n宛先: B\n件名: x",
	"보낸 사람: A\n보낸 날짜: 2016년 5월 3일\n받는 사람: B\n제목: x",
	"Από: A\nΣτάλθηκε: 3 Μαΐου 2016\nΠρος: B\nΘέμα: x",
	"מאת: A\nנשלח: 3 מאי 2016\nאל: B\nנושא: x",
	"من: A\nتاريخ: 3 مايو 2016\nإلى: B\nالموضوع: x",
};

static void
a_text_is_stripped(void **state)
{
	const struct row *row = *state;
	g_autofree char *got = quote_strip(row->text);

	assert_string_equal(got, row->want);
}

/* With a quote below, at the top and at the end; then without marks. */
static void
attributions_are_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(attributions); i++) {
		g_autofree char *text =
			g_strdup_printf("Yes.\n\n%s\n\n> Which?\n",
				attributions[i]);
		g_autofree char *below =
			g_strdup_printf("%s\n> Which?\n\nYes.\n",
				attributions[i]);
		g_autofree char *bare =
			g_strdup_printf("Yes.\n\n%s\n\nWhich?\n",
				attributions[i]);
		g_autofree char *got = quote_strip(text);
		g_autofree char *got_below = quote_strip(below);
		g_autofree char *got_bare = quote_strip(bare);

		assert_string_equal(got, "Yes.\n");
		assert_string_equal(got_below, "Yes.\n");
		if (strchr(attributions[i], '@') == NULL)
			continue;
		if (g_str_has_prefix(attributions[i], "Quoting"))
			continue; /* without marks it may be anything */
		assert_string_equal(got_bare, "Yes.\n");
	}
}

static void
header_blocks_are_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
		g_autofree char *text =
			g_strdup_printf("Yes.\n\n%s\n\nWhich?\n", blocks[i]);
		g_autofree char *got = quote_strip(text);

		assert_string_equal(got, "Yes.\n");
	}
}

enum { FLOOD_BYTES = 256 * 1024 };

/* What is repeated. */
static const struct flood {
	const char *name, *piece;
} floods[] = {
	{ "a flood of marks takes linear time", ">" },
	{ "a flood of quoted lines takes linear time", ">\n" },
	{ "a flood of empty lines takes linear time", "\n" },
	{ "a flood of \"On\" takes linear time", "On\n" },
	{ "a flood of starts takes linear time", "On 1\n" },
	{ "a flood of starts on one line takes linear time", "On 1 " },
	{ "a flood of dates takes linear time", "On 3 May 2016 10:00 <\n\n" },
	{ "a flood of attributions takes linear time",
		"On 3 May 2016 10:00 A <a@b> wrote:\n" },
	{ "a flood of colons takes linear time", "a:\n\n\n" },
	{ "a flood of fields takes linear time", "From: a\n" },
	{ "a flood of field starts takes linear time", "From: a\n\n\n" },
	{ "a flood of delimiters takes linear time", "--\n\n" },
	{ "a flood of signatures takes linear time", "-- \na\n> a\n" },
	{ "a flood of fences takes linear time", "```\n" },
	{ "a flood of footers takes linear time", "Sent from my iPhone\n" },
	{ "a flood of notices takes linear time", "This e-mail\n\n" },
	{ "a flood of brackets takes linear time", "<>" },
	{ "a flood of markers takes linear time",
		"-- Forwarded message --\n\n" },
	{ "a flood of text and quotes takes linear time", "a:\n> b\n" },
	{ "a flood of numbers takes linear time", "1\n" },
	{ "a flood of tiny lines takes linear time", "a\n" },
};

static clock_t
time_of(const char *piece, gsize times)
{
	g_autoptr(GString) text = g_string_new("Hello\n");

	while (text->len < times * FLOOD_BYTES)
		g_string_append(text, piece);
	clock_t start = clock();
	g_autofree char *got = quote_strip(text->str);

	assert_true(g_str_has_prefix(got, "Hello\n"));
	assert_true(strlen(got) <= text->len);
	return clock() - start;
}

/* Four times the text, not sixteen times the time; a look away is allowed. */
static void
time_grows_with_the_text(void **state)
{
	const struct flood *flood = *state;
	clock_t one = time_of(flood->piece, 1);
	clock_t four = time_of(flood->piece, 4);

	assert_true(four < 8 * one + CLOCKS_PER_SEC / 10);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, a_text_is_stripped);
	tests_add(&tests, "attributions are known in many languages",
		attributions_are_known, NULL);
	tests_add(&tests, "header blocks are known in many languages",
		header_blocks_are_known, NULL);
	TESTS_TABLE(&tests, floods, time_grows_with_the_text);
	return TESTS_RUN(&tests, "quote");
}
