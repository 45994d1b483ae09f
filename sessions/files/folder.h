/* Where sessions live when nobody says otherwise, and which ones are there. */
#ifndef SESSIONS_FILES_FOLDER_H
#define SESSIONS_FILES_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/* Where gommette's own files are: in the folder it was built in, or where it is installed. */

/* Whether this program lies in the folder it was built in. Only then may it take its other files
 * from there; any other program takes those that are installed. No environment variable has a say.
 */
bool runs_in_build_folder(void);

/* Paths, taken apart and put together. */

/* FOLDER/NAME, FOLDER without a slash at its end; NULL and an error for lack of memory. */
char *path_join(const char *folder, const char *name, Error *err);

/* The length of the part of a path that names its folder, with the last slash; 0: the current one.
 */
size_t path_folder_length(const char *path);

/* The folder of a path ("." where it names none), which the caller frees, and the name in it. */
char *path_folder(const char *path, Error *err);
const char *path_name(const char *path);

/* Refuses a path where something, if only a broken link, has that name already. */
bool path_check_free(const char *path, Error *err);

#define SESSION_FILE_SUFFIX ".gommette"

/* The default folder: $GOMMETTE_HOME, else gommette/ in the user's Documents (xdg-user-dirs;
 * ~/Documents where that says nothing). Nothing is made yet. *path is the caller's to free. */
bool folder_default(char **path, Error *err);

/* Whether this is a folder, or a link to one. */
bool is_folder(const char *path);

/* Makes the folder and those above it that are missing, for the user alone (0700). */
bool folder_make(const char *path, Error *err);

/* Whether a path ends with SESSION_FILE_SUFFIX, and has a name before it. */
bool has_session_suffix(const char *path);

/* The session files of a folder, with their path, sorted by name. A folder that is not there has
 * none. */
typedef struct FolderListing {
  char **paths;
  size_t count;
} FolderListing;

/* The sentence for a folder that cannot be read, by errno. Always false. */
bool fail_folder(int error_number, const char *path, Error *err);

bool folder_list(const char *path, FolderListing *listing, Error *err);
void folder_listing_free(FolderListing *listing);

#endif
