-- $1 e-mail, $2 part, $3 name, $4 type, $5 Content-ID, $6 inline, $7 encoding, $8 place, $9 length, $10 decoded size, $11 SHA-256 in hexadecimal
INSERT INTO attachment (email_id, part, name, type, content_id, inlined,
	encoding, place, length, size, sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'))
