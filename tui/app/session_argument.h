/* Session files as typed by users: found, opened, closed, created. Errors quote what was typed. */
#ifndef TUI_APP_SESSION_ARGUMENT_H
#define TUI_APP_SESSION_ARGUMENT_H

#include "core/base/error.h"
#include "sessions/compare/panel.h"
#include "sessions/library/library.h"

/* A path typed into a line, or dropped there. */

enum { TYPED_PATH_SIZE = 4096 };

/* Removes quotes and surrounding blanks, and expands ~. What does not fit is cut. */
void typed_path(const char *typed, char path[TYPED_PATH_SIZE]);

/* Second logs, which $GOMMETTE_SECOND_LOG can turn off. */

/* Returns the folder of second logs, which the caller frees; NULL if turned off or if there is no
 * home folder. */
bool second_log_wanted_folder(char **folder, Error *err);

/* Finds the file that was meant: as typed or, if that file exists, with the suffix added; a mere
 * name that is not here, in the folder of sessions too. The caller frees *path; *exists says
 * whether there is such a file. Fails if the disk cannot tell. */
bool session_argument_path(const char *typed, char **path, bool *exists, Error *err);

/* The same, but only here: for what may have to be made. */
bool session_argument_path_here(const char *typed, char **path, bool *exists, Error *err);

/* Finds the one session whose vote is open, here or else in the folder of sessions; fails if there
 * is none, or several. The caller frees *path. */
bool session_argument_find_voting(char **path, Error *err);

/* Reads what the catalogue does not know of a library, telling how far it is. */
bool library_read_told(Library *library, Error *err);

/* The same for a screen, which settles what is beside the file (session_argument_settle_untold). */
bool session_argument_find(const char *typed, char **path, bool *exists, Error *err);

/* The same for a new file: adds a missing suffix. Both settle what is beside the file
 * (sessions/journal/journal.h), reporting it on standard error. */
bool session_argument_new_path(const char *typed, char **path, Error *err);

/* Derives a title from a new file's name; the caller frees it. */
bool session_argument_title(const char *path, char **title, Error *err);

/* session_open and session_view for such a file. The first records a kiosk that was cut off, and
 * says so on standard error. */
bool session_argument_open(const char *typed, Session **session, Error *err);
bool session_argument_view(const char *typed, Session **session, Error *err);

/* session_close, which first reports on standard error what went wrong although everything was
 * saved. */
void session_argument_close(Session *session);

/* After something was recorded, a failure to report it is only a notice on standard error, not an
 * error. Always returns true. */
bool session_argument_recorded(const Error *untold);

/* Settles what is beside a known path, likewise. */
bool session_argument_settle(const char *path, Error *err);

/* The same for a screen, which itself reports what was set aside: the caller frees *aside,
 * unchanged if nothing was. */
bool session_argument_settle_untold(const char *path, char **aside, Error *err);

/* Returns the sentence about a kiosk that was cut off. */
const char *kiosk_cut_off_sentence(void);

/* Returns where a copy of this session goes: into the folder typed, under its own name; else to a
 * new file. The caller frees *to. */
bool session_argument_copy_path(const char *path, const char *typed, char **to, Error *err);

/* Concatenates two texts; the caller frees *joined. Fails only if out of memory. */
bool text_join(const char *first, const char *second, char **joined, Error *err);

/* The sessions a command is about, opened read-only. */
typedef struct SessionSet {
  Session *of[PANEL_MAX];
  size_t count;
} SessionSet;

/* Opens the files typed, at most PANEL_MAX, in order. Close with session_set_close, on failure too.
 */
bool session_set_open(const char *const *typed, size_t count, SessionSet *set, Error *err);
void session_set_close(SessionSet *set);

#endif
