#include "tui/state/view_data.h"

static bool act_lifts_curtain(const Roundtable *whole, uint64_t act) {
  const HistoryEntry *last = history_at(whole, history_act_end(whole, act));
  return last != NULL && last->kind == EVENT_CURTAIN_LIFTED;
}

bool replay_hides(ReplayVisibility *sight, const Roundtable *then) {
  const uint64_t act = roundtable_last_stamp(then).act;
  if (sight->act != act) sight->lifts = act_lifts_curtain(sight->whole, act);
  sight->act = act;
  return !sight->lifts && results_hidden(then);
}

ViewData replay_view_data(const Roundtable *then, int rows, int columns) {
  const Stamp now = roundtable_last_stamp(then);
  const PhaseClock clock = roundtable_phase_clock(then);
  return (ViewData){.rows = rows,
                    .columns = columns,
                    .now = {.wall_ms = now.wall_ms,
                            .utc_offset = now.utc_offset,
                            .boot_ms = now.boot_ms,
                            .awake_ms = now.boot_ms},
                    .state = then,
                    .saved = now,
                    .phase_elapsed_ms = phase_elapsed_ms(&clock, &now)};
}

bool view_data_hides(const ViewData *data) {
  return !data->shows_hidden && results_hidden(data->state);
}

bool intervals_pending(const ViewData *data) {
  return data->intervals.of != NULL && data->intervals.known < data->intervals.count;
}
