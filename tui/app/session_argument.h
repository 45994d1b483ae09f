/* Session files as people type them: found, opened, closed, made. Errors quote what was typed. */
#ifndef TUI_APP_SESSION_ARGUMENT_H
#define TUI_APP_SESSION_ARGUMENT_H

#include "core/base/error.h"
#include "sessions/compare/panel.h"

/* A path as people type it into a line, or drop it there. */

enum { TYPED_PATH_SIZE = 4096 };

/* In quotes, with blanks around, with ~ for their home. What does not fit is cut. */
void typed_path(const char *typed, char path[TYPED_PATH_SIZE]);

/* Whether second logs are kept, which $GOMMETTE_SECOND_LOG says. */

/* The folder of second logs, which the caller frees, or NULL where it says "off" and where there is
 * no home folder. */
bool second_log_wanted_folder(char **folder, Error *err);

/* The file that somebody means: as typed, or with the suffix left out where that file exists. *path
 * is the caller's to free; *exists says whether there is one. Fails where the disk does not
 * tell. */
bool session_argument_path(const char *typed, char **path, bool *exists, Error *err);

/* The same where a screen settles what lies beside the file (session_argument_settle_untold). */
bool session_argument_find(const char *typed, char **path, bool *exists, Error *err);

/* The same for a file to be made: a suffix left out is added. What lies beside either is settled
 * (sessions/journal/journal.h) and told of on standard error. */
bool session_argument_new_path(const char *typed, char **path, Error *err);

/* The title that a new file's name proposes; the caller's to free. */
bool session_argument_title(const char *path, char **title, Error *err);

/* session_open and session_view of such a file. The first notes a kiosk that was cut off, and tells
 * of it on standard error. */
bool session_argument_open(const char *typed, Session **session, Error *err);
bool session_argument_view(const char *typed, Session **session, Error *err);

/* session_close, which first tells on standard error of what went wrong though all was kept. */
void session_argument_close(Session *session);

/* What follows something that was recorded only tells of it: where that fails, the failure is told
 * on standard error, and is none. Always true. */
bool session_argument_recorded(const Error *untold);

/* Settles what lies beside a path that is known, likewise. */
bool session_argument_settle(const char *path, Error *err);

/* The same for a screen, which says itself what was set aside: the caller frees *aside, which stays
 * as it is where nothing was. */
bool session_argument_settle_untold(const char *path, char **aside, Error *err);

/* What there is to say of a kiosk that was cut off. */
const char *kiosk_cut_off_sentence(void);

/* Where a copy of this session goes: into the folder that was typed, under its own name; else it is
 * a new file. The caller frees *to. */
bool session_argument_copy_path(const char *path, const char *typed, char **to, Error *err);

/* One text after the other; *joined is the caller's to free. Fails only for lack of memory. */
bool text_join(const char *first, const char *second, char **joined, Error *err);

/* Several sessions that a command is about, open to be looked at. */
typedef struct SessionSet {
  Session *of[PANEL_MAX];
  size_t count;
} SessionSet;

/* Opens the files that were typed, at most PANEL_MAX, in their order. session_set_close gives them
 * back, on failure too. */
bool session_set_open(const char *const *typed, size_t count, SessionSet *set, Error *err);
void session_set_close(SessionSet *set);

#endif
