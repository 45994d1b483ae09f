#include "sessions/session/withdrawn.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"

enum { LIST_SIZE = 512, ITEM_SIZE = REFERENCE_TEXT_SIZE + SHOWN_TEXT_SIZE + 8 };

typedef struct Withdrawn {
  char list[LIST_SIZE]; /* as many as fit */
  size_t count, named;
  int64_t dots;
} Withdrawn;

static void take_one(Withdrawn *found, const Roundtable *state, const Recommendation *one) {
  char reference[REFERENCE_TEXT_SIZE], item[ITEM_SIZE];
  const int64_t dots = tally_cumulative(recommendation_tally(one));
  const size_t length = strlen(found->list);
  reference_text(state, one, reference);
  if (dots > 0)
    snprintf(item, sizeof item, "%s%s (%s)", length > 0 ? ", " : "", reference,
             number_shown(dots).text);
  else
    snprintf(item, sizeof item, "%s%s", length > 0 ? ", " : "", reference);
  if (found->named == found->count && length + strlen(item) < LIST_SIZE) {
    string_append(found->list, LIST_SIZE, "%s", item);
    ++found->named;
  }
  ++found->count;
  found->dots += dots;
}

static void find_in(Withdrawn *found, const Roundtable *state, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (one->status == STATUS_WITHDRAWN) take_one(found, state, one);
  }
}

const char *withdrawn_sentence(const Roundtable *state, SubgroupTest *told, const void *context,
                               char text[WITHDRAWN_TEXT_SIZE]) {
  Withdrawn found = {.count = 0};
  text[0] = '\0';
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (!told || told(context, subgroup)) find_in(&found, state, subgroup);
  }
  if (found.count == 0) return text;
  char which[LIST_SIZE + 64], lost[256] = "";
  snprintf(which, sizeof which,
           ngettext("Withdrawn: %s%s.", "Withdrawn: %s%s.", (unsigned long)found.count), found.list,
           found.named < found.count ? ", …" : "");
  if (found.dots > 0)
    snprintf(lost, sizeof lost,
             ngettext("%s dot given to what was withdrawn is in no ranking and no sum.",
                      "%s dots given to what was withdrawn are in no ranking and no sum.",
                      (unsigned long)found.dots),
             number_shown(found.dots).text);
  snprintf(text, WITHDRAWN_TEXT_SIZE, "%s%s%s", which, *lost ? " " : "", lost);
  return text;
}
