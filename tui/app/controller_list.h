/* The list of sessions on the desk, and what the list does with a session as a whole. */
#ifndef TUI_APP_CONTROLLER_LIST_H
#define TUI_APP_CONTROLLER_LIST_H

#include "tui/app/controller.h"

/* Looks at the folder anew. What of it is not known yet is read as far as nobody notices, the rest
 * by desk_read_more. */
bool desk_read_folder(Desk *desk, Error *err);
void desk_forget_folder(Desk *desk);

/* What was asked about the names of voters is asked no more. */
void desk_forget_doubts(Desk *desk);

/* Whether sessions of the list that is shown are still to be read; and reading a few of them. */
bool desk_has_unread(const Desk *desk);
bool desk_read_more(Desk *desk, Error *err);

/* Brings the list to the world, made for the model's look at it. */
void desk_look_at_list(Desk *desk, Model *model);

/* Brings the focus to the session with this path, if the list shows it. */
void desk_go_to(Desk *desk, Model *model, const char *path);

/* Refused where another session lies in a file by now than the list shows, which is made anew. */
bool desk_check_listed(Desk *desk, Model *model, const LibraryEntry *entry, Error *err);

/* The file of the session at a place of the list, so checked. Borrowed until the list is made anew.
 */
bool desk_listed_path(Desk *desk, Model *model, size_t place, const char **path, Error *err);

bool rename_session(Desk *desk, Model *model, const Effect *effect, Error *err);
bool copy_session(Desk *desk, Model *model, const Effect *effect, Error *err);
bool archive_or_take_out(Desk *desk, Model *model, const Effect *effect, Error *err);
bool delete_session(Desk *desk, Model *model, const Effect *effect, Error *err);

/* Says what was set aside (sessions/journal/stray_files.h), which it takes over; NULL: nothing. */
void desk_tell_of_aside(Model *model, char *aside);

#endif
