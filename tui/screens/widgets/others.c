/* The other terminals that have the session open, and where. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/text/text.h"
#include "tui/screens/widgets/widgets.h"

static const char *place_text(const Roundtable *state, const Presence *presence,
                              char text[CANVAS_TEXT_SIZE]) {
  const Situation situation = situation_of_screen((ScreenName)presence->place);
  const Subgroup *subgroup = roundtable_subgroup(state, presence->subgroup);
  const char *title = "", *code = subgroup != NULL ? subgroup->text[SUBGROUP_CODE] : "";
  for (size_t i = 0; i < SITUATIONS; i++)
    if (situation_rows[i].situation == situation) title = _(situation_rows[i].title);
  if (code[0] != '\0')
    snprintf(text, CANVAS_TEXT_SIZE, _("%s, subgroup %s"), title, code);
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s", title);
  return text;
}

const char *others_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  text[0] = '\0';
  for (size_t i = 0; i < data->other_count; i++) {
    char place[CANVAS_TEXT_SIZE];
    string_append(text, CANVAS_TEXT_SIZE, i == 0 ? _("Also open: %u (%s)") : _(", %u (%s)"),
                  (unsigned)data->others[i].terminal,
                  place_text(data->state, &data->others[i], place));
  }
  return text;
}

const char *others_count_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  text[0] = '\0';
  if (data->other_count > 0)
    snprintf(text, CANVAS_TEXT_SIZE,
             ngettext("%s other terminal", "%s other terminals", (unsigned long)data->other_count),
             count_shown(data->other_count).text);
  return text;
}

const char *others_typing_text(const ViewData *data, uint32_t subgroup,
                               char text[CANVAS_TEXT_SIZE]) {
  char rows[CANVAS_TEXT_SIZE / 2] = "";
  text[0] = '\0';
  for (size_t i = 0; i < data->other_count; i++) {
    const Recommendation *one = roundtable_recommendation(data->state, data->others[i].row);
    if (one == NULL || (subgroup != WHOLE_SESSION && one->subgroup != subgroup)) continue;
    string_append(rows, sizeof rows, rows[0] == '\0' ? "%s" : ", %s",
                  reference_shown(data->state, one).text);
  }
  if (rows[0] != '\0')
    snprintf(text, CANVAS_TEXT_SIZE, _("Another terminal is typing, and has not entered: %s."),
             rows);
  return text;
}

Effect tell_others(Model *model, const ViewData *data, KeyPress press UNUSED) {
  char text[CANVAS_TEXT_SIZE];
  if (data->other_count == 0)
    model_say(model, false, _("Nobody else has this session open."));
  else
    model_say(model, false, "%s.", others_text(data, text));
  return (Effect){.kind = EFFECT_NONE};
}
