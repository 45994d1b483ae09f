/* Who stands right above and below in a main ranking, and how few dots lie between. */
#include "core/base/i18n.h"
#include "core/rank/margins.h"
#include "core/vote/number.h"
#include "sessions/export/explanation_parts.h"

static bool is_ahead(const Standing *a, const Standing *b, RankingMethod method) {
  return a->score[method] > b->score[method];
}

/* As the list has them: by score, and inside a tie as in the agenda. */
static bool comes_before(const Standing *a, const Standing *b, RankingMethod method) {
  if (a->score[method] != b->score[method]) return is_ahead(a, b, method);
  return a->index < b->index;
}

/* The last of those who are ahead, the first of those who are behind; NULL where there are none. */
static const Standing *right_above(const Grounds *grounds, const Standing *standing) {
  const Standing *last = NULL;
  for (size_t i = 0; i < grounds->ranking->count; ++i) {
    const Standing *other = &grounds->ranking->standings[i];
    if (!is_ahead(other, standing, grounds->method)) continue;
    if (!last || comes_before(last, other, grounds->method)) last = other;
  }
  return last;
}

static const Standing *right_below(const Grounds *grounds, const Standing *standing) {
  const Standing *first = NULL;
  for (size_t i = 0; i < grounds->ranking->count; ++i) {
    const Standing *other = &grounds->ranking->standings[i];
    if (!is_ahead(standing, other, grounds->method)) continue;
    if (!first || comes_before(other, first, grounds->method)) first = other;
  }
  return first;
}

static void tell_above(const Telling *telling, const char *above, int64_t changes) {
  if (telling->grounds->method == BY_CUMULATIVE)
    tell(telling,
         ngettext("By the sum of dots %s is right above it: it would pass with %s dot changed.",
                  "By the sum of dots %s is right above it: it would pass with %s dots changed.",
                  (unsigned long)changes),
         above, number_shown(changes).text);
  else
    tell(telling,
         ngettext("By weights %s is right above it: it would pass with %s dot changed.",
                  "By weights %s is right above it: it would pass with %s dots changed.",
                  (unsigned long)changes),
         above, number_shown(changes).text);
}

static void tell_below(const Telling *telling, const char *below, int64_t changes) {
  if (telling->grounds->method == BY_CUMULATIVE)
    tell(telling,
         ngettext("By the sum of dots %s is right below it, and would pass with %s dot changed.",
                  "By the sum of dots %s is right below it, and would pass with %s dots "
                  "changed.",
                  (unsigned long)changes),
         below, number_shown(changes).text);
  else
    tell(telling,
         ngettext("By weights %s is right below it, and would pass with %s dot changed.",
                  "By weights %s is right below it, and would pass with %s dots changed.",
                  (unsigned long)changes),
         below, number_shown(changes).text);
}

void tell_neighbours(const Telling *telling, const Standing *standing) {
  char reference[REFERENCE_TEXT_SIZE];
  const Grounds *grounds = telling->grounds;
  const Standing *above = right_above(grounds, standing), *below = right_below(grounds, standing);
  if (above)
    tell_above(telling, standing_reference(grounds, above, reference),
               margin_between(above, standing, grounds->method, grounds->weights));
  if (below)
    tell_below(telling, standing_reference(grounds, below, reference),
               margin_between(standing, below, grounds->method, grounds->weights));
}
