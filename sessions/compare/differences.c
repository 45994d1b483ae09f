/* Where what is followed was written otherwise in another session. */
#include <string.h>

#include "sessions/compare/matching_parts.h"

static bool note(const Weaving *weaving, size_t row, Pick first, Pick other, Error *err) {
  Following *following = weaving->following;
  const char *letters = title_seen(weaving, first)->letters;
  const char *other_letters = title_seen(weaving, other)->letters;
  TitleDifference difference = {.row = row, .of = {first, other}};
  if (!letters || !other_letters || strcmp(letters, other_letters) == 0) return true;
  if (!titles_differ_in_sense(
          pick_recommendation(following->panel, first)->text[RECOMMENDATION_TITLE],
          pick_recommendation(following->panel, other)->text[RECOMMENDATION_TITLE],
          &difference.in_sense, err))
    return false;
  TitleDifference *differences =
      array_reserve(following->differences, &following->difference_capacity,
                    following->difference_count + 1, sizeof *differences);
  if (!differences) return fail_memory(err);
  following->differences = differences;
  differences[following->difference_count++] = difference;
  return true;
}

bool note_differences(const Weaving *weaving, Error *err) {
  const Following *following = weaving->following;
  for (size_t row = 0; row < following->row_count; ++row) {
    const Pick first = following_first(following, row);
    for (size_t session = first.session + 1; session < following->panel->count; ++session) {
      const uint32_t number = following_at(following, row, session)->recommendation;
      if (number && !note(weaving, row, first, (Pick){session, number}, err)) return false;
    }
  }
  return true;
}
