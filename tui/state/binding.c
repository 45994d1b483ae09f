#include "tui/state/binding.h"

#include <string.h>

#include "core/base/i18n.h"
#include "tui/terminal/fuzzy.h"

const Binding *binding_of_key(Situation situation, Key key) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && !keys_hold(row->keys, key))
    row = binding_after(situation, row);
  return row;
}

const Binding *binding_named(Situation situation, const char *name) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && strcmp(row->name, name) != 0)
    row = binding_after(situation, row);
  return row;
}

/* Matches by name on the screen, by help line and by name for programs. */
static Fit fit_of(const char *typed, const Binding *row) {
  Fit fit = fuzzy_fit(typed, _(row->help));
  Fit others[] = {row->hint == NULL ? FIT_NONE : fuzzy_fit(typed, _(row->hint)),
                  fuzzy_fit(typed, row->name)};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] < fit) fit = others[i];
  return fit;
}

size_t palette_rows(const Palette *palette, Situation situation,
                    const Binding *rows[BINDINGS_MAX]) {
  size_t count = 0;
  for (Fit fit = FIT_WORD; fit < FIT_NONE; fit++)
    for (const Binding *row = binding_after(situation, NULL); row != NULL;
         row = binding_after(situation, row))
      if (strcmp(row->name, "palette") != 0 && fit_of(palette->line.text, row) == fit)
        rows[count++] = row;
  return count;
}

const Binding *palette_chosen(const Palette *palette, Situation situation) {
  const Binding *rows[BINDINGS_MAX];
  const size_t count = palette_rows(palette, situation, rows);
  return palette->focus < count ? rows[palette->focus] : NULL;
}
