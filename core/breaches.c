#include "core/breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/state.h"
#include "core/turnout.h"

/* The lowest numbers of so many ballots. */
typedef struct Numbers {
  int64_t lowest[BREACH_BALLOTS_MAX];
  size_t listed;
  int64_t count;
} Numbers;

/* What one pass over the ballots gathers: of the whole session at place 0, of each subgroup at its
 * number. */
typedef struct Scan {
  const Roundtable *roundtable;
  size_t size;
  Numbers *voting;                   /* with dots there */
  Numbers (*over)[COLOUR_COUNT + 1]; /* with more than one voter has */
  Tally *sums;                       /* of the ballot that is looked at … */
  int64_t *seen_on;                  /* … if its number, and one, is this */
  Numbers stacked;
} Scan;

static void note(Numbers *numbers, int64_t ballot) {
  size_t place = numbers->listed;
  ++numbers->count;
  while (place > 0 && numbers->lowest[place - 1] > ballot)
    --place;
  if (place == BREACH_BALLOTS_MAX) return;
  if (numbers->listed < BREACH_BALLOTS_MAX) ++numbers->listed;
  memmove(&numbers->lowest[place + 1], &numbers->lowest[place],
          (numbers->listed - place - 1) * sizeof *numbers->lowest);
  numbers->lowest[place] = ballot;
}

static Tally tally_of(const BallotEntry *entry) {
  return (Tally){.dots = {entry->dots[GREEN], entry->dots[YELLOW], entry->dots[RED]}};
}

static int64_t dots_of(Tally tally, int colour) {
  return colour == COLOUR_COUNT ? tally_cumulative(tally) : tally.dots[colour];
}

static bool is_one_dot_an_item(const Roundtable *roundtable) {
  return roundtable_voting_rule(roundtable, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM;
}

static bool is_for_subgroups(const Roundtable *roundtable) {
  return roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SUBGROUP;
}

/* In all first: where that is too much, no colour is named too. */
static void weigh(Scan *scan, size_t place, const BallotSlot *slot) {
  static const int order[] = {COLOUR_COUNT, GREEN, YELLOW, RED};
  for (size_t n = 0; n < sizeof order / sizeof *order; ++n) {
    const int64_t most = guard_allowance(scan->roundtable, order[n]);
    if (most == RULE_UNKNOWN || dots_of(scan->sums[place], order[n]) <= most) continue;
    note(&scan->over[place][order[n]], slot->number);
    return;
  }
}

/* Adds to the ballot's sum of a subgroup or (0) of the session. */
static void add_entry(Scan *scan, size_t place, const BallotSlot *slot, Tally dots) {
  if (scan->seen_on[place] != slot->number + 1) {
    scan->seen_on[place] = slot->number + 1;
    scan->sums[place] = (Tally){{0}};
    note(&scan->voting[place], slot->number);
  }
  scan->sums[place] = tally_add(scan->sums[place], dots);
}

static size_t subgroup_of(const Scan *scan, const BallotEntry *entry) {
  const Recommendation *one = roundtable_recommendation(scan->roundtable, entry->recommendation);
  return one ? one->subgroup : 0;
}

static void weigh_sums(Scan *scan, const BallotSlot *slot) {
  const bool each = is_for_subgroups(scan->roundtable);
  if (!each && scan->seen_on[0] == slot->number + 1) weigh(scan, 0, slot);
  for (size_t n = 0; each && n < slot->entry_count; ++n) {
    const size_t place = subgroup_of(scan, &slot->entries[n]);
    if (scan->seen_on[place] != slot->number + 1) continue;
    scan->seen_on[place] = 0;
    weigh(scan, place, slot);
  }
}

static void scan_ballot(Scan *scan, const BallotSlot *slot) {
  bool stacked = false;
  for (size_t n = 0; n < slot->entry_count; ++n) {
    const Tally dots = tally_of(&slot->entries[n]);
    const size_t place = subgroup_of(scan, &slot->entries[n]);
    stacked = stacked || tally_cumulative(dots) > 1;
    add_entry(scan, 0, slot, dots);
    if (place > 0) add_entry(scan, place, slot, dots);
  }
  if (slot->entry_count == 0) note(&scan->voting[0], slot->number);
  if (stacked && is_one_dot_an_item(scan->roundtable)) note(&scan->stacked, slot->number);
  weigh_sums(scan, slot);
}

static void scan_free(Scan *scan) {
  free(scan->voting);
  free(scan->over);
  free(scan->sums);
  free(scan->seen_on);
}

static bool scan_open(const Roundtable *roundtable, Scan *scan, Error *err) {
  const size_t size = (size_t)roundtable_next_subgroup(roundtable);
  *scan = (Scan){.roundtable = roundtable, .size = size};
  scan->voting = calloc(size, sizeof *scan->voting);
  scan->over = calloc(size, sizeof *scan->over);
  scan->sums = calloc(size, sizeof *scan->sums);
  scan->seen_on = calloc(size, sizeof *scan->seen_on);
  if (scan->voting && scan->over && scan->sums && scan->seen_on) return true;
  scan_free(scan);
  return fail_memory(err);
}

static void scan_box(Scan *scan) {
  const BallotBox *box = &scan->roundtable->box;
  for (size_t n = 0; n < box->capacity; ++n)
    if (box->slots[n].cast) scan_ballot(scan, &box->slots[n]);
}

static bool add(Breaches *breaches, Breach breach, Error *err) {
  Breach *list =
      array_reserve(breaches->list, &breaches->capacity, breaches->count + 1, sizeof *list);
  if (!list) return fail_memory(err);
  breaches->list = list;
  list[breaches->count++] = breach;
  return true;
}

static void take_numbers(Breach *breach, const Numbers *numbers) {
  memcpy(breach->ballots, numbers->lowest, numbers->listed * sizeof *breach->ballots);
  breach->listed = numbers->listed;
  breach->ballot_count = numbers->count;
}

static bool add_ballots(Breaches *found, Breach breach, const Numbers *numbers, int64_t most,
                        Error *err) {
  if (numbers->count == 0) return true;
  breach.guard = (Guard){.placed = numbers->count, .most = most};
  take_numbers(&breach, numbers);
  return add(found, breach, err);
}

static bool add_turnout(Breaches *found, const Scan *scan, const Subgroup *subgroup, Error *err) {
  const Roundtable *roundtable = scan->roundtable;
  if (!turnout_is_limited(roundtable, subgroup)) return true;
  const bool all = !subgroup || roundtable_subgroup_count(roundtable) == 1;
  const Numbers *numbers = &scan->voting[all ? 0 : subgroup->number];
  const bool known = all || roundtable_knows_ballots(roundtable);
  const int64_t ballots = all ? (int64_t)roundtable_ballots_cast(roundtable) : numbers->count;
  const Turnout turnout = turnout_with(roundtable, subgroup, known ? ballots : RULE_UNKNOWN);
  Breach breach = {.kind = BREACH_TURNOUT,
                   .subgroup = subgroup ? subgroup->number : 0,
                   .recommendation = turnout.recommendation,
                   .colour = COLOUR_COUNT,
                   .guard = turnout_guard(turnout),
                   .kiosk = turnout.kiosk,
                   .by_dots = turnout.by_dots};
  if (!guard_is_exceeded(breach.guard)) return true;
  take_numbers(&breach, numbers);
  breach.ballot_count = ballots;
  return add(found, breach, err);
}

static bool add_turnouts(Breaches *found, const Scan *scan, Error *err) {
  const Roundtable *roundtable = scan->roundtable;
  if (!add_turnout(found, scan, NULL, err)) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    if (!add_turnout(found, scan, roundtable_subgroup_at(roundtable, place), err)) return false;
  return true;
}

static bool add_from_ballots(Breaches *found, const Scan *scan, Error *err) {
  for (size_t place = 0; place < scan->size; ++place)
    for (int colour = 0; colour <= COLOUR_COUNT; ++colour) {
      const Breach breach = {
          .kind = BREACH_BALLOT_DOTS, .subgroup = (uint32_t)place, .colour = colour};
      if (!add_ballots(found, breach, &scan->over[place][colour],
                       guard_allowance(scan->roundtable, colour), err))
        return false;
    }
  const Breach stacked = {.kind = BREACH_BALLOT_ITEM, .colour = COLOUR_COUNT};
  return add_ballots(found, stacked, &scan->stacked, 1, err);
}

static bool add_exceeded(Breaches *found, Breach breach, Guard guard, Error *err) {
  breach.guard = guard;
  return !guard_is_exceeded(guard) || add(found, breach, err);
}

/* In all, or else of each colour. */
static bool add_recommendation(Breaches *found, const Roundtable *roundtable,
                               const Recommendation *one, Error *err) {
  Breach breach = {.kind = BREACH_RECOMMENDATION,
                   .subgroup = one->subgroup,
                   .recommendation = one->number,
                   .colour = COLOUR_COUNT};
  const Guard all = guard_of_recommendation(roundtable, one);
  if (guard_is_exceeded(all)) return add_exceeded(found, breach, all, err);
  for (breach.colour = 0; breach.colour < COLOUR_COUNT; ++breach.colour)
    if (!add_exceeded(found, breach, guard_of_colour(roundtable, one, (Colour)breach.colour), err))
      return false;
  return true;
}

static bool add_allowance(Breaches *found, const Roundtable *roundtable, const Subgroup *subgroup,
                          Error *err) {
  Breach breach = {.kind = BREACH_DOTS, .colour = COLOUR_COUNT};
  if (is_for_subgroups(roundtable)) breach.subgroup = subgroup->number;
  const Guard all = guard_of_allowance(roundtable, subgroup, COLOUR_COUNT);
  if (guard_is_exceeded(all)) return add_exceeded(found, breach, all, err);
  for (breach.colour = 0; breach.colour < COLOUR_COUNT; ++breach.colour)
    if (!add_exceeded(found, breach, guard_of_allowance(roundtable, subgroup, breach.colour), err))
      return false;
  return true;
}

/* The session's allowance is looked at once: it is the same in each subgroup. */
static bool add_from_agenda(Breaches *found, const Roundtable *roundtable, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    const bool own = is_for_subgroups(roundtable) || place == 0;
    if (own && !add_allowance(found, roundtable, subgroup, err)) return false;
    for (size_t n = 0; n < subgroup->recommendation_count; ++n)
      if (!add_recommendation(found, roundtable,
                              roundtable_recommendation_at(roundtable, subgroup, n), err))
        return false;
  }
  return true;
}

static int compare(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

/* A turnout is one whatever recommendation it was reckoned by. */
static int by_what_it_is(const void *a, const void *b) {
  const Breach *one = a, *other = b;
  int order = compare((int64_t)one->kind, (int64_t)other->kind);
  if (order == 0) order = compare(one->subgroup, other->subgroup);
  if (order == 0 && one->kind != BREACH_TURNOUT)
    order = compare(one->recommendation, other->recommendation);
  return order ? order : compare(one->colour, other->colour);
}

/* Where no number of voters is known and no rule limits dots, there is nothing to break. */
static bool is_limited(const Roundtable *roundtable) {
  bool limited = guards_limit_dots(roundtable) ||
                 roundtable_voting_rule(roundtable, RULE_VOTERS) != RULE_UNKNOWN;
  for (size_t place = 0; !limited && place < roundtable_subgroup_count(roundtable); ++place)
    limited = roundtable_subgroup_at(roundtable, place)->voters != RULE_UNKNOWN;
  return limited;
}

bool breaches_find(const Roundtable *roundtable, Breaches *found, Error *err) {
  Scan scan;
  Breaches all = {.count = 0};
  if (!is_limited(roundtable)) {
    *found = all;
    return true;
  }
  if (!scan_open(roundtable, &scan, err)) return false;
  if (roundtable_knows_ballots(roundtable)) scan_box(&scan);
  bool done = add_turnouts(&all, &scan, err) && add_from_ballots(&all, &scan, err) &&
              add_from_agenda(&all, roundtable, err);
  scan_free(&scan);
  if (!done) {
    breaches_free(&all);
    return false;
  }
  if (all.count > 0) qsort(all.list, all.count, sizeof *all.list, by_what_it_is);
  *found = all;
  return true;
}

void breaches_free(Breaches *breaches) {
  free(breaches->list);
  *breaches = (Breaches){.count = 0};
}

static bool is_worse(const Breach *was, const Breach *is) {
  return is->guard.placed > was->guard.placed || is->guard.most < was->guard.most;
}

const Breach *breaches_like(const Breaches *breaches, const Breach *breach) {
  if (breaches->count == 0) return NULL;
  return bsearch(breach, breaches->list, breaches->count, sizeof *breach, by_what_it_is);
}

const Breach *breaches_worse(const Breaches *before, const Breaches *now) {
  for (size_t n = 0; n < now->count; ++n) {
    const Breach *is = &now->list[n];
    const Breach *was = breaches_like(before, is);
    if (!was || is_worse(was, is)) return is;
  }
  return NULL;
}

bool breach_is_public(const Breach *breach) {
  return breach->kind == BREACH_TURNOUT &&
         breach->guard.placed - breach->by_dots > breach->guard.most;
}
