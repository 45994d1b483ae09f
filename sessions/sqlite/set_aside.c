#include "sessions/sqlite/set_aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/files/temp_file.h"

enum { NAMES_MAX = 1000 };

/* Only a file of one name: through a second one somebody else may use it. Disks of some formats
 * know no modes. */
static void make_private(const char *path) {
  struct stat status;
  int file = platform_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (file < 0) return;
  if (platform_fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1)
    fchmod(file, S_IRUSR | S_IWUSR);
  close(file);
}

static char *name_aside(const char *path, int number) {
  char *name = NULL;
  int made = number == 1 ? asprintf(&name, "%s.aside", path)
                         : asprintf(&name, "%s.aside-%d", path, number);
  return made >= 0 ? name : NULL;
}

/* Takes the name over. */
static bool tell(char **aside, char *name, Error *err) {
  char *both = NULL;
  if (!aside || !*aside) {
    if (aside)
      *aside = name;
    else
      free(name);
    return true;
  }
  bool made = asprintf(&both, "%s, %s", *aside, name) >= 0;
  free(name);
  if (!made) return fail_memory(err);
  free(*aside);
  *aside = both;
  return true;
}

static bool give_free_name(const char *path, char **name, Error *err) {
  for (int number = 1; number <= NAMES_MAX; ++number) {
    char *tried = name_aside(path, number);
    if (!tried) return fail_memory(err);
    if (file_rename(path, tried)) {
      *name = tried;
      return true;
    }
    int why = errno;
    free(tried);
    errno = why;
    if (why != EEXIST) break;
  }
  int why = errno;
  fail_file(why, path, err);
  errno = why;
  return false;
}

bool set_aside(const char *path, Companion companion, char **aside, Error *err) {
  char *whole = NULL, *name = NULL;
  if (!companion_path(path, companion, &whole, err)) return false;
  make_private(whole);
  bool done = give_free_name(whole, &name, err);
  int why = errno;
  free(whole);
  errno = why;
  return done && tell(aside, name, err);
}
