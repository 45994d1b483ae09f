#include "core/rank/methods.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

static const MethodDescription descriptions[RANKING_METHODS] = {
    [BY_CUMULATIVE] = {.name = "cumulative",
                       .title = N_("cumulative"),
                       .definition = N_("the number of dots of all colours")},
    [BY_WEIGHTED] = {.name = "weighted",
                     .title = N_("weighted"),
                     .definition = N_("the dots, each counted with the weight of its colour")},
    [BY_MEAN] = {.name = "mean",
                 .title = N_("mean weight"),
                 .definition = N_("the mean weight of the dots received: how urgent it is to those "
                                  "who chose it, not how many chose it"),
                 .of_dots_received = true},
    [BY_GREEN_SHARE] = {.name = "green-share",
                        .title = N_("share of very high priority"),
                        .definition =
                            N_("the share of very high priority dots among those received"),
                        .of_dots_received = true},
    [BY_GREENS_FIRST] = {.name = "greens-first",
                         .title = N_("by number of very high priority dots"),
                         .definition = N_("the number of very high priority dots; ties are broken "
                                          "by medium ones, then by lower priority ones")},
    [BY_NORMALISED] = {.name = "normalised",
                       .title = N_("normalised score"),
                       .definition = N_("the weighted sum as a share of what it would be if every "
                                        "voter had given a very high priority dot"),
                       .needs_voters = true},
    [BY_MAJORITY_JUDGMENT] = {.name = "majority-judgment",
                              .title = N_("majority judgment"),
                              .definition = N_(
                                  "the median of the grades of all voters, no dot being the "
                                  "lowest; ties are broken by removing one median grade at a time"),
                              .needs_voters = true},
    [BY_MEDIAN] = {.name = "median",
                   .title = N_("median of the dots received"),
                   .definition = N_("the median of the dots received, leaving out voters who gave "
                                    "none; ties are broken by removing one median dot at a time"),
                   .of_dots_received = true},
};

const MethodDescription *method_description(RankingMethod method) {
  return &descriptions[method];
}

const char *method_title(RankingMethod method) {
  return _(method_description(method)->title);
}

bool method_find(const char *name, RankingMethod *method) {
  for (int each = 0; each < RANKING_METHODS; ++each)
    if (strcmp(descriptions[each].name, name) == 0) {
      *method = (RankingMethod)each;
      return true;
    }
  return false;
}

static Wide weighted(const RankItem *item) {
  return weighted_score(item->tally, item->weights);
}

static Ratio ratio_of(Wide over, Wide under) {
  return (Ratio){.over = over, .under = under};
}

bool method_value(RankingMethod method, const RankItem *item, Ratio *value) {
  Wide all = tally_cumulative(item->tally), one = WEIGHT_ONE;
  Wide voters = item->voters == RULE_UNKNOWN ? 0 : item->voters;
  const Ratio values[RANKING_METHODS] = {
      [BY_CUMULATIVE] = ratio_of(all, 1),
      [BY_WEIGHTED] = ratio_of(weighted(item), one),
      [BY_MEAN] = ratio_of(weighted(item), all * one),
      [BY_GREEN_SHARE] = ratio_of(item->tally.dots[GREEN], all),
      [BY_NORMALISED] = ratio_of(weighted(item), item->weights.of[GREEN] * voters),
  };
  *value = values[method];
  return value->under != 0;
}

static Judgment judgment_of(RankingMethod method, const RankItem *item) {
  return method == BY_MAJORITY_JUDGMENT ? judgment_of_voters(item->tally, item->voters)
                                        : judgment_of_dots(item->tally);
}

Grade method_median(RankingMethod method, const RankItem *item) {
  Judgment judgment = judgment_of(method, item);
  return judgment_median(&judgment);
}

static int compare_greens_first(const RankItem *a, const RankItem *b) {
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    if (a->tally.dots[colour] != b->tally.dots[colour])
      return a->tally.dots[colour] > b->tally.dots[colour] ? -1 : 1;
  return 0;
}

/* Below 0 if `a` is better. Both have what the method needs. */
static int compare(RankingMethod method, const RankItem *a, const RankItem *b) {
  Ratio value_of_a, value_of_b;
  if (method == BY_GREENS_FIRST) return compare_greens_first(a, b);
  if (method_value(method, a, &value_of_a) && method_value(method, b, &value_of_b))
    return ratio_compare(value_of_b, value_of_a);
  Judgment judgment_of_a = judgment_of(method, a), judgment_of_b = judgment_of(method, b);
  return judgment_compare(&judgment_of_a, &judgment_of_b);
}

static bool check_voters(RankingMethod method, const RankItem *item, Error *err) {
  if (!descriptions[method].needs_voters) return true;
  if (item->voters == RULE_UNKNOWN || item->voters == 0)
    return fail(err, ERROR_FAILED,
                _("this ranking (%s) needs the number of voters: set it in the agenda's rules, or "
                  "choose another one"),
                _(descriptions[method].title));
  if (method != BY_MAJORITY_JUDGMENT || tally_cumulative(item->tally) <= item->voters) return true;
  return fail(err, ERROR_FAILED, "%s",
              _("it has more dots than voters, and majority judgment allows one grade per voter: "
                "choose another ranking"));
}

bool method_check(RankingMethod method, const RankItem *items, size_t count, size_t *at,
                  Error *err) {
  for (*at = 0; *at < count; ++*at)
    if (!check_voters(method, &items[*at], err)) return false;
  return true;
}

static PlacingKind kind_of(RankingMethod method, const RankItem *item, int64_t floor) {
  int64_t dots = tally_cumulative(item->tally);
  if (!descriptions[method].of_dots_received || dots >= (floor > 1 ? floor : 1)) return PLACED;
  return dots > 0 ? FEW_DOTS : NO_DOTS;
}

typedef struct SortedItem {
  RankingMethod method;
  PlacingKind kind;
  const RankItem *item;
  size_t index;
} SortedItem;

/* Whether two share a rank: both are ranked, and neither is better. */
static int compare_entries(const SortedItem *a, const SortedItem *b) {
  if (a->kind != b->kind) return (int)a->kind - (int)b->kind;
  return a->kind == NO_DOTS ? 0 : compare(a->method, a->item, b->item);
}

static int by_merit(const void *a, const void *b) {
  const SortedItem *left = a, *right = b;
  int merit = compare_entries(left, right);
  return merit != 0 ? merit : (left->index > right->index) - (left->index < right->index);
}

/* Ranks only need whole numbers in the order of the method. The ranked items come first. */
static void score_placed(const SortedItem *entries, size_t count, RankSheet *sheet) {
  size_t placed = 0;
  for (; placed < count && entries[placed].kind == PLACED; ++placed) {
    const SortedItem *entry = &entries[placed];
    bool level = placed > 0 && compare_entries(entry, entry - 1) == 0;
    sheet->scores[placed] = level ? sheet->scores[placed - 1] : -(int64_t)placed;
    sheet->groups[placed] = entry->item->group;
  }
  sheet->count = placed;
}

bool method_rank(RankingMethod method, const RankItem *items, size_t count, size_t group_count,
                 int64_t floor, RankResult *ranked_items, Error *err) {
  size_t at;
  RankSheet sheet;
  if (!method_check(method, items, count, &at, err)) return false;
  bool ranked = rank_sheet_open(&sheet, count, err);
  SortedItem *entries = calloc(count + 1, sizeof *entries);
  if (ranked && !entries) ranked = fail_memory(err);
  if (ranked) {
    for (size_t i = 0; i < count; ++i)
      entries[i] = (SortedItem){method, kind_of(method, &items[i], floor), &items[i], i};
    qsort(entries, count, sizeof *entries, by_merit);
    score_placed(entries, count, &sheet);
    ranked = rank_sheet_rank(&sheet, group_count, err);
  }
  for (size_t i = 0; ranked && i < count; ++i)
    ranked_items[entries[i].index] =
        (RankResult){.kind = entries[i].kind, .rank = sheet.ranks[i], .order = (uint32_t)i};
  rank_sheet_close(&sheet);
  free(entries);
  return ranked;
}

bool urgency_dispute(Tally tally, Ratio *dispute) {
  Wide all = tally_cumulative(tally);
  *dispute = (Ratio){4 * (Wide)tally.dots[GREEN] * tally.dots[RED], all * all};
  return all >= FLOOR_OF_DOTS;
}

bool urgency_is_disputed(Tally tally) {
  Ratio dispute;
  return urgency_dispute(tally, &dispute) && 2 * dispute.over >= dispute.under;
}
