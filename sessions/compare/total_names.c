#include "sessions/compare/total_names.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/import/names.h"
#include "sessions/text/text.h"

enum { NAME_SIZE = TOTAL_REFERENCE_SIZE + 32, TRIES_MAX = 1000 };

const char *total_reference(const Total *total, size_t row, char text[TOTAL_REFERENCE_SIZE]) {
  const TotalName *name = &total->names[row];
  snprintf(text, TOTAL_REFERENCE_SIZE, "%s%s%s", name->subgroup_code,
           *name->subgroup_code ? "/" : "", name->code);
  return text;
}

/* Takes a name if nobody has it. */
static bool take(Names *taken, const TotalName *name, bool *added, Error *err) {
  char text[2 * NAME_SIZE];
  size_t number;
  snprintf(text, sizeof text, "%s/%s", name->subgroup_code, name->code);
  return names_add(taken, text, &number, added, err);
}

/* The code with the letter of its session, and with a number where even that is taken. */
static bool name_otherwise(Total *total, Names *taken, TotalName *name, Pick pick, Error *err) {
  const char letter = panel_letter(pick.session), *code = name->code;
  char text[NAME_SIZE];
  bool added = false;
  for (int attempt = 1; !added && attempt < TRIES_MAX; ++attempt) {
    if (attempt == 1)
      snprintf(text, sizeof text, "%s-%c", code, letter);
    else
      snprintf(text, sizeof text, "%s-%c%d", code, letter, attempt);
    if (text_characters(text) > CODE_CHARACTERS_MAX) break;
    name->code = text;
    if (!take(taken, name, &added, err)) return false;
  }
  name->code = code;
  if (!added)
    return fail(err, ERROR_BAD_DATA,
                _("session %c: no code is left for a second %s/%s: give it a shorter one there"),
                letter, name->subgroup_code, code);
  if (!store_reserve(&total->texts, strlen(text) + 1)) return fail_memory(err);
  name->code = store_text(&total->texts, text);
  sentences_say(&total->sentences,
                _("%s of %c is called %s here, since another recommendation has that code"), code,
                letter, text);
  return true;
}

static bool name_row(Total *total, Names *taken, size_t row, Error *err) {
  const Pick pick = matching_first(&total->matching, row);
  const Recommendation *one = pick_recommendation(&total->panel, pick);
  const Subgroup *subgroup =
      roundtable_subgroup(total->panel.of[pick.session].state, one->subgroup);
  TotalName *name = &total->names[row];
  bool added;
  *name = (TotalName){.subgroup_code = subgroup->text[SUBGROUP_CODE], .code = one->code};
  return take(taken, name, &added, err) && (added || name_otherwise(total, taken, name, pick, err));
}

bool total_name_rows(Total *total, Error *err) {
  Names taken;
  bool done = true;
  total->names = calloc(total->matching.row_count + 1, sizeof *total->names);
  if (!total->names) return fail_memory(err);
  names_open(&taken);
  for (size_t row = 0; done && row < total->matching.row_count; ++row)
    done = name_row(total, &taken, row, err);
  names_close(&taken);
  return done;
}
