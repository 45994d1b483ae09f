#include "tui/state/palette.h"

#include "core/base/i18n.h"
#include "tui/terminal/fuzzy.h"

void palette_open(Palette *palette) {
  palette->is_open = true;
  palette->focus = 0;
  line_clear(&palette->line);
}

void palette_close(Palette *palette) {
  palette->is_open = false;
}

/* By its name on the screen, by its line of help and by its name for machines. */
static Fit fit_of(const char *typed, const ActionDescription *row) {
  Fit fit = fuzzy_fit(typed, _(row->help));
  Fit others[] = {row->hint == NULL ? FIT_NONE : fuzzy_fit(typed, _(row->hint)),
                  fuzzy_fit(typed, row->name)};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] < fit) fit = others[i];
  return fit;
}

size_t palette_actions(const Palette *palette, Situation situation, Action actions[ACTION_COUNT]) {
  Fit fits[ACTION_COUNT];
  size_t count = 0;
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
    const ActionDescription *row = action_description(action);
    bool holds = (row->situations & situation) != 0 && action != ACTION_PALETTE;
    fits[action] = holds ? fit_of(palette->line.text, row) : FIT_NONE;
  }
  for (Fit fit = FIT_WORD; fit < FIT_NONE; fit++)
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
      if (fits[action] == fit) actions[count++] = action;
  return count;
}

Action palette_chosen(const Palette *palette, Situation situation) {
  Action actions[ACTION_COUNT];
  size_t count = palette_actions(palette, situation, actions);
  return palette->focus < count ? actions[palette->focus] : ACTION_NONE;
}
