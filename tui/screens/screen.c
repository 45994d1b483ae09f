#include "tui/screens/screen.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/base/i18n.h"

enum { PEEK_MS = 2000 };

const Effect nothing = {.kind = EFFECT_NONE};

Effect refuse(Model *model, const char *format, ...) {
  char sentence[ERROR_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(sentence, sizeof sentence, format, arguments);
  va_end(arguments);
  model_say(model, true, "%s", sentence);
  return nothing;
}

Effect end_entry(Model *model) {
  model_end_entry(model);
  return nothing;
}

void focus_on_clicked(Model *model, const ViewData *data, Target target) {
  const Recommendation *one = roundtable_recommendation(data->state, target.number);
  if (target.kind == TARGET_TAB && roundtable_subgroup(data->state, target.number) != NULL)
    model->subgroup = target.number;
  if (target.kind == TARGET_LINE && one != NULL) {
    model->subgroup = one->subgroup;
    model->recommendation = one->number;
  };
}

Effect turn_to_subgroup(Model *model, const ViewData *data, KeyPress press) {
  size_t count = roundtable_subgroup_count(data->state);
  const Subgroup *shown = model_subgroup(model, data->state);
  for (size_t place = 0; place < count; place++)
    if (roundtable_subgroup_at(data->state, place)->number == shown->number) {
      size_t next = press.argument > 0 ? place + 1 : place + count - 1;
      model->subgroup = roundtable_subgroup_at(data->state, next % count)->number;
      return nothing;
    }
  return nothing;
}

Effect begin_entry(Model *model, const ViewData *data UNUSED, KeyPress press) {
  model_begin_entry(model, (EntryKind)press.argument, "");
  return nothing;
}

Effect ask_effect(Model *model UNUSED, const ViewData *data UNUSED, KeyPress press) {
  return (Effect){.kind = (EffectKind)press.argument};
}

Effect take_pending(Model *model, const ViewData *data, KeyPress press) {
  const bool undoes = press.argument == EFFECT_UNDO;
  const Pending *pending = undoes ? &data->undo : &data->redo;
  if (pending->is_elsewhere)
    return refuse(model,
                  _("“%.200s” is not visible here: go to the vote or the journal, which show it."),
                  pending->name);
  if (pending->act == 0 && model->screen == SCREEN_VOTE)
    return refuse(model, undoes ? _("There is nothing to undo in this subgroup.")
                                : _("There is nothing to redo in this subgroup."));
  if (pending->act == 0)
    return refuse(model, undoes ? _("There is nothing to undo.") : _("There is nothing to redo."));
  if (pending->is_of_others && model->others_asked != pending->act) {
    model->others_asked = pending->act;
    return refuse(model,
                  undoes ? _("Another terminal recorded “%.200s”: %s once more undoes it.")
                         : _("Another terminal undid “%.200s”: %s once more redoes it."),
                  pending->name, first_key_shown(undoes ? KEY_UNDO : KEY_REDO).text);
  }
  model->others_asked = 0;
  return (Effect){.kind = undoes ? EFFECT_UNDO : EFFECT_REDO,
                  .subject = model_scope(model, data->state),
                  .expected = pending->act};
}

Effect move_in_subgroup(Model *model, const Roundtable *state, int page, int move) {
  const Subgroup *subgroup = model_subgroup(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  if (focus == NULL) return nothing;
  const size_t place = focus_moved(place_in_subgroup(subgroup, focus->number),
                                   subgroup->recommendation_count, (size_t)page, move);
  model->subgroup = subgroup->number;
  model->recommendation = subgroup->recommendations[place];
  return nothing;
}

/* A key that is held down repeats. */
Effect look_at_focus(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (!results_hidden(data->state)) return nothing;
  model->peek_ends_ms = data->now.boot_ms + PEEK_MS;
  if (model->withheld[0] != '\0') model_say(model, true, "%s", model->withheld);
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

static size_t last_top(size_t count, int height) {
  return height < 0 || count > (size_t)height ? count - (size_t)height : 0;
}

size_t top_shown(size_t top, size_t count, int height) {
  const size_t last = last_top(count, height);
  return top < last ? top : last;
}

size_t top_moved(size_t top, size_t count, int height, int page, int move) {
  return focus_moved(top, last_top(count, height) + 1, (size_t)page, move);
}

size_t first_shown(size_t focus, size_t count, size_t height) {
  if (count <= height || focus < height / 2) return 0;
  size_t first = focus - height / 2;
  return first + height <= count ? first : count - height;
}
