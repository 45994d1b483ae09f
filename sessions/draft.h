/* Drafts: the hidden files, beside the name that they will have, in which sessions begin. */
#ifndef SESSIONS_DRAFT_H
#define SESSIONS_DRAFT_H

#include <stddef.h>

#include "core/error.h"

/* A new name for the draft of a session: FOLDER/.NAME.12345678. The caller frees it. */
bool draft_name(const char *path, char **draft, Error *err);

/* Says to everybody, until the descriptor is closed, that somebody is at work on this draft. To be
 * called while it is still empty. */
void draft_claim(int file);

/* Takes away the drafts of this session that a killed program left. */
void draft_sweep(const char *path);

/* How long the part of a path is that names the folder, with its last slash; 0: the current one. */
size_t draft_folder_length(const char *path);

#endif
