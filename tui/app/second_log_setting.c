#include "tui/app/second_log_setting.h"

#include <stdlib.h>
#include <string.h>

#include "sessions/session/second_log.h"

bool second_log_wanted_folder(char **folder, Error *err) {
  const char *wish = getenv("GOMMETTE_SECOND_LOG");
  Error no_home = {0};
  *folder = NULL;
  if (wish != NULL && strcmp(wish, "off") == 0) return true;
  if (second_log_folder(folder, &no_home)) return true;
  return no_home.text[0] != '\0' || fail_memory(err);
}
