/* The list of sessions on the desk, and what the list does with a session as a whole. */
#ifndef TUI_APP_CONTROLLER_LIST_H
#define TUI_APP_CONTROLLER_LIST_H

#include "tui/app/controller.h"

/* Looks at the folder anew. What of it is not known yet is read as far as nobody notices, the rest
 * by controller_read_more. */
bool controller_read_folder(Controller *controller, Error *err);
void controller_forget_folder(Controller *controller);

/* What was asked about the names of voters is asked no more. */
void controller_forget_doubts(Controller *controller);

/* Whether sessions of the list that is shown are still to be read; and reading a few of them. */
bool controller_has_unread(const Controller *controller);
bool controller_read_more(Controller *controller, Error *err);

/* Brings the list to the world, made for the model's look at it. */
void controller_look_at_list(Controller *controller, Model *model);

/* Brings the focus to the session with this path, if the list shows it. */
void controller_go_to(Controller *controller, Model *model, const char *path);

/* Refused where another session lies in a file by now than the list shows, which is made anew. */
bool controller_check_listed(Controller *controller, Model *model, const LibraryEntry *entry,
                             Error *err);

/* The file of the session at a place of the list, so checked. Borrowed until the list is made anew.
 */
bool controller_listed_path(Controller *controller, Model *model, size_t place, const char **path,
                            Error *err);

bool rename_session(Controller *controller, Model *model, const Effect *effect, Error *err);
bool copy_session(Controller *controller, Model *model, const Effect *effect, Error *err);
bool archive_or_take_out(Controller *controller, Model *model, const Effect *effect, Error *err);
bool delete_session(Controller *controller, Model *model, const Effect *effect, Error *err);

/* Says what was set aside (sessions/journal/stray_files.h), which it takes over; NULL: nothing. */
void controller_tell_of_aside(Model *model, char *aside);

#endif
