#include "tui/screens/screen.h"

const Effect nothing = {.kind = EFFECT_NONE};

Effect refuse(Model *model, const char *sentence) {
  model_say(model, true, sentence);
  return nothing;
}

Effect end_entry(Model *model) {
  model_end_entry(model);
  return nothing;
}

size_t focus_moved(size_t focus, size_t count, size_t page, int move) {
  if (count == 0) return 0;
  const size_t last = count - 1;
  if (focus > last) focus = last;
  if (move == MOVE_UP) return focus > 0 ? focus - 1 : 0;
  if (move == MOVE_DOWN) return focus < last ? focus + 1 : last;
  if (move == MOVE_PAGE_UP) return focus > page ? focus - page : 0;
  if (move == MOVE_PAGE_DOWN) return focus + page < last ? focus + page : last;
  return move == MOVE_FIRST ? 0 : last;
}

size_t first_shown(size_t focus, size_t count, size_t height) {
  if (count <= height || focus < height / 2) return 0;
  size_t first = focus - height / 2;
  return first + height <= count ? first : count - height;
}
