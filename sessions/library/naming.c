#include "sessions/library/naming.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/journal/stray_files.h"
#include "sessions/text/text.h"

enum { NAME_LENGTH_MAX = 60, NUMBER_MAX = 9999 };

/* Letters and digits stay, all else becomes one '-'. */
static void name_from_title(const char *title, char name[NAME_LENGTH_MAX + 1]) {
  char *folded = NULL;
  size_t length = 0;
  if (!text_fold(title, &folded)) folded = NULL;
  for (const char *c = folded; c && *c && length < NAME_LENGTH_MAX; ++c) {
    bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
    if (plain)
      name[length++] = *c;
    else if (length > 0 && name[length - 1] != '-')
      name[length++] = '-';
  }
  while (length > 0 && name[length - 1] == '-')
    --length;
  name[length] = '\0';
  if (length == 0) snprintf(name, NAME_LENGTH_MAX + 1, "%s", "session");
  free(folded);
}

static bool numbered_path(const char *folder, const char *name, int number, char **path) {
  if (number == 1) return asprintf(path, "%s/%s" SESSION_FILE_SUFFIX, folder, name) >= 0;
  return asprintf(path, "%s/%s-%d" SESSION_FILE_SUFFIX, folder, name, number) >= 0;
}

bool session_free_path(const char *folder, const char *title, char **path, Error *err) {
  char name[NAME_LENGTH_MAX + 1];
  struct stat status;
  name_from_title(title, name);
  if (!folder_make(folder, err)) return false;
  for (int number = 1; number <= NUMBER_MAX; ++number) {
    char *tried;
    if (!numbered_path(folder, name, number, &tried)) return fail_memory(err);
    if (platform_lstat(tried, &status) != 0 && stray_files_absent(tried)) {
      *path = tried;
      return true;
    }
    free(tried);
  }
  return fail(err, ERROR_FAILED, _("no free name for a session « %s » in %s"), name, folder);
}
