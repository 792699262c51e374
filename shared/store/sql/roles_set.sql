-- What is NULL stays as it is.
-- $1 name, $2 to $13 the rights, in the order of the table, $14 is it the default from now on?
-- -> name
UPDATE role
SET email_read = coalesce($2::level, email_read),
	email_edit = coalesce($3::level, email_edit),
	email_delete = coalesce($4::level, email_delete),
	case_read = coalesce($5::level, case_read),
	case_edit = coalesce($6::level, case_edit),
	group_account = coalesce($7::level, group_account),
	assignment = coalesce($8::level, assignment),
	customer_read = coalesce($9::boolean, customer_read),
	customer_edit = coalesce($10::boolean, customer_edit),
	personal_accounts = coalesce($11::boolean, personal_accounts),
	import = coalesce($12::boolean, import),
	mass_update = coalesce($13::boolean, mass_update),
	is_default = is_default OR $14::boolean
WHERE name = $1
RETURNING name
