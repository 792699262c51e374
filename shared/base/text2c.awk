# text2c.awk - each FILE becomes a row { "NAME", "text" } of a C table
#
# -v header=H the header that declares the table, -v table=T its name; the
# last row is { NULL, NULL }.  NAME is the file's without folder and suffix.
BEGIN {
	printf "#include \"%s\"\n\nconst struct text %s[] = {\n", header, table
}
FNR == 1 {
	if (NR > 1) print "\t},"
	n = split(FILENAME, part, "/"); name = part[n]; sub(/\.[^.]*$/, "", name)
	printf "\t{ \"%s\",\n", name
}
{
	line = $0
	gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line); gsub(/\t/, "\\t", line)
	printf "\t\t\"%s\\n\"\n", line
}
END {
	if (NR > 0) print "\t},"
	print "\t{ NULL, NULL },\n};"
}
