#include "tui/session_set.h"

#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "sessions/text.h"
#include "tui/session_argument.h"

bool session_set_open(const char *const *typed, size_t count, SessionSet *set, Error *err) {
  *set = (SessionSet){.count = 0};
  for (size_t n = 0; n < count && n < PANEL_MAX; n++) {
    if (!session_argument_view(typed[n], &set->of[n], err)) return false;
    set->count++;
  }
  return true;
}

void session_set_close(SessionSet *set) {
  for (size_t n = 0; n < set->count; n++)
    session_close(set->of[n]);
  set->count = 0;
}

enum { NAMES_TEXT_SIZE = 128 };

bool format_argument(const char *typed, const char *const *names, size_t *format, Error *err) {
  char shown[TEXT_SHOWN_SIZE], list[NAMES_TEXT_SIZE] = "";
  *format = 0;
  if (typed == NULL) return true;
  for (; names[*format] != NULL; ++*format) {
    if (strcmp(names[*format], typed) == 0) return true;
    const size_t used = strlen(list);
    snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? ", " : "", names[*format]);
  }
  return fail(err, ERROR_USAGE, _("--format « %s » is not a format: choose from %s"),
              text_quote(typed, shown), list);
}

bool panel_argument(const char *by, const char *weights_typed, PanelRequest *request,
                    Weights *weights, Error *err) {
  Error cause = {0};
  char shown[TEXT_SHOWN_SIZE];
  if (by != NULL && !method_find(by, &request->method))
    return fail(err, ERROR_USAGE, _("--by « %s » is not a ranking: see « gommette rank --help »"),
                text_quote(by, shown));
  if (weights_typed == NULL) return true;
  if (!weights_parse(weights_typed, weights, &cause))
    return fail(err, ERROR_USAGE, _("%s: %s"), "--weights", cause.text);
  request->weights = weights;
  return true;
}
