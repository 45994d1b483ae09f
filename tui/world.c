#include "tui/world.h"

bool intervals_pending(const World *world) {
  return world->intervals.of != NULL && world->intervals.known < world->intervals.count;
}
