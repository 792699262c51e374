# make            builds the programs into build/bin
# make demo       a private Postfix, PostgreSQL and Redis; real mail in, cases
#                 out (KEEP=1 leaves it running; DAY=1: a working day of
#                 two teams; MAILS=DIR: with 200 real mails besides)
# make check      lint, unit, golden, db and system tests
# make check-unit what needs no server: seconds
# make fuzz       T=TARGET|all S=SECONDS: hostile input, by libFuzzer
# make check-corpora  CORPORA=DIR: thousands of real messages, read right
# make bench      how fast it is, beside Dovecot, maildrop, pgbench and GMime:
#                 build/bench.json (QUICK=1: under 3 minutes; PARTS=lmtp)
# make install    DESTDIR= PREFIX=/usr/local SYSCONFDIR=/etc
#
# One file, no recursion but for the two commands that first install what is
# missing: build/ mirrors the tree, a new .c needs no edit.  V=1 shows the
# commands; SAN=address,undefined (or CC=clang B=build-clang) and POINTS=1
# (fault points, for tests only) build into folders of their own.
SHELL   := /bin/sh
comma   := ,
B       := build$(if $(POINTS),-points)$(SAN:%=-$(subst $(comma),-,$(SAN)))
CC      := gcc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
SYSCONFDIR ?= /etc
VERSION := 0.1
WARN    := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wformat=2 -Wundef -Wvla -Wcast-qual -Wpointer-arith \
           -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough $(WERROR)
HARDEN  := -fstack-protector-strong -fstack-clash-protection -fcf-protection \
           -ftrivial-auto-var-init=$(if $(SAN),pattern,zero) -fPIE \
           $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all,-D_FORTIFY_SOURCE=2)
WERROR  ?= $(if $(CI),-Werror)

all:

# pkg-config's answers, kept: a compile line asks no other program.  Not for
# the goals that may have to install pkg-config first.
first   := demo check bench clean deps
ifneq ($(filter-out $(first),$(or $(MAKECMDGOALS),all)),)
include $B/config.mk
endif
# Changes only when they or the flags do, and all is made anew then.
$B/config.mk: Makefile
	@mkdir -p $(@D)
	@pkg-config --exists $(libs) 2>/dev/null || { echo "make: libraries are missing;" \
		"run: contrib/install-deps build" >&2; exit 1; }
	@{ echo '# $(CC) $(filter-out -Werror,$(WARN)) $(HARDEN) $(CFLAGS)'; for lib in $(libs); do \
		echo "cflags_$$lib := $$(pkg-config --cflags $$lib | sed 's/-I/-isystem/g')"; \
		echo "libs_$$lib := $$(pkg-config --libs $$lib)"; \
	done; } >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
libs    := glib-2.0 gmime-3.0 libxml-2.0 uchardet libidn2 libpq hiredis \
           libsodium libcrypto libpcre2-8 smartcols jansson

BASE     = -std=gnu17 -D_GNU_SOURCE -Ishared -I. -I$B/gen -Itests/support \
           -DPOSTCASE_VERSION='"$(VERSION)"' \
           -DPOSTCASE_CONF_PATH='"$(SYSCONFDIR)/postcase/postcase.conf"' \
           $(if $(POINTS),-DPOSTCASE_POINTS) $(WARN) $(cflags_glib-2.0) \
           -DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 \
           -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74 $(MODULE)
LINK     = $(CC) $(HARDEN) -pie -Wl,-z,relro,-z,now,-z,noexecstack $(LDFLAGS) \
           -o $@ $^ -Wl,--as-needed
LIBS     = $(libs_gmime-3.0) $(libs_libxml-2.0) $(libs_uchardet) \
           $(libs_libidn2) $(libs_glib-2.0) $(libs_libpq) $(libs_hiredis) \
           $(libs_libsodium) $(libs_libcrypto) $(libs_libpcre2-8)

say      = $(if $V,,@echo "  $(@:$B/%=%)" &&)

# Who may see which library: any other folder does not find its headers.
$B/shared/mail/%:  MODULE = $(cflags_gmime-3.0) $(cflags_libxml-2.0) \
                            $(cflags_uchardet) $(cflags_libidn2)
$B/shared/base/%:  MODULE = $(cflags_libcrypto) $(cflags_libsodium)
$B/shared/rules/%: MODULE = $(cflags_libsodium) $(cflags_libpcre2-8)
$B/shared/store/%: MODULE = $(cflags_libpq) $(cflags_libsodium)
$B/shared/redis/%: MODULE = $(cflags_hiredis)
$B/shared/ctl/%:   MODULE = $(cflags_smartcols) $(cflags_jansson)
$B/tests/db/%:     MODULE = $(cflags_libpq)
$B/tests/corpora/%: MODULE = $(cflags_jansson)
$B/tests/bench/%:  MODULE = $(cflags_gmime-3.0) $(cflags_jansson)

# Everything but the main() of each program is in the library, for the tests.
main_c  := shared/ctl/main.c lda/pipe/main.c lda/thin/main.c lda/lmtp/main.c \
           milter/main.c
lib_c   := $(filter-out $(main_c),$(wildcard shared/*/*.c lda/*/*.c milter/*.c))
unit_c  := $(wildcard tests/unit/*/test_*.c tests/golden/test_*.c)
db_c    := $(wildcard tests/db/test_*.c)
fuzz_c  := $(wildcard tests/fuzz/fuzz_*.c)
more_c  := $(wildcard tests/corpora/*.c tests/bench/*.c tests/support/*.c) \
           $(fuzz_c)
source  := $(lib_c) $(main_c) $(unit_c) $(db_c) $(more_c)
header  := $(wildcard shared/*/*.h lda/*/*.h milter/*.h tests/*/*.h)
sql     := $(sort $(wildcard shared/store/sql/*.sql))
moves   := $(sort $(wildcard shared/store/migrations/*.sql))
phrases := $(wildcard shared/phrases/*.po)
lua     := $(sort $(wildcard shared/redis/lua/*.lua))
lib_o   := $(lib_c:%.c=$B/%.o) $B/gen/store/stmt.o $B/gen/store/migrations.o \
           $B/gen/redis/scripts.o
gen_h   := $B/gen/store/stmt.h
thin_o  := $(patsubst %.c,$B/%.o,$(wildcard lda/thin/*.c)) $B/shared/conf/path.o
programs := $B/bin/postcase $B/bin/postcase-lda $B/bin/postcase-lda-full \
           $B/bin/postcase-lmtpd $B/bin/postcase-milter
units   := $(unit_c:%.c=$B/%)
dbs     := $(db_c:%.c=$B/%)
fuzzers := $(fuzz_c:%.c=$B/%)

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all demo check run-demo run-check check-unit check-db check-system \
        check-fuzz check-corpora fuzz fuzzers bench run-bench golden lint install deps clean
all: $(programs) $(phrases:shared/phrases/%=$B/share/postcase/%)

$B/bin/postcase: $B/shared/ctl/main.o $B/lib.a
	@mkdir -p $(@D)
	$(say)$(LINK) $(LIBS) $(libs_smartcols) $(libs_jansson)
$B/bin/postcase-lda-full: $B/lda/pipe/main.o $B/lib.a
	@mkdir -p $(@D)
	$(say)$(LINK) $(LIBS)
# Without a loader it starts in half the time; a sanitizer needs one.
$B/bin/postcase-lda: LDFLAGS += $(if $(SAN),,-static-pie)
$B/bin/postcase-lda: $(thin_o)
	@mkdir -p $(@D)
	$(say)$(LINK)
$B/bin/postcase-lmtpd: $B/lda/lmtp/main.o $B/lib.a
	@mkdir -p $(@D)
	$(say)$(LINK) $(LIBS)
# libmilter has no pkg-config file.
$B/bin/postcase-milter: $B/milter/main.o $B/lib.a
	@mkdir -p $(@D)
	$(say)$(LINK) $(LIBS) -lmilter
$B/tests/%: $B/tests/%.o $B/lib.a
	$(say)$(LINK) $(LIBS) $(libs_smartcols) $(libs_jansson) -lcmocka
$B/tests/bench/load: $(addprefix $B/tests/bench/,client.o letter.o prose.o tally.o)
$B/tests/bench/each: $B/tests/bench/tally.o
$B/tests/bench/noop_milter: LIBS += -lmilter
$B/tests/fuzz/%: LDFLAGS += -fsanitize=fuzzer
$B/lib.a: $(lib_o)
	$(say)rm -f $@ && $(AR) rcs $@ $^
$B/%.o: %.c $B/config.mk | $(gen_h)
	@mkdir -p $(@D)
	$(say)$(CC) $(BASE) $(HARDEN) -MMD -MP $(CFLAGS) -c -o $@ $<
$B/gen/%.o: $B/gen/%.c $(gen_h)
	$(say)$(CC) $(BASE) $(HARDEN) $(CFLAGS) -c -o $@ $<

# SQL and Lua are files of their own language, and become C tables.  The folder
# is a prerequisite too: a file that went or was renamed counts.
texts    = $(filter %.awk %.sql %.lua,$^)
$B/gen/store/stmt.h $B/gen/store/stmt.c: shared/store/sql2c.awk $(sql) \
		shared/store/sql
	@mkdir -p $(@D)
	$(say)awk -v mode=$(patsubst .%,%,$(suffix $@)) -f $(texts) >$@
$B/gen/store/migrations.c: shared/base/text2c.awk $(moves) \
		shared/store/migrations
	@mkdir -p $(@D)
	$(say)awk -v header=store/schema.h -v table=migration_texts -f $(texts) >$@
$B/gen/redis/scripts.c: shared/base/text2c.awk $(lua) shared/redis/lua
	@mkdir -p $(@D)
	$(say)awk -v header=redis/script.h -v table=script_texts -f $(texts) >$@

# A program finds its phrases in ../share/postcase, here and installed.
$B/share/postcase/%.po: shared/phrases/%.po
	@mkdir -p $(@D)
	$(say)cp $< $@

# The two commands.
demo:
	@contrib/install-deps build demo
	@$(MAKE) --no-print-directory run-demo
check:
	@contrib/install-deps
	@$(MAKE) --no-print-directory run-check
deps:
	@contrib/install-deps
run-demo: all
	@POSTCASE_BIN=$(abspath $B/bin) contrib/demo/run

# Tests run under prove(1), each kind with its summary kept for the last line.
# Those with servers need root, for Postfix starts as root only.
prove   := CMOCKA_MESSAGE_OUTPUT=TAP B=$B tests/support/run
as_root := $(if $(filter 0,$(shell id -u)),,sudo --) env
JOBS    ?= $(shell nproc)
again   := $(MAKE) --no-print-directory
san     := SAN=address,undefined
sanitized := build-address-undefined
run-check:
	@rm -f build*/*.prove
	+@$(again) -j$(JOBS) lint
	+@$(again) -j$(JOBS) all $(units) $(dbs)
	+@$(again) -j$(JOBS) POINTS=1 all
	+@$(again) check-unit
	+@$(again) -j$(JOBS) $(san) check-unit
	+@$(again) check-fuzz
	+@$(again) check-db
	+@$(again) check-system
	@tests/support/total build*/*.prove
check-unit: $(units)
	@$(prove) unit $(units)
check-db: $(dbs) all
	@$(as_root) POSTCASE_BIN=$(abspath $B/bin) tests/support/with-world \
		env $(prove) db $(dbs)
# libFuzzer is clang's; what it warns of is for gcc and clang-tidy to judge.
T       ?= all
S       ?= 60
fuzzed  := build-fuzz
fuzzing := CC=clang WARN=-w SAN=fuzzer-no-link,address,undefined B=$(fuzzed)
fuzzers: $(fuzzers)
fuzz:
	+@$(again) -j$(JOBS) $(fuzzing) fuzzers
	@B=$(fuzzed) tests/fuzz/run $(T) $(S)
check-fuzz:
	+@$(again) -j$(JOBS) $(fuzzing) fuzzers
	@B=$(fuzzed) tests/support/run fuzz tests/fuzz/short.t
check-system: all $B/tests/support/deliver
	+@$(again) POINTS=1 all
	@$(as_root) $(prove) system tests/system/*.t
# Real messages of others, not ours to publish: only where somebody has them.
CORPORA ?= ../shared/corpora
reader  := tests/corpora/read
check-corpora: all $B/$(reader) $B/tests/corpora/strip
	+@$(again) -j$(JOBS) $(san) $(sanitized)/$(reader)
	@B=$B SANITIZED=$(sanitized) tests/corpora/run $(CORPORA)
bench:
	@contrib/install-deps build demo bench
	@$(again) run-bench
run-bench: all $(addprefix $B/tests/bench/,parse load each noop_milter)
	@$(as_root) QUICK=$(QUICK) LMTP_WORKERS=$(LMTP_WORKERS) \
		tests/bench/run $B $(PARTS)
golden: $B/tests/golden/test_golden
	GOLDEN_WRITE=1 $<

# Lint: format, floors, each header alone, clang-tidy, pages, texts without a
# translation, scripts; stamps keep it quick.  (Statements are prepared against
# the schema by check-db.)
texts_of := $(wildcard shared/ctl/*.[ch])
pages   := $(wildcard lda/*/*.8 milter/*.8 shared/*/*.[15])
scripts := contrib/install-deps contrib/demo/world contrib/demo/run contrib/demo/day .ci/run \
           tests/corpora/run tests/fuzz/run tests/fuzz/short.t \
           tests/support/with-world tests/bench/run \
           $(wildcard tests/bench/*.sh tests/support/*.sh tests/system/*.t)
lint: $(source:%=$B/%.tidy) $(header:%=$B/%.alone)
	@clang-format --dry-run -Werror $(source) $(header)
	@awk -f tests/lint/floors.awk tests/lint/floors.txt $(source) $(header)
	@mandoc -Tlint -W warning $(pages)
	@for p in $(phrases); do awk -f tests/lint/phrases.awk $$p $(texts_of) || exit 1; done
	@shellcheck -S warning -e SC2154 $(scripts) # set by what they source
$B/%.tidy: % .clang-tidy $B/config.mk | $(gen_h)
	@mkdir -p $(@D)
	@$(CC) $(BASE) -MM -MP -MT $@ -MF $@.d $<
	$(say)clang-tidy --quiet $< -- $(BASE) >$@.log 2>&1 && touch $@ || { cat $@.log; exit 1; }
$B/%.alone: % $B/config.mk | $(gen_h)
	@mkdir -p $(@D)
	$(say)$(CC) $(BASE) -MD -MP -MT $@ -MF $@.d -fsyntax-only -x c -include $< /dev/null && touch $@

# Programs by rename: mail that comes meanwhile finds the old one or the new.
place    = install $(1) $(DESTDIR)$(PREFIX)/$(2)/.$(notdir $(1)).new && \
           mv $(DESTDIR)$(PREFIX)/$(2)/.$(notdir $(1)).new \
		$(DESTDIR)$(PREFIX)/$(2)/$(notdir $(1))
man      = $(DESTDIR)$(PREFIX)/share/man
install: all
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin sbin share/postcase) $(man)/man1 \
		$(man)/man5 $(man)/man8
	$(call place,$B/bin/postcase,bin)
	$(call place,$B/bin/postcase-lda-full,sbin)
	$(call place,$B/bin/postcase-lda,sbin)
	$(call place,$B/bin/postcase-lmtpd,sbin)
	$(call place,$B/bin/postcase-milter,sbin)
	install -m 644 $(phrases) $(DESTDIR)$(PREFIX)/share/postcase
	install -m 644 $(filter %.1,$(pages)) $(man)/man1
	install -m 644 $(filter %.5,$(pages)) $(man)/man5
	install -m 644 $(filter %.8,$(pages)) $(man)/man8

clean:
	rm -rf build build-*
-include $(source:%.c=$B/%.d) $(source:%=$B/%.tidy.d) $(header:%=$B/%.alone.d)
