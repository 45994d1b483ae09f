#include "tui/screens/screen.h"

const Screen *screen_of(ScreenName name) {
  static const Screen *const screens[SCREEN_COUNT] = {
      [SCREEN_LIST] = &list_screen,
      [SCREEN_VOTE] = &vote_screen,
      [SCREEN_RANKING] = &ranking_screen,
      [SCREEN_BOARD] = &board_screen,
      [SCREEN_PREPARE] = &prepare_screen,
      [SCREEN_HELP] = &help_screen,
      [SCREEN_BALLOT] = &ballot_screen,
      [SCREEN_KIOSK] = &kiosk_screen,
      [SCREEN_JOURNAL] = &journal_screen,
      [SCREEN_REPORT] = &report_screen,
      [SCREEN_EXPLANATION] = &explanation_screen,
      [SCREEN_COMPARISON] = &comparison_screen,
      [SCREEN_REPLAY] = &replay_screen,
  };
  return screens[name];
}

Effect show_help(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->screen_before_help = model->screen;
  model->screen = SCREEN_HELP;
  model->help_top = 0;
  return (Effect){.kind = EFFECT_NONE};
}

Effect cancel_entry(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->entry = ENTRY_NONE;
  model->taking_back = false;
  model->asked = ACTION_NONE;
  line_clear(&model->line);
  return (Effect){.kind = EFFECT_NONE};
}

size_t focus_moved(size_t focus, size_t count, size_t page, Action action) {
  if (count == 0) return 0;
  const size_t last = count - 1;
  if (focus > last) focus = last;
  if (action == ACTION_UP) return focus > 0 ? focus - 1 : 0;
  if (action == ACTION_DOWN) return focus < last ? focus + 1 : last;
  if (action == ACTION_PAGE_UP) return focus > page ? focus - page : 0;
  if (action == ACTION_PAGE_DOWN) return focus + page < last ? focus + page : last;
  return action == ACTION_FIRST ? 0 : last;
}

size_t first_shown(size_t focus, size_t count, size_t height) {
  if (count <= height || focus < height / 2) return 0;
  size_t first = focus - height / 2;
  return first + height <= count ? first : count - height;
}
