#!/bin/sh
# The same as T30-races.t, with postcase-lmtpd behind Postfix.
POSTCASE_DOOR=lmtp exec "$(dirname "$0")/T30-races.t"
