-- One change of the keys at a time, till the end of the transaction.
LOCK TABLE token_key IN SHARE ROW EXCLUSIVE MODE
