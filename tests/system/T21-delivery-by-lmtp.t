#!/bin/sh
# The same as T20-delivery.t, with postcase-lmtpd behind Postfix.
POSTCASE_DOOR=lmtp exec "$(dirname "$0")/T20-delivery.t"
