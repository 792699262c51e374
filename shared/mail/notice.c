#include "mail/notice.h"

#include <glib.h>

/* As g_utf8_casefold() leaves them: so a sigma at the end is one like others.
 */
static const char *const away[] = {
	"abwesend",
	"abwesenheit",
	"absence",
	"absent",
	"afwezig",
	"assente",
	"assenza",
	"ausencia",
	"ausente",
	"ausência",
	"auto response",
	"auto-reply",
	"auto-response",
	"auto:",
	"automaattinen vastaus",
	"automaatvastus",
	"automated reply",
	"automated response",
	"automatic reply",
	"automatic response",
	"automatická odpoveď",
	"automatická odpověď",
	"automatikus válasz",
	"automatinis atsakymas",
	"automatisch antwoord",
	"automatische antwort",
	"automatiskt svar",
	"automatisk svar",
	"automatski odgovor",
	"automātiska atbilde",
	"automatyczna odpowiedź",
	"autoreply",
	"autorespuesta",
	"autosvar",
	"away from",
	"balasan otomatis",
	"buiten kantoor",
	"en dehors du bureau",
	"estou ausente",
	"fora do escritório",
	"fravær",
	"frånvaro",
	"fuera de la oficina",
	"fuera de oficina",
	"fuori sede",
	"fuori ufficio",
	"házon kívül",
	"i am out of",
	"ikke til stede",
	"mimo kancelář",
	"mimo kanceláriu",
	"niet aanwezig",
	"nieobecność",
	"odpowiedź automatyczna",
	"ofis dışında",
	"on vacation",
	"otomatik yanıt",
	"out of office",
	"out of the office",
	"out-of-office",
	"poissa",
	"poza biurem",
	"resposta automática",
	"respuesta automática",
	"risposta automatica",
	"risposta non al computer",
	"răspuns automat",
	"réponse automatique",
	"samodejni odgovor",
	"trả lời tự động",
	"urlaub",
	"vacation",
	"αυτόματη απάντηση",
	"εκτόσ γραφείου",
	"автоматическая отправка",
	"автоматический ответ",
	"автоматична відповідь",
	"автоматичен отговор",
	"автоответ",
	"вне офиса",
	"אני מחוץ למשרד",
	"תשובה אוטומטית",
	"رد تلقائي",
	"ตอบกลับอัตโนมัติ",
	"自动回复",
	"自動回覆",
	"自動応答",
	"自動返信",
	"不在通知",
	"부재중",
	"자동 응답",
	"자동 회신",
};

static const char *const returned[] = {
	"delivery failed",
	"delivery failure",
	"delivery has failed",
	"delivery notification",
	"delivery report",
	"delivery status",
	"failed mail",
	"failure notice",
	"failure delivery",
	"mail could not be delivered",
	"mail delivery fail",
	"mail delivery problem",
	"mail delivery subsystem",
	"mail failure",
	"mail not delivered",
	"mail status report",
	"mail system error",
	"mail undeliverable",
	"mensaje no entregado",
	"message delivery failure",
	"message not delivered",
	"message undeliverable",
	"mislukt:",
	"no se puede entregar",
	"non recapitabile",
	"non remis",
	"não entregue",
	"nicht zustellbar",
	"niedostarczona",
	"onbestelbaar",
	"returned mail",
	"returned to sender",
	"rückgabe",
	"unable to deliver",
	"undeliverable",
	"undelivered mail",
	"unzustellbar",
	"user unknown",
	"warning: could not send",
	"warning: message",
	"zustellung",
	"недоставлен",
	"не удается доставить",
	"配信不能",
	"无法送达",
	"無法傳遞",
};

static const char *
find(const char *subject, const char *const *starts, size_t n)
{
	g_autofree char *folded = g_utf8_casefold(subject, -1);
	g_autofree char *composed =
		g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);

	for (size_t i = 0; composed != NULL && i < n; i++)
		if (g_str_has_prefix(composed, starts[i]))
			return starts[i];
	return NULL;
}

const char *
notice_away(const char *subject)
{
	return find(subject, away, G_N_ELEMENTS(away));
}

const char *
notice_returned(const char *subject)
{
	return find(subject, returned, G_N_ELEMENTS(returned));
}
