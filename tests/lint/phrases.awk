# phrases.awk - the texts for people that a catalogue does not translate
#
#	awk -f phrases.awk shared/phrases/es.po shared/ctl/*.[ch]
#
# prints them as entries to be filled in, and ends with 1 if there are any.
# Which literals of a source are such texts:
#
#	say("...")  note("...")  PHRASE("...")  locale_text("...")
#	progress_begin(&bar, "...")              also "..." ? :, and adjoining ones
#	struct column ... { "name", "TITLE",     the second of a row
#	struct part   ... { "name",              the first of a row
#	struct list   ... "none"                 each of them
#	commands[]    ... "make a user"          the last of a row
#	GOptionEntry  ... "what it does"         the one behind the address; the
#	                                         second of a macro TEXT or TEXTS
BEGIN {
	spoken["say"] = spoken["note"] = spoken["PHRASE"] = 1
	spoken["locale_text"] = spoken["progress_begin"] = 1
	macro["G_GINT64_FORMAT"] = "li"
	macro["NUMBER"] = macro["ID"] = "%li"
}

# A catalogue: what it translates.
FILENAME ~ /\.po$/ {
	if (/^msgid /) { keep_entry(); key = other = ""; in_key = 1 }
	if (/^msgstr /) in_key = 0
	if (!match($0, /"/)) next
	text = substr($0, RSTART + 1, length($0) - RSTART - 1)
	if (in_key) key = key text; else other = other text
	next
}
function keep_entry() { if (key != "" && other != "") has[key] = 1 }

FNR == 1 { keep_entry(); end_source(); file = FILENAME }
{ source = source $0 "\n" }
END {
	keep_entry(); end_source()
	exit missing
}

# Tokens of a source: kind[] is one of "word", "text", "sign".
function tokens(s,    t, n) {
	n = 0
	while (s != "") {
		if (match(s, /^([ \t\n]|\\\n)+/) || match(s, /^\/\*([^*]|\*+[^*\/])*\*+\//) ||
		    match(s, /^#[ \t]*(include|undef|endif|ifdef|ifndef|if|else)[^\n]*/)) {
		} else if (match(s, /^"([^"\\]|\\.)*"/)) {
			t = substr(s, 2, RLENGTH - 2)
			add_text(n > 0 && kind[n] == "text" ? n : ++n, t)
		} else if (match(s, /^'([^'\\]|\\.)*'/)) {
			kind[++n] = "sign"; value[n] = "'"
		} else if (match(s, /^[A-Za-z_0-9]+/)) {
			t = substr(s, 1, RLENGTH)
			if (t in macro && ((n > 0 && kind[n] == "text") ||
			    substr(s, RLENGTH + 1) ~ /^[ \t\n]*"/))
				add_text(kind[n] == "text" ? n : ++n, macro[t])
			else { kind[++n] = "word"; value[n] = t }
		} else {
			match(s, /^(.|\n)/)
			kind[++n] = "sign"; value[n] = substr(s, 1, 1)
		}
		s = substr(s, RLENGTH + 1)
	}
	return n
}
function add_text(n, t) {
	if (kind[n] != "text") value[n] = ""
	kind[n] = "text"; value[n] = value[n] t
}

function end_source(    n, i) {
	delete kind; delete value
	n = tokens(source); source = ""
	for (i = 1; i <= n; i++) {
		if (kind[i] != "word") continue
		if (value[i] in spoken && value[i + 1] == "(")
			say_call(i, n)
		else if (value[i] ~ /^G_OPTION_ARG_/)
			want_first(i, n)
		else if (value[i] ~ /^TEXTS?$/ && value[i + 1] == "(")
			want_first(i + 2, n)
		else if (value[i] == "struct" && value[i + 1] ~ /^(column|part|list|command)$/)
			want_table(i + 1, n)
	}
}

# The first argument (the second of progress_begin), or what "?" chooses.
function say_call(i, n,    depth, commas, skip, j) {
	skip = value[i] == "progress_begin"
	for (j = i + 1; j <= n; j++) {
		if (kind[j] == "text") {
			if (depth == 1 && commas == skip) want(value[j])
			continue
		}
		if (value[j] ~ /^[({[]$/) depth++
		if (value[j] ~ /^[])}]$/ && --depth == 0) return
		if (value[j] == "," && depth == 1 && ++commas > skip) return
	}
}

# The next text, which describes an option; NULL is none.
function want_first(i, n,    j) {
	for (j = i + 1; j <= n && value[j] != "}"; j++) {
		if (value[j] == "NULL") return
		if (kind[j] == "text") { want(value[j]); return }
	}
}

# struct NAME ... = { ... };
function want_table(i, n,    name, j, depth, texts, row) {
	name = value[i]
	for (j = i + 1; j <= n && value[j] != "="; j++)
		if (kind[j] != "word" && value[j] !~ /^[][*]$/) return
	for (j++; j <= n; j++) {
		if (kind[j] == "text") {
			row[++texts] = value[j]
			if (name == "list") want(value[j])
			continue
		}
		if (value[j] == "{") { depth++; texts = 0 }
		if (value[j] == "}") {
			if (name == "column" && texts > 1) want(row[2])
			if (name == "part" && texts > 0) want(row[1])
			if (name == "command" && texts > 1) want(row[texts])
			texts = 0
			if (--depth == 0) return
		}
		if (value[j] == ";" && depth == 0) return
	}
}

# Without a word of ours in it there is nothing to translate.
function want(text,    words) {
	words = text
	gsub(/%[-+ #0-9.*]*(h|l|j|z|t)*[a-zA-Z%]|\\.|postcase|lmtp/, "", words)
	if (words !~ /[A-Za-z][A-Za-z]/ || text in has || text in told) return
	told[text] = missing = 1
	printf "# %s\nmsgid \"%s\"\nmsgstr \"\"\n\n", file, text
}
