#include "core/vote/breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/state.h"
#include "core/vote/turnout.h"

static bool is_for_subgroups(const Roundtable *roundtable) {
  return roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SUBGROUP;
}

/* Remembers being out of memory, so that find asks once. */
static void add(Breaches *breaches, Breach breach) {
  if (ARRAY_RESERVE(breaches->list, breaches->capacity, breaches->count + 1))
    breaches->list[breaches->count++] = breach;
  else
    breaches->out_of_memory = true;
}

static void take_numbers(Breach *breach, const BallotNumbers *numbers) {
  memcpy(breach->ballots, numbers->lowest, numbers->listed * sizeof *breach->ballots);
  breach->listed = numbers->listed;
  breach->ballot_count = numbers->count;
}

static void add_ballots(Breaches *found, Breach breach, const BallotNumbers *numbers,
                        int64_t most) {
  if (numbers->count == 0) return;
  breach.guard = (Guard){.placed = numbers->count, .most = most};
  take_numbers(&breach, numbers);
  add(found, breach);
}

static void add_turnout(Breaches *found, const Roundtable *roundtable, const BallotScan *scan,
                        const Subgroup *subgroup) {
  if (!turnout_is_limited(roundtable, subgroup)) return;
  const bool all = !subgroup || roundtable_subgroup_count(roundtable) == 1;
  const Turnout turnout = turnout_of(roundtable, subgroup);
  Breach breach = {.kind = BREACH_TURNOUT,
                   .subgroup = subgroup ? subgroup->number : 0,
                   .recommendation = turnout.recommendation,
                   .colour = COLOUR_COUNT,
                   .guard = turnout_guard(turnout),
                   .kiosk = turnout.kiosk,
                   .by_dots = turnout.by_dots};
  if (!guard_is_exceeded(breach.guard)) return;
  take_numbers(&breach, &scan->voting[all ? 0 : subgroup->number]);
  add(found, breach);
}

static void add_from_ballots(Breaches *found, const Roundtable *roundtable,
                             const BallotScan *scan) {
  for (size_t place = 0; place < scan->size; ++place)
    for (int colour = 0; colour <= COLOUR_COUNT; ++colour) {
      const Breach breach = {
          .kind = BREACH_BALLOT_DOTS, .subgroup = (uint32_t)place, .colour = colour};
      add_ballots(found, breach, &scan->over[place][colour], guard_allowance(roundtable, colour));
    }
  const Breach stacked = {.kind = BREACH_BALLOT_ITEM, .colour = COLOUR_COUNT};
  add_ballots(found, stacked, &scan->stacked, 1);
}

/* Checks the total, guards[COLOUR_COUNT], or else each colour. */
static void add_exceeded(Breaches *found, Breach breach, const Guard guards[COLOUR_COUNT + 1]) {
  const bool in_all = guard_is_exceeded(guards[COLOUR_COUNT]);
  for (breach.colour = in_all ? COLOUR_COUNT : 0; breach.colour <= COLOUR_COUNT; ++breach.colour) {
    breach.guard = guards[breach.colour];
    if (guard_is_exceeded(breach.guard)) add(found, breach);
  }
}

static void add_recommendation(Breaches *found, const Roundtable *roundtable,
                               const Recommendation *one) {
  Guard guards[COLOUR_COUNT + 1];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    guards[colour] = guard_of_colour(roundtable, one, (Colour)colour);
  guards[COLOUR_COUNT] = guard_of_recommendation(roundtable, one);
  add_exceeded(found,
               (Breach){.kind = BREACH_RECOMMENDATION,
                        .subgroup = one->subgroup,
                        .recommendation = one->number},
               guards);
}

static void add_allowance(Breaches *found, const Roundtable *roundtable, const Subgroup *subgroup) {
  Guard guards[COLOUR_COUNT + 1];
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour)
    guards[colour] = guard_of_allowance(roundtable, subgroup, colour);
  const uint32_t number = is_for_subgroups(roundtable) ? subgroup->number : 0;
  add_exceeded(found, (Breach){.kind = BREACH_DOTS, .subgroup = number}, guards);
}

/* The session's allowance is checked once: it is the same in each subgroup. */
static void add_from_agenda(Breaches *found, const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (is_for_subgroups(roundtable) || place == 0) add_allowance(found, roundtable, subgroup);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n)
      add_recommendation(found, roundtable, roundtable_recommendation_at(roundtable, subgroup, n));
  }
}

static int compare(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

/* Turnout breaches are the same whatever recommendation they were computed from. */
static int by_what_it_is(const void *a, const void *b) {
  const Breach *one = a, *other = b;
  int order = compare((int64_t)one->kind, (int64_t)other->kind);
  if (order == 0) order = compare(one->subgroup, other->subgroup);
  if (order == 0 && one->kind != BREACH_TURNOUT)
    order = compare(one->recommendation, other->recommendation);
  return order ? order : compare(one->colour, other->colour);
}

/* If no number of voters is known and no rule limits dots, nothing can be broken. */
static bool is_limited(const Roundtable *roundtable) {
  bool limited = guards_limit_dots(roundtable) ||
                 roundtable_voting_rule(roundtable, RULE_VOTERS) != RULE_UNKNOWN;
  for (size_t place = 0; !limited && place < roundtable_subgroup_count(roundtable); ++place)
    limited = roundtable_subgroup_at(roundtable, place)->voters != RULE_UNKNOWN;
  return limited;
}

static bool find(const Roundtable *roundtable, const BallotScan *scan, Breaches *found,
                 Error *err) {
  Breaches all = {.count = 0};
  add_turnout(&all, roundtable, scan, NULL);
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    add_turnout(&all, roundtable, scan, roundtable_subgroup_at(roundtable, place));
  add_from_ballots(&all, roundtable, scan);
  add_from_agenda(&all, roundtable);
  if (all.out_of_memory) {
    breaches_free(&all);
    return fail_memory(err);
  }
  if (all.count > 0) qsort(all.list, all.count, sizeof *all.list, by_what_it_is);
  *found = all;
  return true;
}

bool breaches_find_with(const Roundtable *roundtable, BallotScan *kept, Breaches *found,
                        Error *err) {
  if (is_limited(roundtable))
    return ballot_scan_renew(kept, roundtable, err) && find(roundtable, kept, found, err);
  *found = (Breaches){.count = 0};
  return true;
}

bool breaches_find(const Roundtable *roundtable, Breaches *found, Error *err) {
  BallotScan scan = {.size = 0};
  const bool done = breaches_find_with(roundtable, &scan, found, err);
  ballot_scan_free(&scan);
  return done;
}

bool breaches_find_by(const Roundtable *roundtable, int64_t ballot, Breaches *found, Error *err) {
  BallotScan scan;
  if (!is_limited(roundtable)) {
    *found = (Breaches){.count = 0};
    return true;
  }
  if (!ballot_scan_one(roundtable, ballot, &scan, err)) return false;
  const bool done = find(roundtable, &scan, found, err);
  ballot_scan_free(&scan);
  return done;
}

void breaches_free(Breaches *breaches) {
  free(breaches->list);
  *breaches = (Breaches){.count = 0};
}

const Breach *breaches_like(const Breaches *breaches, const Breach *breach) {
  if (breaches->count == 0) return NULL;
  return bsearch(breach, breaches->list, breaches->count, sizeof *breach, by_what_it_is);
}

const Breach *breaches_worse(const Breaches *before, const Breaches *now) {
  for (size_t n = 0; n < now->count; ++n) {
    const Breach *is = &now->list[n];
    const Breach *was = breaches_like(before, is);
    if (!was || is->guard.placed > was->guard.placed || is->guard.most < was->guard.most) return is;
  }
  return NULL;
}

bool breach_is_public(const Breach *breach) {
  return breach->kind == BREACH_TURNOUT &&
         breach->guard.placed - breach->by_dots > breach->guard.most;
}
