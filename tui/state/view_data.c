#include "tui/state/view_data.h"

bool view_data_hides(const ViewData *data) {
  return !data->shows_hidden && results_hidden(data->state);
}

bool intervals_pending(const ViewData *data) {
  return data->intervals.of != NULL && data->intervals.known < data->intervals.count;
}
