#include "tui/app/session_set.h"

#include "tui/app/option_argument.h"
#include "tui/cli/session_argument.h"

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

bool panel_argument(const char *by, const char *weights_typed, PanelRequest *request,
                    Weights *weights, Error *err) {
  if (!method_argument(by, &request->method, err) || !weights_argument(weights_typed, weights, err))
    return false;
  if (weights_typed != NULL) request->weights = weights;
  return true;
}
