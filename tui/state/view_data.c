#include "tui/state/view_data.h"

bool world_hides(const World *world) {
  return !world->shows_hidden && results_hidden(world->state);
}

bool intervals_pending(const World *world) {
  return world->intervals.of != NULL && world->intervals.known < world->intervals.count;
}
