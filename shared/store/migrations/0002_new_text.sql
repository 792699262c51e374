-- What the sender wrote himself; NULL: all of the body.
ALTER TABLE email ADD COLUMN new_text text COMPRESSION lz4;
