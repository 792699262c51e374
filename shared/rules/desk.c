#include "rules/desk.h"

const char *
desk_place_name(enum desk_place place)
{
	static const char *const names[] = {
		[DESK_INBOX] = "inbox",
		[DESK_FOLDER] = "folder",
		[DESK_ARCHIVE] = "archive",
		[DESK_TRASH] = "trash",
	};

	return names[place];
}
