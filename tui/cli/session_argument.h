/* The arguments that commands share, read as people type them: session files, subgroups, colours,
 * numbers. Errors quote what was typed. */
#ifndef TUI_CLI_SESSION_ARGUMENT_H
#define TUI_CLI_SESSION_ARGUMENT_H

#include "core/vote/tally.h"
#include "sessions/session/session.h"

/* The file that somebody means: as typed, or with the suffix left out where that file exists. *path
 * is the caller's to free; *exists says whether there is one. Fails where the disk does not
 * tell. */
bool session_argument_path(const char *typed, char **path, bool *exists, Error *err);

/* The same where a screen settles what lies beside the file (session_argument_settle_untold). */
bool session_argument_find(const char *typed, char **path, bool *exists, Error *err);

/* The same for a file to be made: a suffix left out is added. What lies beside either is settled
 * (sessions/journal/stray_files.h) and told of on standard error. */
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

/* The scope that a subgroup's code names; NULL is the whole session. */
bool scope_argument(const Roundtable *roundtable, const char *typed, uint32_t *scope, Error *err);

/* A colour by its word or letter in any of the three languages, whatever the case. */
bool colour_argument(const char *typed, Colour *colour, Error *err);

/* A whole number of dots, not 0, at most COUNT_MAX either way. */
bool dots_argument(const char *typed, int64_t *dots, Error *err);

/* A whole number that an option gives; *number stays as it is where typed is NULL. The error names
 * the option. */
bool number_argument(const char *typed, const char *option, int64_t least, int64_t most,
                     int64_t *number, Error *err);

/* A reference as core/vote/reference.h reads it, cleaned; the caller's to free. */
bool reference_argument(const char *typed, char **reference, Error *err);

/* One text after the other; *joined is the caller's to free. Fails only for lack of memory. */
bool text_join(const char *first, const char *second, char **joined, Error *err);

/* The title, place or date that an option gives, cleaned; the caller's to free. The error names the
 * option. */
bool text_argument(const char *typed, const char *option, char **text, Error *err);

/* The same where it is about the session: a date must be one. */
bool session_text_argument(SessionText property, const char *typed, const char *option, char **text,
                           Error *err);

#endif
