/* Where sessions are by default, and which ones are there. */
#ifndef SESSIONS_FILES_FOLDER_H
#define SESSIONS_FILES_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/* Where gommette's own files are: in the folder it was built in, or where it is installed. */

/* Returns whether this program is in the folder it was built in. Only then may it use its other
 * files from there; otherwise it uses the installed ones. No environment variable affects this. */
bool runs_in_build_folder(void);

/* Splitting and joining paths. */

/* Returns FOLDER/NAME, with no doubled slash; NULL and an error if out of memory. */
char *path_join(const char *folder, const char *name, Error *err);

/* Returns the length of the folder part of a path, including its last slash; 0: the current folder.
 */
size_t path_folder_length(const char *path);

/* Return the folder of a path ("." if it has none), which the caller frees, and the name in it. */
char *path_folder(const char *path, Error *err);
const char *path_name(const char *path);

/* Refuses a path where something, if only a broken link, has that name already. */
bool path_check_free(const char *path, Error *err);

#define SESSION_FILE_SUFFIX ".gommette"

/* Finds the default folder: $GOMMETTE_HOME, else gommette/ in the user's Documents (xdg-user-dirs;
 * ~/Documents if that has no setting). Creates nothing. The caller frees *path. */
bool folder_default(char **path, Error *err);

/* Returns whether this is a folder, or a link to one. */
bool is_folder(const char *path);

/* Makes the names in this path's folder durable. False, with errno, if the disk fails; a file
 * system that cannot sync a folder, or a folder that may not be read, is no failure. */
bool folder_sync_of(const char *path);

/* Creates the folder and its missing parents, for the user alone (0700); their names are durable.
 */
bool folder_make(const char *path, Error *err);

/* Returns whether a path ends with SESSION_FILE_SUFFIX, after a non-empty name. */
bool has_session_suffix(const char *path);

/* The session files of a folder, with their path, sorted by name. A missing folder has none. */
typedef struct FolderListing {
  char **paths;
  size_t count;
} FolderListing;

/* Fails with the sentence for a folder that cannot be read, by errno. Always false. */
bool fail_folder(int error_number, const char *path, Error *err);

bool folder_list(const char *path, FolderListing *listing, Error *err);
void folder_listing_free(FolderListing *listing);

#endif
