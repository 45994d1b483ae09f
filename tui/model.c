#include "tui/model.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

Model model_of_list(void) {
  return (Model){.screen = SCREEN_LIST};
}

Model model_of_session(const Roundtable *state, bool from_list) {
  return (Model){.screen = SCREEN_VOTE,
                 .from_list = from_list,
                 .order = (RankingMethod)roundtable_ranking_rule(state).method};
}

/* A path is no word: it stays as it is. */
static bool begins_with_word(const char *sentence) {
  return sentence[strcspn(sentence, " .,:/")] == ' ';
}

/* What is one clause on the command line is a sentence on a screen. */
void model_say(Model *model, bool trouble, const char *sentence) {
  utf8proc_int32_t first;
  utf8proc_uint8_t capital[5] = "";
  utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)sentence, -1, &first);
  if (size > 0 && begins_with_word(sentence)) {
    utf8proc_encode_char(utf8proc_toupper(first), capital);
    sentence += size;
  }
  snprintf(model->message, sizeof model->message, "%s%s", (const char *)capital, sentence);
  model->message_is_trouble = trouble;
}

Situation model_situation(const Model *model) {
  static const Situation of_screen[SCREEN_COUNT] = {
      [SCREEN_LIST] = IN_LIST,
      [SCREEN_VOTE] = IN_VOTE,
      [SCREEN_RANKING] = IN_RANKING,
      [SCREEN_HELP] = IN_HELP,
  };
  if (model->entry == ENTRY_NONE) return of_screen[model->screen];
  return model->entry == ENTRY_NUMBER ? IN_NUMBER : IN_LINE;
}

const Subgroup *model_subgroup(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = roundtable_subgroup(state, model->subgroup);
  if (subgroup != NULL) return subgroup;
  return roundtable_subgroup_count(state) > 0 ? roundtable_subgroup_at(state, 0) : NULL;
}

const Recommendation *model_recommendation(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = model_subgroup(model, state);
  if (subgroup == NULL || subgroup->recommendation_count == 0) return NULL;
  const Recommendation *remembered = roundtable_recommendation(state, model->recommendation);
  if (remembered != NULL && remembered->subgroup == subgroup->number) return remembered;
  return roundtable_recommendation_at(state, subgroup, 0);
}
