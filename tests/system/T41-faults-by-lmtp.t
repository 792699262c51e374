#!/bin/sh
# The same as T40-faults.t, with postcase-lmtpd behind Postfix.
POSTCASE_DOOR=lmtp AWAY=10 exec "$(dirname "$0")/T40-faults.t"
