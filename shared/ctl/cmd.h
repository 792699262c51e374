/*
 * cmd.h - the functions and options that the table of commands names
 *
 * One file for each noun.  A function prints what it has to say and returns
 * true, or sets an error of status.h or fault.h.
 */
#ifndef CTL_CMD_H
#define CTL_CMD_H

#include "ctl/command.h"

bool cmd_init(struct ctl *ctl, char **args, GError **error);
bool cmd_check(struct ctl *ctl, char **args, GError **error);
bool cmd_maps(struct ctl *ctl, char **args, GError **error);
bool cmd_recount(struct ctl *ctl, char **args, GError **error);
bool cmd_search(struct ctl *ctl, char **args, GError **error);
bool cmd_stats(struct ctl *ctl, char **args, GError **error);
bool cmd_trace(struct ctl *ctl, char **args, GError **error);
bool cmd_replay(struct ctl *ctl, char **args, GError **error);

bool cmd_user_add(struct ctl *ctl, char **args, GError **error);
bool cmd_user_list(struct ctl *ctl, char **args, GError **error);
bool cmd_user_show(struct ctl *ctl, char **args, GError **error);
bool cmd_user_set(struct ctl *ctl, char **args, GError **error);

bool cmd_team_add(struct ctl *ctl, char **args, GError **error);
bool cmd_team_list(struct ctl *ctl, char **args, GError **error);
bool cmd_team_show(struct ctl *ctl, char **args, GError **error);
bool cmd_team_set(struct ctl *ctl, char **args, GError **error);
bool cmd_team_join(struct ctl *ctl, char **args, GError **error);
bool cmd_team_leave(struct ctl *ctl, char **args, GError **error);

bool cmd_role_add(struct ctl *ctl, char **args, GError **error);
bool cmd_role_list(struct ctl *ctl, char **args, GError **error);
bool cmd_role_show(struct ctl *ctl, char **args, GError **error);
bool cmd_role_set(struct ctl *ctl, char **args, GError **error);
bool cmd_role_give(struct ctl *ctl, char **args, GError **error);
bool cmd_role_take(struct ctl *ctl, char **args, GError **error);
bool cmd_role_delete(struct ctl *ctl, char **args, GError **error);

bool cmd_group_add(struct ctl *ctl, char **args, GError **error);
bool cmd_group_list(struct ctl *ctl, char **args, GError **error);
bool cmd_group_show(struct ctl *ctl, char **args, GError **error);
bool cmd_group_set(struct ctl *ctl, char **args, GError **error);

bool cmd_customer_add(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_list(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_show(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_set(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_merge(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_link(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_follow(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_unfollow(struct ctl *ctl, char **args, GError **error);
bool cmd_customer_delete(struct ctl *ctl, char **args, GError **error);
bool cmd_lead_convert(struct ctl *ctl, char **args, GError **error);
bool cmd_import(struct ctl *ctl, char **args, GError **error);

bool cmd_case_list(struct ctl *ctl, char **args, GError **error);
bool cmd_case_show(struct ctl *ctl, char **args, GError **error);
bool cmd_case_status(struct ctl *ctl, char **args, GError **error);
bool cmd_case_assign(struct ctl *ctl, char **args, GError **error);
bool cmd_case_accept(struct ctl *ctl, char **args, GError **error);
bool cmd_case_merge(struct ctl *ctl, char **args, GError **error);

bool cmd_case_follow(struct ctl *ctl, char **args, GError **error);
bool cmd_case_unfollow(struct ctl *ctl, char **args, GError **error);
bool cmd_case_note(struct ctl *ctl, char **args, GError **error);

bool cmd_notifications_list(struct ctl *ctl, char **args, GError **error);
bool cmd_notifications_read(struct ctl *ctl, char **args, GError **error);

bool cmd_email_list(struct ctl *ctl, char **args, GError **error);
bool cmd_email_show(struct ctl *ctl, char **args, GError **error);
bool cmd_email_raw(struct ctl *ctl, char **args, GError **error);
bool cmd_email_attachment(struct ctl *ctl, char **args, GError **error);

bool cmd_email_desk(struct ctl *ctl, char **args, GError **error);

bool cmd_folder_add(struct ctl *ctl, char **args, GError **error);
bool cmd_folder_list(struct ctl *ctl, char **args, GError **error);
bool cmd_folder_set(struct ctl *ctl, char **args, GError **error);
bool cmd_folder_move(struct ctl *ctl, char **args, GError **error);
bool cmd_folder_delete(struct ctl *ctl, char **args, GError **error);

bool cmd_filter_add(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_list(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_show(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_set(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_move(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_delete(struct ctl *ctl, char **args, GError **error);
bool cmd_filter_test(struct ctl *ctl, char **args, GError **error);

bool cmd_key_list(struct ctl *ctl, char **args, GError **error);
bool cmd_key_rotate(struct ctl *ctl, char **args, GError **error);
bool cmd_key_retire(struct ctl *ctl, char **args, GError **error);

extern const GOptionEntry search_options[], stats_options[];
extern const GOptionEntry check_options[], maps_options[];
extern const GOptionEntry recount_options[], replay_options[];
extern const GOptionEntry user_add_options[], user_set_options[];
extern const GOptionEntry team_add_options[], team_set_options[];
extern const GOptionEntry team_join_options[];
extern const GOptionEntry role_options[], role_give_options[];
extern const GOptionEntry group_add_options[], group_set_options[];
extern const GOptionEntry customer_list_options[];
extern const GOptionEntry account_add_options[], account_set_options[];
extern const GOptionEntry contact_add_options[], contact_set_options[];
extern const GOptionEntry lead_add_options[], lead_set_options[];
extern const GOptionEntry lead_convert_options[], import_options[];
extern const GOptionEntry opportunity_add_options[], opportunity_set_options[];
extern const GOptionEntry case_list_options[], case_follow_options[];
extern const GOptionEntry notifications_list_options[];
extern const GOptionEntry notifications_read_options[];
extern const GOptionEntry filter_add_options[], filter_set_options[];
extern const GOptionEntry filter_test_options[];
extern const GOptionEntry email_list_options[], email_file_options[];
extern const GOptionEntry email_desk_options[], email_move_options[];
extern const GOptionEntry folder_options[], folder_add_options[];
extern const GOptionEntry folder_set_options[];

#endif
