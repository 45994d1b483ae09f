#include "sessions/library/trash_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/path.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"

static char *home_trash(void) {
  const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (data && data[0] == '/') return path_join(data, "Trash", NULL);
  return home && home[0] == '/' ? path_join(home, ".local/share/Trash", NULL) : NULL;
}

/* A folder of the user's own, and not a link to somewhere. */
static bool is_own_folder(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == getuid();
}

static bool has_parts(const char *trash) {
  static const char *const parts[] = {"info", "files"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    char *path = path_join(trash, parts[i], NULL);
    bool made = path && folder_make(path, NULL) && is_own_folder(path);
    free(path);
    if (!made) return false;
  }
  return true;
}

static bool on_disk_of(const char *path, dev_t disk) {
  struct stat status;
  return platform_stat(path, &status) == 0 && status.st_dev == disk;
}

/* Made only once it is known that it would be on the right disk: that of the nearest folder above
 * that is there. */
static bool would_be_on(const char *folder, dev_t disk) {
  char *above = strdup(folder);
  struct stat status;
  while (above && platform_stat(above, &status) != 0) {
    char *slash = strrchr(above, '/');
    if (!slash || slash == above) break;
    *slash = '\0';
  }
  bool same = above && on_disk_of(above, disk);
  free(above);
  return same;
}

static bool take_home(dev_t disk, TrashPlace *place) {
  char *trash = home_trash();
  bool usable = trash && would_be_on(trash, disk) && folder_make(trash, NULL) && has_parts(trash) &&
                on_disk_of(trash, disk);
  if (usable)
    place->folder = trash;
  else
    free(trash);
  return usable;
}

/* The uppermost folder above the file that is on its disk. */
static char *find_top(const char *real_path, dev_t disk) {
  char *above = strdup(real_path);
  size_t length = strlen(real_path);
  for (char *slash; above && length > 1 && (slash = strrchr(above, '/'));) {
    slash[slash == above] = '\0';
    if (!on_disk_of(above, disk)) break;
    length = strlen(above);
  }
  free(above);
  return strndup(real_path, length);
}

/* $top/.Trash, made by who administers the disk for everybody: no link, and sticky, so that nobody
 * takes another's folder in it away. */
static bool is_common_trash(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0 && S_ISDIR(status.st_mode) &&
         (status.st_mode & S_ISVTX) != 0;
}

static char *in_common(const char *top) {
  char *common = path_join(top, ".Trash", NULL), *own = NULL, user[24];
  snprintf(user, sizeof user, "%ju", (uintmax_t)getuid());
  if (common && is_common_trash(common)) own = path_join(common, user, NULL);
  free(common);
  return own;
}

static char *own_of_disk(const char *top) {
  char name[40];
  snprintf(name, sizeof name, ".Trash-%ju", (uintmax_t)getuid());
  return path_join(top, name, NULL);
}

static bool take(char *trash, dev_t disk, TrashPlace *place) {
  bool usable = trash && folder_make(trash, NULL) && is_own_folder(trash) && has_parts(trash) &&
                on_disk_of(trash, disk);
  if (usable)
    place->folder = trash;
  else
    free(trash);
  return usable;
}

static bool take_of_disk(const char *real_path, dev_t disk, TrashPlace *place) {
  place->top = find_top(real_path, disk);
  return place->top &&
         (take(in_common(place->top), disk, place) || take(own_of_disk(place->top), disk, place));
}

bool trash_place_find(const char *real_path, TrashPlace *place, Error *err) {
  struct stat status;
  char shown[TEXT_SHOWN_SIZE];
  *place = (TrashPlace){0};
  if (platform_lstat(real_path, &status) == 0 &&
      (take_home(status.st_dev, place) || take_of_disk(real_path, status.st_dev, place)))
    return true;
  trash_place_free(place);
  return fail(err, ERROR_FAILED,
              _("%s: there is no trash on this disk, and nothing is erased for good here: use your "
                "file manager"),
              text_quote(real_path, shown));
}

void trash_place_free(TrashPlace *place) {
  free(place->folder);
  free(place->top);
  *place = (TrashPlace){0};
}
