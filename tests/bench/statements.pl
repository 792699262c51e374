#!/usr/bin/perl
# statements.pl LOG DIRECTORY - the statements of a delivery, for others to run
#
# LOG is PostgreSQL's, in JSON, of letters that were delivered one by one.
# Deliveries with the same statements are one kind.  Each kind that was seen
# twice at least becomes a script, which is to be run as often as it was seen:
# one delivery in some hundreds tidies up.  Its last two are compared: a
# parameter that is the same in both stays so; of the others those get a new
# value in each transaction that must be unique, or that the server gives.
# Writes into DIRECTORY
#
#	limit.N.pgbench   script of a kind: one pipeline, the same parameters
#	limit.arguments   -f and -D for pgbench, each ended by a NUL
#	limit.options     the session's settings, for PGOPTIONS
#	limit.prepare     the most frequent kind for psql, and
#	limit.execute     one transaction, where @N@ is to be a new number
#
# and prints how many statements there were for each delivery.
use strict;
use warnings;
use JSON::XS;

die "usage: statements.pl LOG DIRECTORY\n" if @ARGV != 2;
my ($log, $directory) = @ARGV;

# What the server gives to a letter, and how a later statement can say it.
my %given = (
	'id' => q{currval('email_id')},
	'case_number' => q{currval('case_number')},
	'(SELECT max(id) FROM note WHERE email_id = email.id)' =>
		q{currval('note_id_seq')},
);

sub ask {
	my ($sql) = @_;
	open my $psql, '-|', 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1',
		'-c', 'SET search_path = postcase', '-c', $sql
		or die "psql: $!\n";
	chomp(my @rows = <$psql>);
	close $psql or die "psql failed: $sql\n";
	return @rows;
}

sub quote {
	my ($text) = @_;
	return 'NULL' if !defined $text;
	my $slash = $text =~ s/\\/\\\\/g;
	$text =~ s/'/''/g;
	return ($slash ? 'E' : '') . "'$text'";
}

# --- the log ------------------------------------------------------------------

sub parameters {
	my ($detail) = @_;
	my @values;
	while (($detail // '') =~ /\$(\d+) = (?:NULL|'((?:[^']|'')*)')/g) {
		my ($n, $text) = ($1, $2);
		$text =~ s/''/'/g if defined $text;
		$values[$n - 1] = $text;
	}
	return \@values;
}

# Comments go: pgbench would look for its variables in them.
sub statement {
	my ($entry) = @_;
	return if $entry->{message} !~ /^execute [^:]+: (.*)/s;
	my $sql = $1;
	$sql =~ s/\s*--\s.*$//mg;
	$sql =~ s/^\s+|[\s;]+$//g;
	return { sql => $sql, values => parameters($entry->{detail}) };
}

# The session's settings, the number of statements, and the transactions without
# BEGIN and COMMIT.
sub read_log {
	my (%settings, @all, $open, $statements);
	open my $in, '<', $log or die "$log: $!\n";
	while (my $line = <$in>) {
		my $entry = eval { JSON::XS->new->decode($line) } or next;
		my $s = statement($entry) or next;
		$statements++;
		%settings = (%settings,
			$s->{sql} =~ /set_config\('(\w+)', '([^']*)'/g);
		if ($s->{sql} =~ /^BEGIN/) {
			$open = [];
		} elsif ($s->{sql} =~ /^COMMIT/) {
			push @all, $open if $open;
			$open = undef;
		} elsif ($open) {
			push @$open, $s;
		}
	}
	return (\%settings, $statements, @all);
}

# The letter that it delivered, if it did.
sub letter_of {
	my ($transaction) = @_;
	for my $value (map { @{ $_->{values} } } @$transaction) {
		return $1 if ($value // '') =~ /^(\w+\.\d+\@example\.net)$/;
	}
	return;
}

# Lists of deliveries with the same statements, the longest list first.
sub kinds {
	my %kinds;
	push @{ $kinds{ join "\n", map { $_->{sql} } @$_ } }, $_
		for grep { letter_of($_) } @_;
	my @kinds = sort { @$b <=> @$a } grep { @$_ > 1 } values %kinds;
	die "statements.pl: no two deliveries alike in $log\n" if !@kinds;
	return @kinds;
}

# --- what becomes of a parameter -------------------------------------------------

my @agents = ask('SELECT id FROM users');
my %server; # the ids that it gave to two letters, "ONE TWO": how to say them
my %made;   # an id or hash of the first letter: which one it is

sub learn_ids {
	my @letters = map { letter_of($_) } @_;
	for my $column (keys %given) {
		my @ids = map { ask("SELECT $column FROM email
			WHERE message_id = '$_'") } @letters;
		$server{"@ids"} = $given{$column};
	}
}

# The same one from the same one.
sub made {
	my ($x) = @_;
	return $made{$x} //= 1 + keys %made;
}

sub element {
	my ($x, $y) = @_;
	return quote($x) if $x eq $y;
	return $server{"$x $y"} if $server{"$x $y"};
	return 'md5(' . made($x) . q{ || '.' || @N@::text)::uuid}
		if $x =~ /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
	return '(@N@::bigint * 1000003 + ' . made($x) . ')'
		if $x =~ /^-?\d{10,}$/;
	return quote($x);
}

sub array {
	my ($x, $y) = @_;
	my @x = split /,/, $x =~ s/[{}"]//gr;
	my @y = split /,/, $y =~ s/[{}"]//gr;
	return if @x != @y;
	my $text = grep({ !/^[-0-9a-f]+$/ } @x) ? '::text' : '';
	my @elements = map { element($x[$_], $y[$_]) . $text } 0 .. $#x;
	return 'array[' . join(', ', @elements) . ']'
		if "@elements" =~ /\@N\@|currval/;
	return;
}

sub is_agent {
	my ($id) = @_;
	return grep { $id eq $_ } @agents;
}

# Nothing: its value.
sub expression {
	my ($x, $y) = @_;
	return 'NULL' if !defined $x;
	return if !defined $y || $x eq $y;
	return $server{"$x $y"} if $server{"$x $y"};
	return sprintf '(array[%s])[@N@::bigint %% %d + 1]',
		join(', ', @agents), scalar @agents
		if is_agent($x) && is_agent($y);
	return "decode('$1' || md5(\@N\@::text) || '$2', 'hex')"
		if $x =~ /^\\x([0-9a-f]{8})[0-9a-f]{32}([0-9a-f]{32})$/;
	return array($x, $y) if $x =~ /^\{.+\}$/ && $x !~ /:/;
	return quote($1) . ' || @N@::text || ' . quote($2)
		if length $x < 200 && $x =~ /^(.*\w\.)\d+(\@example\.net.*)$/s;
	return;
}

# --- the scripts ----------------------------------------------------------------

sub output {
	my ($name, $text) = @_;
	open my $out, '>', "$directory/$name" or die "$directory/$name: $!\n";
	print $out $text;
	close $out or die "$directory/$name: $!\n";
}

# currval() in a condition would be asked for each row, and no index be used.
sub asked_once {
	my ($sql) = @_;
	return $sql =~ s/(currval\(.*?\))/(SELECT $1)/gr;
}

# For pgbench, its constants, and for psql.
sub translate {
	my ($kind, $one, $two) = @_;
	my ($pgbench, $constants, $prepare, $execute) = ('', '', '', '');
	for my $s (0 .. $#$one) {
		my ($sql, @values) = ($one->[$s]{sql});
		my ($x, $y) = ($one->[$s]{values}, $two->[$s]{values});
		$prepare .= "PREPARE s$s AS $sql;\n";
		for my $p (reverse 0 .. $#$x) {
			my $new = expression($x->[$p], $y->[$p]);
			my $name = "p${kind}_${s}_$p";
			my $text = $new ?
				"(" . asked_once($new) . ")" : ":$name";
			my $parameter = '\$' . ($p + 1);
			$constants .= "-D\0$name=$x->[$p]\0" if !$new;
			unshift @values, $new // quote($x->[$p]);
			$sql =~ s/$parameter(?!\d)/$text/g;
		}
		$pgbench .= ($sql =~ s/\@N\@/:n/gr) . ";\n";
		$execute .= "EXECUTE s$s" .
			(@values ? '(' . join(', ', @values) . ')' : '') .
			"\\;\n";
	}
	return ($pgbench, $constants, $prepare, $execute);
}

my ($settings, $statements, @transactions) = read_log();
my @kinds = kinds(@transactions);
my $arguments = '';
for my $kind (0 .. $#kinds) {
	my ($one, $two) = @{ $kinds[$kind] }[-2, -1];
	learn_ids($one, $two);
	my ($pgbench, $constants, $prepare, $execute) =
		translate($kind, $one, $two);
	output("limit.$kind.pgbench", "\\set i :i + 1\n" .
		"\\set n :client_id * 1000000000 + :i\n" .
		"\\startpipeline\nBEGIN;\n${pgbench}COMMIT;\n\\endpipeline\n");
	$arguments .= "-f\0$directory/limit.$kind.pgbench\@" .
		@{ $kinds[$kind] } . "\0$constants";
	next if $kind > 0;
	output('limit.prepare', $prepare);
	output('limit.execute', "BEGIN\\;\n${execute}COMMIT;\n");
}
printf "%.2f\n", $statements / grep { letter_of($_) } @transactions;
output('limit.arguments', $arguments);
output('limit.options', join ' ',
	map { "-c $_=" . $settings->{$_} =~ s/ /\\ /gr } sort keys %$settings);
