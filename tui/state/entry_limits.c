#include "tui/state/entry_limits.h"

enum {
  REFERENCE_CHARACTERS_MAX = 2 * CODE_CHARACTERS_MAX + 1,
  NEW_CHARACTERS_MAX = TITLE_CHARACTERS_MAX + CODE_CHARACTERS_MAX + 1, /* "5.2 Title" */
  PATH_CHARACTERS_MAX = 4095,
  SEARCH_CHARACTERS_MAX = TITLE_CHARACTERS_MAX,
  SHORT_CHARACTERS_MAX = 64 /* numbers, moments, a word */
};

static bool is_long(const OutlineLine *line) {
  bool of_recommendation =
      line->kind == OUTLINE_RECOMMENDATION_TEXT &&
      (line->property == RECOMMENDATION_DETAIL || line->property == RECOMMENDATION_NOTE ||
       line->property == RECOMMENDATION_REASON);
  return of_recommendation ||
         (line->kind == OUTLINE_SUBGROUP_TEXT && line->property == SUBGROUP_NOTE);
}

TextUse text_use_of_line(const OutlineLine *line) {
  if (line->kind == OUTLINE_CODE) return TEXT_CODE;
  if (line->kind == OUTLINE_SUBGROUP_TEXT && line->property == SUBGROUP_CODE)
    return TEXT_SUBGROUP_CODE;
  return is_long(line) ? TEXT_NOTE : TEXT_TITLE;
}

static size_t field_limit(const Model *model, const ViewData *data) {
  static const size_t limits[TEXT_USES] = {[TEXT_TITLE] = TITLE_CHARACTERS_MAX,
                                           [TEXT_NOTE] = NOTE_CHARACTERS_MAX,
                                           [TEXT_CODE] = CODE_CHARACTERS_MAX,
                                           [TEXT_SUBGROUP_CODE] = CODE_CHARACTERS_MAX};
  if (data->state == NULL) return TITLE_CHARACTERS_MAX;
  const OutlineLine line = model_line(model, data->state);
  return limits[text_use_of_line(&line)];
}

size_t entry_limit(const Model *model, const ViewData *data) {
  static const size_t limits[ENTRY_COUNT] = {
      [ENTRY_NONE] = SHORT_CHARACTERS_MAX,          [ENTRY_NUMBER] = SHORT_CHARACTERS_MAX,
      [ENTRY_REFERENCE] = REFERENCE_CHARACTERS_MAX, [ENTRY_CSV] = PATH_CHARACTERS_MAX,
      [ENTRY_TITLE] = TITLE_CHARACTERS_MAX,         [ENTRY_TITLE_FROM] = TITLE_CHARACTERS_MAX,
      [ENTRY_ROW] = SHORT_CHARACTERS_MAX,           [ENTRY_REASON] = NOTE_CHARACTERS_MAX,
      [ENTRY_LATE_REASON] = NOTE_CHARACTERS_MAX,    [ENTRY_FIELD] = TITLE_CHARACTERS_MAX,
      [ENTRY_SUBGROUP] = NEW_CHARACTERS_MAX,        [ENTRY_RECOMMENDATION] = NEW_CHARACTERS_MAX,
      [ENTRY_WHY] = TITLE_CHARACTERS_MAX,           [ENTRY_BALLOT] = SHORT_CHARACTERS_MAX,
      [ENTRY_PASTED] = SHORT_CHARACTERS_MAX,        [ENTRY_REVERT] = TITLE_CHARACTERS_MAX,
      [ENTRY_SEARCH] = SEARCH_CHARACTERS_MAX,       [ENTRY_FIND] = SEARCH_CHARACTERS_MAX,
      [ENTRY_RENAME] = TITLE_CHARACTERS_MAX,        [ENTRY_COPY_TO] = PATH_CHARACTERS_MAX,
      [ENTRY_DELETE] = SHORT_CHARACTERS_MAX,        [ENTRY_MOMENT] = SHORT_CHARACTERS_MAX,
      [ENTRY_PHASE] = SHORT_CHARACTERS_MAX,         [ENTRY_BALLOT_WHY] = NOTE_CHARACTERS_MAX,
      [ENTRY_RULES_REASON] = NOTE_CHARACTERS_MAX,
  };
  return model->entry == ENTRY_FIELD ? field_limit(model, data) : limits[model->entry];
}
