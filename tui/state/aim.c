#include "tui/state/aim.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/text/text.h"

enum { TITLE_COLUMNS = 40 };

static void name_it(Aim *aim, const char *code, const char *title) {
  char shown[AIM_NAME_SIZE / 2];
  int used;
  text_show(title, strlen(title), shown, sizeof shown);
  bool cut = text_columns(shown) > TITLE_COLUMNS;
  if (cut) shown[text_cut(shown, TITLE_COLUMNS, &used)] = '\0';
  snprintf(aim->name, sizeof aim->name, "%.100s%s%s%s", code,
           code[0] != '\0' && title[0] != '\0' ? " " : "", shown, cut ? "…" : "");
}

void aim_at(Aim *aim, const Roundtable *state, OutlineLine line) {
  const OutlineLine owner = outline_owner(line);
  const Subgroup *subgroup = roundtable_subgroup(state, owner.subject);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  const bool same = outline_same(aim->line, line);
  aim->line = line;
  aim->seen_at = roundtable_seq(state);
  aim->was_told = aim->was_told && same;
  if (owner.kind == OUTLINE_SUBGROUP && subgroup != NULL)
    name_it(aim, subgroup->text[SUBGROUP_CODE], subgroup->text[SUBGROUP_TITLE]);
  if (owner.kind != OUTLINE_RECOMMENDATION || one == NULL) return;
  aim->subgroup = one->subgroup;
  name_it(aim, reference_shown(state, one).text, one->text[RECOMMENDATION_TITLE]);
}

bool aim_is_gone(const Aim *aim, const Roundtable *state) {
  const OutlineLine owner = outline_owner(aim->line);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  if (owner.kind == OUTLINE_SUBGROUP) return roundtable_subgroup(state, owner.subject) == NULL;
  if (owner.kind != OUTLINE_RECOMMENDATION) return false;
  return one == NULL || one->subgroup != aim->subgroup;
}

const char *aim_gone_sentence(const Aim *aim, const Roundtable *state,
                              char sentence[ERROR_TEXT_SIZE]) {
  const OutlineLine owner = outline_owner(aim->line);
  const bool is_moved = owner.kind == OUTLINE_RECOMMENDATION &&
                        roundtable_recommendation(state, owner.subject) != NULL;
  if (is_moved)
    snprintf(sentence, ERROR_TEXT_SIZE,
             _("“%s” is now in another subgroup: another terminal moved it."), aim->name);
  else
    snprintf(sentence, ERROR_TEXT_SIZE, _("“%s” is gone: another terminal reverted it."),
             aim->name);
  return sentence;
}
