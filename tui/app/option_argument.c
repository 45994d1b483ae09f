#include "tui/app/option_argument.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"

enum { NAMES_TEXT_SIZE = 128 };

bool options_apart(const Arguments *arguments, int one, int other, Error *err) {
  if (arguments->option[one] == NULL || arguments->option[other] == NULL) return true;
  return fail(err, ERROR_USAGE, _("--%s and --%s do not go together: leave one out"),
              arguments->command->options[one].name, arguments->command->options[other].name);
}

bool format_argument(const char *typed, const char *const *names, size_t *format, Error *err) {
  char shown[TEXT_SHOWN_SIZE], list[NAMES_TEXT_SIZE] = "";
  for (size_t n = 0; typed == NULL || names[n] != NULL; ++n) {
    if (typed == NULL || strcmp(names[n], typed) == 0) {
      *format = n;
      return true;
    }
    const size_t used = strlen(list);
    snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? ", " : "", names[n]);
  }
  return fail(err, ERROR_USAGE, _("--format « %s » is not a format: choose from %s"),
              text_quote(typed, shown), list);
}

bool method_argument(const char *typed, RankingMethod *method, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  if (typed == NULL || method_find(typed, method)) return true;
  return fail(err, ERROR_USAGE, _("--by « %s » is not a ranking: see « gommette rank --help »"),
              text_quote(typed, shown));
}

bool weights_argument(const char *typed, Weights *weights, Error *err) {
  Error cause = {0};
  if (typed == NULL || weights_parse(typed, weights, &cause)) return true;
  return fail(err, ERROR_USAGE, _("%s: %s"), "--weights", cause.text);
}
