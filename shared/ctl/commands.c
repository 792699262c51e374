/* The table of commands. */
#include "ctl/cmd.h"

/* clang-format off */
const struct command commands[] = {
	{ "init", NULL, "", "make the schema, or bring it up to date", NULL, cmd_init, false, COMMAND_ADMINISTRATOR },
	{ "check", NULL, "", "say what is wrong", NULL, cmd_check, true, COMMAND_ADMINISTRATOR },
	{ "recount", NULL, "", "set the counters right that give the turns", recount_options, cmd_recount, false, COMMAND_ADMINISTRATOR },

	{ "user", "add", "LOGIN", "make a user", user_add_options, cmd_user_add, false, COMMAND_ADMINISTRATOR },
	{ "user", "list", "", "list the users", NULL, cmd_user_list, false, COMMAND_ANYBODY },
	{ "user", "show", "LOGIN", "show a user", NULL, cmd_user_show, false, COMMAND_ANYBODY },
	{ "user", "set", "LOGIN", "change a user", user_set_options, cmd_user_set, false, COMMAND_ADMINISTRATOR },

	{ "team", "add", "NAME", "make a team", team_add_options, cmd_team_add, false, COMMAND_ADMINISTRATOR },
	{ "team", "list", "", "list the teams", NULL, cmd_team_list, false, COMMAND_ANYBODY },
	{ "team", "show", "NAME", "show a team", NULL, cmd_team_show, false, COMMAND_ANYBODY },
	{ "team", "set", "NAME", "change a team's positions", team_set_options, cmd_team_set, false, COMMAND_ADMINISTRATOR },
	{ "team", "join", "TEAM LOGIN...", "put users into a team", team_join_options, cmd_team_join, false, COMMAND_ADMINISTRATOR },
	{ "team", "leave", "TEAM LOGIN...", "take users out of a team", NULL, cmd_team_leave, false, COMMAND_ADMINISTRATOR },

	{ "role", "add", "NAME", "make a role", role_options, cmd_role_add, false, COMMAND_ADMINISTRATOR },
	{ "role", "list", "", "list the roles", NULL, cmd_role_list, false, COMMAND_ADMINISTRATOR },
	{ "role", "show", "NAME", "show a role", NULL, cmd_role_show, false, COMMAND_ADMINISTRATOR },
	{ "role", "set", "NAME", "change a role's rights", role_options, cmd_role_set, false, COMMAND_ADMINISTRATOR },
	{ "role", "give", "ROLE [LOGIN...]", "give users a role", role_give_options, cmd_role_give, false, COMMAND_ADMINISTRATOR },
	{ "role", "take", "ROLE [LOGIN...]", "take a role from users", role_give_options, cmd_role_take, false, COMMAND_ADMINISTRATOR },
	{ "role", "delete", "NAME", "delete a role that nobody has", NULL, cmd_role_delete, false, COMMAND_ADMINISTRATOR },

	{ "group", "add", "ADDRESS", "make a group account", group_add_options, cmd_group_add, false, COMMAND_ADMINISTRATOR },
	{ "group", "list", "", "list the group accounts", NULL, cmd_group_list, false, COMMAND_ADMINISTRATOR },
	{ "group", "show", "ADDRESS", "show a group account", NULL, cmd_group_show, false, COMMAND_ADMINISTRATOR },
	{ "group", "set", "ADDRESS", "change a group account", group_set_options, cmd_group_set, false, COMMAND_ADMINISTRATOR },

	{ "contact", "add", "NAME", "make a contact", contact_add_options, cmd_contact_add, false, COMMAND_CUSTOMER_EDIT },
	{ "contact", "list", "", "list the contacts", contact_list_options, cmd_contact_list, false, COMMAND_CUSTOMER_READ },
	{ "contact", "show", "ID|ADDRESS", "show a contact", NULL, cmd_contact_show, false, COMMAND_CUSTOMER_READ },

	{ "case", "list", "", "list the open cases", case_list_options, cmd_case_list, false, COMMAND_CASE },
	{ "case", "show", "NUMBER", "show a case", NULL, cmd_case_show, false, COMMAND_CASE },
	{ "case", "status", "NUMBER STATUS", "set a case's status", NULL, cmd_case_status, false, COMMAND_CASE },
	{ "case", "assign", "NUMBER LOGIN|nobody", "give a case to a user", NULL, cmd_case_assign, false, COMMAND_CASE },
	{ "case", "accept", "NUMBER ADDRESS", "accept a stranger on a case", NULL, cmd_case_accept, false, COMMAND_CASE },
	{ "case", "merge", "NUMBER INTO", "merge a case into another", NULL, cmd_case_merge, false, COMMAND_CASE },
	{ "case", "follow", "NUMBER", "follow a case", case_follow_options, cmd_case_follow, false, COMMAND_CASE },
	{ "case", "unfollow", "NUMBER", "follow a case no longer", case_follow_options, cmd_case_unfollow, false, COMMAND_CASE },
	{ "case", "note", "NUMBER TEXT|-", "leave a note for colleagues", NULL, cmd_case_note, false, COMMAND_CASE },

	{ "notifications", "list", "", "list what you were told of", notifications_list_options, cmd_notifications_list, false, COMMAND_SELF },
	{ "notifications", "read", "[ID...]", "mark notifications as read", notifications_read_options, cmd_notifications_read, false, COMMAND_SELF },

	{ "email", "list", "", "list the e-mails", email_list_options, cmd_email_list, false, COMMAND_EMAIL },
	{ "email", "show", "ID", "show an e-mail", NULL, cmd_email_show, false, COMMAND_EMAIL },
	{ "email", "raw", "ID", "write an e-mail's bytes as they came", email_file_options, cmd_email_raw, false, COMMAND_EMAIL },
	{ "email", "attachment", "ID [PART]", "list the attachments, or write one", email_file_options, cmd_email_attachment, false, COMMAND_EMAIL },
	{ "email", "trash", "[ID...]", "put e-mails into the trash", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "archive", "[ID...]", "put e-mails into the archive", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "restore", "[ID...]", "take e-mails back out of the trash or the archive", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "move", "[ID...]", "put e-mails into a folder", email_move_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "read", "[ID...]", "mark e-mails as read", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "unread", "[ID...]", "mark e-mails as unread", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "important", "[ID...]", "mark e-mails as important", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "ordinary", "[ID...]", "mark e-mails as not important", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },
	{ "email", "delete", "[ID...]", "delete e-mails for everybody", email_desk_options, cmd_email_desk, false, COMMAND_EMAIL },

	{ "folder", "add", "NAME", "make a folder", folder_add_options, cmd_folder_add, false, COMMAND_EMAIL },
	{ "folder", "list", "", "list your folders", folder_options, cmd_folder_list, false, COMMAND_EMAIL },
	{ "folder", "set", "NAME", "change a folder", folder_set_options, cmd_folder_set, false, COMMAND_EMAIL },
	{ "folder", "move", "NAME up|down", "move a folder in the list", folder_options, cmd_folder_move, false, COMMAND_EMAIL },
	{ "folder", "delete", "NAME", "delete a folder; its e-mails go to the inbox", folder_options, cmd_folder_delete, false, COMMAND_EMAIL },

	{ "key", "list", "", "list the keys that sign tokens", NULL, cmd_key_list, false, COMMAND_ADMINISTRATOR },
	{ "key", "rotate", "", "make a key that signs from now on", NULL, cmd_key_rotate, false, COMMAND_ADMINISTRATOR },
	{ "key", "retire", "ID", "believe a key no longer", NULL, cmd_key_retire, false, COMMAND_ADMINISTRATOR },

	{ "trace", NULL, "QUEUE-ID|MESSAGE-ID|CASE", "say what was decided about a message", NULL, cmd_trace, false, COMMAND_ADMINISTRATOR },
	{ "replay", NULL, "FILE", "say what would be done with a message", replay_options, cmd_replay, false, COMMAND_ADMINISTRATOR },
	{ NULL, NULL, NULL, NULL, NULL, NULL, false, COMMAND_ADMINISTRATOR },
};
/* clang-format on */
