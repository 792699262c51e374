-- Which schema this is; each transaction asks first.
-- -> version, encoding
SELECT max(version), getdatabaseencoding()
FROM postcase.schema_migration
