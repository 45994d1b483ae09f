#include "sessions/files/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"

/* Compares real paths: the build folder may have been named through a link. */
bool runs_in_build_folder(void) {
  char program[PATH_MAX], *folder = platform_real_path(GOMMETTE_BUILD_FOLDER);
  const size_t length = folder ? strlen(folder) : 0;
  const bool runs_there = folder && platform_program_path(program, sizeof program) &&
                          strncmp(program, folder, length) == 0 && program[length] == '/';
  free(folder);
  return runs_there;
}

char *path_join(const char *folder, const char *name, Error *err) {
  char *path = NULL;
  if (asprintf(&path, "%s/%s", folder, name) >= 0) return path;
  fail_memory(err);
  return NULL;
}

size_t path_folder_length(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

char *path_folder(const char *path, Error *err) {
  size_t length = path_folder_length(path);
  while (length > 1 && path[length - 1] == '/')
    --length;
  char *folder = length > 0 ? strndup(path, length) : strdup(".");
  if (!folder) fail_memory(err);
  return folder;
}

const char *path_name(const char *path) {
  return path + path_folder_length(path);
}

bool path_check_free(const char *path, Error *err) {
  struct stat status;
  if (platform_lstat(path, &status) == 0) return fail_file_error(EXISTS_ALREADY, path, err);
  return errno == ENOENT || fail_file(errno, path, err);
}

enum { FOLDER_MODE = 0700 };

static bool join(const char *folder, const char *name, char **path, Error *err) {
  size_t size = strlen(folder) + strlen(name) + 2;
  char *joined = malloc(size);
  if (!joined) return fail_memory(err);
  snprintf(joined, size, "%s/%s", folder, name);
  *path = joined;
  return true;
}

/* Reads the value of XDG_DOCUMENTS_DIR="$HOME/Documents", without its quotes and backslash escapes.
 * False for any other line. */
static bool read_documents_line(const char *line, char *value, size_t room) {
  static const char NAME[] = "XDG_DOCUMENTS_DIR=\"";
  line += strspn(line, " \t");
  if (strncmp(line, NAME, strlen(NAME)) != 0) return false;
  size_t used = 0;
  for (line += strlen(NAME); *line && *line != '"' && used + 1 < room; ++line) {
    if (*line == '\\' && line[1]) ++line;
    value[used++] = *line;
  }
  value[used] = '\0';
  return *line == '"';
}

/* As xdg-user-dirs does: $HOME/… or an absolute path; anything else, or home itself, is no setting.
 * Replaces *path. */
static bool resolve_documents(const char *value, const char *home, char **path, Error *err) {
  static const char HOME[] = "$HOME/";
  char *resolved = NULL;
  if (strncmp(value, HOME, strlen(HOME)) == 0 && value[strlen(HOME)]) {
    if (!join(home, value + strlen(HOME), &resolved, err)) return false;
  } else if (value[0] == '/' && !(resolved = strdup(value))) {
    return fail_memory(err);
  }
  free(*path);
  *path = resolved;
  return true;
}

static bool open_user_folders(const char *home, FILE **file, Error *err) {
  const char *configuration = getenv("XDG_CONFIG_HOME");
  char *path = NULL;
  bool own = configuration && configuration[0] == '/';
  if (!join(own ? configuration : home, own ? "user-dirs.dirs" : ".config/user-dirs.dirs", &path,
            err))
    return false;
  const int descriptor = platform_open(path, O_RDONLY | O_CLOEXEC, 0);
  *file = descriptor < 0 ? NULL : fdopen(descriptor, "r");
  if (descriptor >= 0 && !*file) close(descriptor);
  free(path);
  return true;
}

/* *documents, NULL before, stays NULL if there is no setting. */
static bool find_documents(const char *home, char **documents, Error *err) {
  FILE *file;
  char *found = NULL;
  if (!open_user_folders(home, &file, err)) return false;
  if (!file) return true;
  char line[2048], value[sizeof line] = "";
  bool done = true;
  while (done && fgets(line, sizeof line, file)) {
    if (!read_documents_line(line, value, sizeof value)) continue;
    done = resolve_documents(value, home, &found, err);
  }
  fclose(file);
  if (done)
    *documents = found;
  else
    free(found);
  return done;
}

bool folder_default(char **path, Error *err) {
  const char *chosen = getenv("GOMMETTE_HOME"), *home = getenv("HOME");
  if (chosen && *chosen) {
    char *copy = strdup(chosen);
    if (copy) *path = copy;
    return copy || fail_memory(err);
  }
  if (!home || home[0] != '/') {
    return fail(err, ERROR_FAILED, "%s",
                _("there is no home folder for sessions: set GOMMETTE_HOME to a folder"));
  }
  char *documents = NULL;
  if (!find_documents(home, &documents, err)) return false;
  bool done = documents ? join(documents, "gommette", path, err)
                        : join(home, "Documents/gommette", path, err);
  free(documents);
  return done;
}

bool is_folder(const char *path) {
  struct stat status;
  return platform_stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool folder_sync_of(const char *path) {
  char *folder = strndup(path, path_folder_length(path));
  int file =
      folder ? platform_open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;
  const bool synced = file >= 0 && platform_sync(file) == 0;
  const int why = errno;
  if (file >= 0) close(file);
  free(folder);
  errno = why;
  return synced || why == EACCES || why == EINVAL || why == ENOSYS || why == ENOTSUP;
}

/* What is moved into it is lost with it, unless its own name is durable. */
static bool make_one(const char *path, Error *err) {
  const bool made = platform_mkdir(path, FOLDER_MODE) == 0;
  if (made ? folder_sync_of(path) : errno == EEXIST && is_folder(path)) return true;
  int why = errno == EEXIST ? ENOTDIR : errno;
  if (made) platform_rmdir(path);
  char text[TROUBLE_TEXT_SIZE];
  return fail(err, file_error_kind_of_errno(why), _("the folder “%s” cannot be created: %s"),
              text_quoted(path).text, file_error_of_errno(why, text));
}

bool folder_make(const char *path, Error *err) {
  char *copy = strdup(path);
  if (!copy) return fail_memory(err);
  bool done = true;
  for (char *slash = strchr(copy + 1, '/'); slash && done; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    done = is_folder(copy) || make_one(copy, err);
    *slash = '/';
  }
  done = done && make_one(copy, err);
  free(copy);
  return done;
}

bool has_session_suffix(const char *path) {
  size_t size = strlen(path), suffix = strlen(SESSION_FILE_SUFFIX);
  return size > suffix && strcmp(path + size - suffix, SESSION_FILE_SUFFIX) == 0;
}

static bool add_path(FolderListing *listing, const char *folder, const struct dirent *entry,
                     Error *err) {
  char *path = NULL;
  if (!join(folder, entry->d_name, &path, err)) return false;
  /* Most file systems report the type of entries. */
  struct stat status;
  bool regular =
      entry->d_type == DT_REG || (platform_stat(path, &status) == 0 && S_ISREG(status.st_mode));
  char **paths = regular ? reallocarray(listing->paths, listing->count + 1, sizeof *paths) : NULL;
  if (!paths) {
    free(path);
    return !regular || fail_memory(err);
  }
  listing->paths = paths;
  paths[listing->count++] = path;
  return true;
}

static int by_name(const void *a, const void *b) {
  const char *const *one = a, *const *other = b;
  return text_natural_order(*one, *other);
}

bool fail_folder(int error_number, const char *path, Error *err) {
  char text[TROUBLE_TEXT_SIZE];
  return fail(err, file_error_kind_of_errno(error_number), _("the folder “%s” cannot be read: %s"),
              text_quoted(path).text, file_error_of_errno(error_number, text));
}

bool folder_list(const char *path, FolderListing *listing, Error *err) {
  *listing = (FolderListing){0};
  DIR *folder = platform_folder_open(path);
  if (!folder) return errno == ENOENT || fail_folder(errno, path, err);
  bool done = true;
  for (struct dirent *entry; done && (entry = platform_folder_next(folder));)
    if (entry->d_name[0] != '.' && has_session_suffix(entry->d_name))
      done = add_path(listing, path, entry, err);
  platform_folder_close(folder);
  if (!done) folder_listing_free(listing);
  if (listing->count > 1) qsort(listing->paths, listing->count, sizeof *listing->paths, by_name);
  return done;
}

void folder_listing_free(FolderListing *listing) {
  for (size_t i = 0; i < listing->count; ++i)
    free(listing->paths[i]);
  free(listing->paths);
  *listing = (FolderListing){0};
}
