#include "mail/quote_words.h"

#include <stddef.h>

/* A blank at the end: there the word ends.  Without: no matter. */
static const char *const openers[] = { "on ", "in ", "at ", "quoting ",
	"excerpts from ",                         /* English */
	"am ", "zitat von ",                      /* German */
	"op ",                                    /* Dutch */
	"den ", "på ", "d. ",                     /* Nordic */
	"le ",                                    /* French */
	"el ", "a las ", "missatge de ",          /* Spanish, Catalan */
	"il ", "in data ", "alle ",               /* Italian */
	"em ", "a ", "no dia ",                   /* Portuguese */
	"pe ", "în ", "la data ", "la ",          /* Romanian */
	"dne ", "dňa ", "dna ", "v ",             /* Czech, Slovak */
	"dnia ", "w dniu ", "użytkownik ",        /* Polish */
	"dana ", "u ",                            /* South Slavic */
	"kuupäev ", "lietotājs ",                 /* Baltic */
	"в ", "во ", "на ", "у ", "от ", "дана ", /* Cyrillic */
	"στις ", "την ", "ο χρήστης ",            /* Greek */
	"vào ", "ngày ",                          /* Vietnamese */
	"pada ",                                  /* Indonesian */
	"在", "于", "於",                         /* Chinese */
	"בתאריך ", "ב-", "ביום ",                 /* Hebrew */
	"في ", "بتاريخ ",                         /* Arabic */
	"ในวันที่ ", "เมื่อ ",                         /* Thai */
	NULL };

/* At the end of an attribution. */
static const char *const wrote_last[] = { "wrote", "writes", "said",
	"geschrieben", "geschreven", "a écrit", "a ecrit", "écrivait",
	"escribió", "escribio", "va escriure", "escreveu", "ha scritto",
	"a scritto", "a scris", "napsal", "napsala", "napsal(a)", "napísal",
	"napísala", "napísal(a)", "napisał", "napisała", "napisał(a)", "pisze",
	"napisao", "napisala", "napisao/la", "napisao/la je", "je napisao",
	"je napisal", "написао/ла", "написав", "написала", "написал",
	"написал(а)", "пише", "пишет", "пишете", "написа", "έγραψε", "rašė",
	"yazdı", "đã viết", "menulis", "写道", "寫道", "写到", "のメール",
	"は書きました", "さんが書きました", "님이 작성", "작성", "เขียนว่า",
	"כתב/ה", "כתב", "כתבה", NULL };

/* A name or a date may follow. */
static const char *const wrote[] = { "schrieb", "schreef", "skrev", "skreiv",
	"kirjoitti", "skrifaði", "írta", "kirjutas", "rakstīja", "מאת", "كتب",
	"كتابة", NULL };

/* Names of fields, each with its colon. */
static const char *const header_from[] = { "from:", "von:", "de:", "da:",
	"van:", "fra:", "från:", "lähettäjä:", "od:", "nadawca:", "feladó:",
	"от:", "від:", "от кого:", "від кого:", "kimden:", "gönderen:",
	"发件人:", "發件人:", "寄件者:", "寄件人:", "差出人:", "送信者:",
	"보낸 사람:", "보낸사람:", "από:", "מאת:", "من:", "từ:", "người gửi:",
	"dari:", "odesílatel:", "odosielateľ:", "expeditor:", "remitente:",
	"mittente:", "expéditeur:", "saatja:", "no:", "nuo:", "за:", NULL };

static const char *const header_date[] = { "sent:", "date:", "gesendet:",
	"datum:", "gesendet am:", "envoyé:", "envoyé le:", "date d'envoi:",
	"enviado:", "enviado el:", "enviada em:", "enviado em:", "fecha:",
	"data:", "inviato:", "data invio:", "verzonden:", "sendt:", "dato:",
	"skickat:", "lähetetty:", "päivämäärä:", "päiväys:", "odesláno:",
	"odoslané:", "dátum:", "wysłano:", "wysłane:", "elküldve:",
	"отправлено:", "дата:", "надіслано:", "gönderildi:", "gönderme tarihi:",
	"tarih:", "发送时间:", "发送日期:", "日期:", "傳送時間:", "傳送日期:",
	"寄件日期:", "送信日時:", "送信日:", "日付:", "보낸 날짜:", "날짜:",
	"보냄:", "στάλθηκε:", "ημερομηνία:", "נשלח:", "תאריך:", "تاريخ:",
	"التاريخ:", "تم الإرسال:", "đã gửi:", "ngày:", "ngày gửi:", "dikirim:",
	"tanggal:", "trimis:", "poslano:", "изпратено:", "saadetud:",
	"kuupäev:", "nosūtīts:", "išsiųsta:", "enviat:", NULL };

static const char *const header_to[] = { "to:", "an:", "à:", "a:", "para:",
	"aan:", "naar:", "til:", "till:", "vastaanottaja:", "komu:", "pro:",
	"do:", "címzett:", "кому:", "до:", "kime:", "alıcı:", "收件人:",
	"收件者:", "宛先:", "받는 사람:", "받는사람:", "προς:", "אל:", "إلى:",
	"đến:", "tới:", "kepada:", "untuk:", "către:", "destinataire:",
	"destinatario:", "za:", "prima:", "kellele:", "adressaat:", "kam:",
	"per a:", NULL };

static const char *const header_subject[] = { "subject:", "betreff:", "objet:",
	"asunto:", "assunto:", "oggetto:", "onderwerp:", "emne:", "ämne:",
	"aihe:", "předmět:", "predmet:", "temat:", "tárgy:", "тема:", "konu:",
	"主题:", "主題:", "主旨:", "件名:", "제목:", "θέμα:", "נושא:",
	"الموضوع:", "chủ đề:", "tiêu đề:", "subjek:", "perihal:", "subiect:",
	"teema:", "temats:", "tema:", "assumpte:", "относно:", NULL };

static const char *const header_other[] = { "cc:", "bcc:", "kopie:",
	"kopie (cc):", "reply-to:", "reply to:", "antwort an:", "antworten an:",
	"risposta:", "rispondi a:", "répondre à:", "responder a:",
	"responder para:", "importance:", "priority:", "wichtigkeit:",
	"priorität:", "importancia:", "importância:", "attachments:",
	"anlagen:", "copie:", "copie à:", "copia:", "cópia:", "kopia:",
	"kopio:", "kopi:", "másolatot kap:", "копия:", "копія:", "bilgi:",
	"抄送:", "副本:", "참조:", "resent-from:", "organization:", NULL };

/* Between dashes. */
static const char *const originals[] = { "original message",
	"original appointment", "original mail", "reply message",
	"reply to message", "previous message", "ursprüngliche nachricht",
	"originalnachricht", "original-nachricht", "original nachricht",
	"originale nachricht", "ursprünglicher termin", "original-mail",
	"originalmail", "message d'origine", "message d’origine",
	"message original", "message initial", "mail original",
	"courriel original", "mensaje original", "missatge original",
	"mensagem original", "messaggio originale", "messaggio di origine",
	"oorspronkelijk bericht", "oorspronkelijke bericht",
	"origineel bericht", "ursprungligt meddelande", "originalmeddelande",
	"opprinnelig melding", "originalmelding", "oprindelig meddelelse",
	"original meddelelse", "alkuperäinen viesti", "původní zpráva",
	"původní e-mail", "pôvodná správa", "oryginalna wiadomość",
	"wiadomość oryginalna", "wiadomość pierwotna", "eredeti üzenet",
	"izvorna poruka", "originalna poruka", "izvirno sporočilo",
	"оригинална порука", "mesaj original", "mesajul original",
	"исходное сообщение", "оригинальное сообщение",
	"первоначальное сообщение", "вихідне повідомлення",
	"оригінальне повідомлення", "оригинално съобщение", "αρχικό μήνυμα",
	"orijinal mesaj", "özgün ileti", "algne kiri", "algne sõnum",
	"sākotnējais ziņojums", "pradinis laiškas", "originalus laiškas",
	"tin nhắn gốc", "thư gốc", "pesan asli", "原始邮件", "原始郵件",
	"回复的原邮件", "元のメッセージ", "원본 메시지", "원본 메일",
	"הודעה מקורית", "الرسالة الأصلية", "رسالة أصلية", NULL };

/* Between dashes, or in front of a colon. */
static const char *const forwards[] = { "forwarded message", "forwarded mail",
	"begin forwarded message", "begin forwarded mail",
	"start of forwarded message", "weitergeleitete nachricht",
	"weitergeleitete mail", "weitergeleitete e-mail",
	"anfang der weitergeleiteten nachricht",
	"anfang der weitergeleiteten e-mail", "message transféré",
	"message transmis", "message réexpédié", "début du message transféré",
	"début du message réexpédié", "mensaje reenviado",
	"inicio del mensaje reenviado", "missatge reenviat",
	"mensagem encaminhada", "mensagem reencaminhada",
	"início da mensagem encaminhada", "início da mensagem reencaminhada",
	"messaggio inoltrato", "inizio messaggio inoltrato",
	"doorgestuurd bericht", "begin doorgestuurd bericht",
	"vidarebefordrat meddelande", "vidarebefordrat brev",
	"början på vidarebefordrat brev", "videresendt melding",
	"videresendt meddelelse", "videresendt besked",
	"start på videresendt besked", "starten på den videresendte meldingen",
	"välitetty viesti", "välitetty viesti alkaa", "přeposlaná zpráva",
	"přeposílaná zpráva", "preposlaná správa", "wiadomość przekazana dalej",
	"przekazana wiadomość", "początek przekazanej wiadomości",
	"továbbított üzenet", "proslijeđena poruka", "prosleđena poruka",
	"posredovano sporočilo", "mesaj redirecționat",
	"пересылаемое сообщение", "пересланное сообщение",
	"начало переадресованного сообщения", "переслане повідомлення",
	"препратено съобщение", "προωθημένο μήνυμα", "iletilen mesaj",
	"iletilmiş mesaj", "edastatud kiri", "persiųstas laiškas",
	"thư được chuyển tiếp", "tin nhắn đã chuyển tiếp", "pesan terusan",
	"转发的邮件", "轉寄的郵件", "转发邮件", "已转发的邮件",
	"転送メッセージ", "転送されたメッセージ", "전달된 메시지",
	"전달된 메일", "הודעה שהועברה", "רسالة تمت إعادة توجيهها",
	"الرسالة المعاد توجيهها", NULL };

/* Anywhere in a line; the first is QUOTE_MARKER's. */
static const char *const markers[] = { "type your answer above this line",
	"type your reply above this line", "reply above this line",
	"reply above this email", "write above this line",
	"write your reply above", "oberhalb dieser zeile antworten",
	"antworten sie oberhalb dieser zeile", "antwort oberhalb dieser zeile",
	"antwort über dieser zeile", "répondre au-dessus de cette ligne",
	"répondez au-dessus de cette ligne",
	"responda por encima de esta línea", "responda acima desta linha",
	"rispondi sopra questa riga", "antwoord boven deze lijn",
	"antwoord boven deze regel", NULL };

/* Front of a line that names a device or program behind it. */
static const char *const sent_from[] = { "sent from ", "sent via ",
	"sent with ", "sent by ", "sent using ", "sent on ", "sent through ",
	"written on ", "typed on ", "this message was sent from ",
	"this email was sent from ", "get outlook for ", "von unterwegs ",
	"gesendet von ", "gesendet vom ", "gesendet mit ", "gesendet über ",
	"gesendet aus ", "gesendet via ", "envoyé de ", "envoyé depuis ",
	"envoyé à partir ", "envoyé avec ", "envoyé par ", "envoyé via ",
	"enviado desde ", "enviado do ", "enviado de ", "enviado a partir ",
	"enviado pelo ", "enviado por ", "enviado con ", "enviado com ",
	"enviado via ", "enviada do ", "enviada de ", "enviada a partir ",
	"enviat des ", "enviat amb ", "inviato da", "inviato con ",
	"inviato tramite ", "inviato via ", "verzonden vanaf ",
	"verzonden vanuit ", "verzonden van ", "verzonden via ",
	"verzonden met ", "verzonden op ", "verzonden door ",
	"verstuurd vanaf ", "verstuurd vanuit ", "verstuurd van ",
	"verstuurd via ", "verstuurd met ", "skickat från ", "skickat med ",
	"skickat via ", "skickades från ", "sendt fra ", "sendt via ",
	"sendt med ", "lähetetty ", "odesláno z ", "odesláno ze ",
	"odesláno pomocí ", "odesláno přes ", "odesláno prostřednictvím ",
	"odoslané z ", "odoslané zo ", "odoslané pomocou ",
	"odoslané prostredníctvom ", "wysłane z ", "wysłane ze ", "wysłane za ",
	"wysłano z ", "wysłano ze ", "wysłano za ", "küldve ", "poslano s ",
	"poslano sa ", "poslano iz ", "poslano z ", "poslato sa ",
	"poslato iz ", "trimis de pe ", "trimis de la ", "trimis din ",
	"trimis cu ", "trimis prin ", "отправлено с ", "отправлено со ",
	"отправлено из ", "отправлено через ", "отправлено от ", "надіслано з ",
	"надіслано із ", "надіслано зі ", "надіслано через ", "изпратено от ",
	"изпратено с ", "послато са ", "στάλθηκε από ", "στάλθηκε με ",
	"saadetud minu ", "nosūtīts no ", "išsiųsta iš ", "được gửi từ ",
	"đã gửi từ ", "dikirim dari ", "dikirim melalui ", "נשלח מ",
	"أرسلت من ", "أُرسلت من ", "تم الإرسال من ", "发自", "發自",
	"get outlook", "get [outlook", "get bluemail", "get typeapp",
	"holen sie sich outlook", "télécharger outlook", "obtenez outlook",
	"obtener outlook", "obter o outlook", "obtenir outlook",
	"scarica outlook", "ottieni outlook", "download outlook",
	"outlook voor ", "hent outlook", "hämta outlook", "pobierz outlook",
	NULL };

/* Where the language has the verb behind the device. */
static const char *const sent_behind[] = { "gesendet", "geschickt",
	"verschickt", "verzonden", "verstuurd", "lähetetty", "küldve",
	"küldött", "gönderildi", "gönderilmiştir", "から送信", "より送信",
	"で送信", "传送", "傳送", "发送", "發送", "發出", "에서 보냄",
	"에서 보냈습니다", NULL };

/* In front of the device. */
static const char *const sent_front[] = { "von ", "vom ", "mit ", "diese ",
	"mobil ", "unterwegs ", "van ", "vanaf ", "vanuit ", "met ", "dit ",
	"deze ", "bu ", "az ", "ez ", "a ", NULL };

/* Starts of words. */
static const char *const devices[] = { "iphone", "ipad", "ipod", "ios",
	"android", "galaxy", "samsung", "blackberry", "nokia", "huawei",
	"honor", "xiaomi", "redmi", "oneplus", "htc", "pixel", "motorola",
	"sony", "xperia", "lumia", "alcatel", "windows", "mobil", "mobiel",
	"móvil", "movil", "celular", "cell", "handheld", "handy", "smartphone",
	"phone", "tablet", "telefon", "teléfono", "téléphone", "telefoon",
	"telefono", "telemóvel", "puhelime", "matkapuhelime", "телефон",
	"смартфон", "айфон", "мобильн", "мобільн", "κινητό", "手机", "手機",
	"携帯", "휴대", "נייד", "هاتف", "điện thoại", "device", "gerät",
	"outlook", "mailbox", "airmail", "yahoo", "gmail", "inbox", "mail app",
	"[mail]", "protonmail", "proton mail", "mailspring", "k-9", "bluemail",
	"thunderbird", "evolution", "spark", "newton", "aqua", "typemail",
	"fairemail", "gmx", "web.de", "mail.ru", "a phone", "pager", "palm",
	"treo", "cyrus", "zimbra", "mymail", "whatsapp", NULL };

static const char *const notices[] = { "confidentiality", "confidential",
	"disclaimer", "legal notice", "important notice", "privileged",
	"notice:", "this e-mail", "this email", "this message",
	"this communication", "this mail", "the information", "the content",
	"please consider", "virus-free", "no virus found", "scanned by",
	"checked by", "vertraulich", "diese e-mail", "diese mail",
	"diese nachricht", "virenfrei", "der inhalt dieser",
	"bitte denken sie an die umwelt", "ce message", "ce courriel",
	"cet e-mail", "cet email", "sans virus", "garanti sans virus",
	"l'absence de virus", "este mensaje", "este correo", "este e-mail",
	"libre de virus", "aviso legal", "esta mensagem", "este email",
	"livre de vírus", "questo messaggio", "questa e-mail", "questa mail",
	"privo di virus", "avviso", "le informazioni contenute", "dit bericht",
	"deze e-mail", "dit e-mailbericht", "virusvrij", "denna e-post",
	"detta meddelande", "virusfri", "denne e-post", "denne e-mail",
	"tento e-mail", "tato zpráva", "bez virů", "ta wiadomość",
	"niniejsza wiadomość", "wolny od wirusów", "это сообщение",
	"данное сообщение", "проверено на", "без вирусов", NULL };

static const char *const machines[] = { "confidential", "privileged", "virus",
	"malware", "vertraulich", "viren", "umwelt", "confidentiel",
	"confidencial", "riservat", "vertrouwelijk", "konfidentiell",
	"fortrolig", "důvěrn", "poufn", "конфиденциальн", "вирус", "вірус",
	"mailing list", "mailinglist", "mailing-list", "unsubscribe",
	"désinscri", "abbestell", "abmelden", NULL };

static const char *const legal[] = { "intended only", "intended solely",
	"intended recipient", "addressee", "avast", "mailscanner",
	"environment before", "rechtlich geschützt", "destinataire",
	"destinatari", "geadresseerde", "adressat", "adresat", "адресат",
	"mailman", "listinfo", "reply to this email directly",
	"view it on github", "view it on gitlab", "you are receiving this",
	"you received this", "you're receiving this", NULL };

/* With the word behind where a word alone says something else elsewhere. */
static const char *const self[] = { "i am ", "i'm ", "i’m ", "i have ", "i've ",
	"i’ve ", "i had ", "i was ", "i want ", "i need ", "i can", "i could",
	"i do ", "i don't", "i don’t", "i did", "i get ", "i got ", "i see ",
	"i sent ", "i wrote", "i tried", "i mailed", "i will ", "i would ",
	"i'd ", "i’d ", "ich ", "ich:", "j'ai ", "j’ai ", "je suis ", "je ne ",
	"je vous ", "je voudrais ", "escribí ", "he recibido ", "recibí ",
	"escrevi ", "recebi ", "ho scritto", "ho ricevuto", "ik ", "jeg ",
	"jag ", "já jsem ", "я ", NULL };

const char *const *const quote_words[] = {
	[WORDS_OPENER] = openers,
	[WORDS_WROTE_LAST] = wrote_last,
	[WORDS_WROTE] = wrote,
	[WORDS_FROM] = header_from,
	[WORDS_DATE] = header_date,
	[WORDS_TO] = header_to,
	[WORDS_SUBJECT] = header_subject,
	[WORDS_OTHER] = header_other,
	[WORDS_ORIGINAL] = originals,
	[WORDS_FORWARD] = forwards,
	[WORDS_MARKER] = markers,
	[WORDS_SENT] = sent_from,
	[WORDS_SENT_LAST] = sent_behind,
	[WORDS_SENT_FRONT] = sent_front,
	[WORDS_DEVICE] = devices,
	[WORDS_NOTICE] = notices,
	[WORDS_MACHINE] = machines,
	[WORDS_LEGAL] = legal,
	[WORDS_SELF] = self,
};
