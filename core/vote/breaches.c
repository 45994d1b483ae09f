#include "core/vote/breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "core/vote/roundtable_parts.h"

static void note(BallotNumbers *numbers, int64_t ballot) {
  size_t place = numbers->listed;
  ++numbers->count;
  while (place > 0 && numbers->lowest[place - 1] > ballot)
    --place;
  if (place == BALLOT_NUMBERS_MAX) return;
  if (numbers->listed < BALLOT_NUMBERS_MAX) ++numbers->listed;
  memmove(&numbers->lowest[place + 1], &numbers->lowest[place],
          (numbers->listed - place - 1) * sizeof *numbers->lowest);
  numbers->lowest[place] = ballot;
}

/* Checks the total first: if that is too large, no colour is reported as well. */
static void weigh(BallotScan *scan, size_t place, const Ballot *ballot) {
  static const int order[] = {COLOUR_COUNT, GREEN, YELLOW, RED};
  for (size_t n = 0; n < sizeof order / sizeof *order; ++n) {
    const int64_t most = guard_allowance(scan->roundtable, order[n]);
    if (most == RULE_UNKNOWN || tally_dots(scan->sums[place], order[n]) <= most) continue;
    note(&scan->over[place][order[n]], ballot->number);
    return;
  }
}

/* Adds to the ballot's sum for a subgroup or (0) the session. */
static void add_entry(BallotScan *scan, size_t place, const Ballot *ballot, Tally dots) {
  if (scan->seen_on[place] != ballot->number + 1) {
    scan->seen_on[place] = ballot->number + 1;
    scan->sums[place] = (Tally){{0}};
    note(&scan->voting[place], ballot->number);
  }
  scan->sums[place] = tally_add(scan->sums[place], dots);
}

/* What has dots cannot be removed. */
static size_t subgroup_of(const BallotScan *scan, const BallotEntry *entry) {
  return roundtable_recommendation(scan->roundtable, entry->recommendation)->subgroup;
}

static void weigh_sums(BallotScan *scan, const Ballot *ballot) {
  const bool each = roundtable_voting_rule(scan->roundtable, RULE_SCOPE) == SCOPE_SUBGROUP;
  if (!each && scan->seen_on[0] == ballot->number + 1) weigh(scan, 0, ballot);
  for (size_t n = 0; each && n < ballot->entry_count; ++n) {
    const size_t place = subgroup_of(scan, &ballot->entries[n]);
    if (scan->seen_on[place] != ballot->number + 1) continue;
    scan->seen_on[place] = 0;
    weigh(scan, place, ballot);
  }
}

static void scan_ballot(BallotScan *scan, const Ballot *ballot) {
  bool stacked = false;
  for (size_t n = 0; n < ballot->entry_count; ++n) {
    const Tally dots = {.dots = {ballot->entries[n].dots[GREEN], ballot->entries[n].dots[YELLOW],
                                 ballot->entries[n].dots[RED]}};
    stacked = stacked || tally_cumulative(dots) > 1;
    add_entry(scan, 0, ballot, dots);
    add_entry(scan, subgroup_of(scan, &ballot->entries[n]), ballot, dots);
  }
  if (ballot->entry_count == 0) note(&scan->voting[0], ballot->number);
  if (stacked && roundtable_voting_rule(scan->roundtable, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM)
    note(&scan->stacked, ballot->number);
  weigh_sums(scan, ballot);
}

void ballot_scan_free(BallotScan *scan) {
  free(scan->voting);
  free(scan->over);
  free(scan->old_voting);
  free(scan->old_over);
  free(scan->sums);
  free(scan->seen_on);
  *scan = (BallotScan){.size = 0};
}

static bool scan_open(const Roundtable *roundtable, BallotScan *scan, Error *err) {
  const size_t size = (size_t)roundtable_next_subgroup(roundtable);
  *scan = (BallotScan){.roundtable = roundtable,
                       .at = roundtable->ballots_at,
                       .knew_ballots = roundtable_knows_ballots(roundtable),
                       .size = size};
  scan->voting = calloc(size, sizeof *scan->voting);
  scan->over = calloc(size, sizeof *scan->over);
  scan->sums = calloc(size, sizeof *scan->sums);
  scan->seen_on = calloc(size, sizeof *scan->seen_on);
  if (scan->voting && scan->over && scan->sums && scan->seen_on) return true;
  ballot_scan_free(scan);
  return fail_memory(err);
}

/* As many as can be scanned in one frame; if there are more, makes a new pass. */
enum { NEW_BALLOTS_MAX = 1024 };

/* Whether only ballots unknown to the full pass have changed since. Reads each event once. */
static bool has_only_new(BallotScan *scan, const Roundtable *roundtable) {
  if (scan->size == 0 || !scan->knew_ballots || !roundtable_knows_ballots(roundtable) ||
      scan->rules_at != roundtable->rules_at || scan->looked_to > roundtable->last.seq ||
      roundtable->box.next - scan->next > NEW_BALLOTS_MAX)
    return false;
  for (; scan->looked_to < roundtable->last.seq; ++scan->looked_to) {
    const HistoryEntry *stake =
        history_at_stake(roundtable, history_at(roundtable, scan->looked_to + 1));
    if (!stake) return false;
    const bool is_ballot =
        stake->kind == EVENT_BALLOT_CAST || stake->kind == EVENT_BALLOT_WITHDRAWN;
    if (is_ballot && (int64_t)stake->subject < scan->next) return false;
  }
  return true;
}

static void look_at_new(BallotScan *scan, const Roundtable *roundtable) {
  Ballot ballot;
  scan->roundtable = roundtable;
  scan->at = roundtable->ballots_at;
  memcpy(scan->voting, scan->old_voting, scan->size * sizeof *scan->voting);
  memcpy(scan->over, scan->old_over, scan->size * sizeof *scan->over);
  memset(scan->seen_on, 0, scan->size * sizeof *scan->seen_on);
  scan->stacked = scan->old_stacked;
  for (int64_t number = scan->next; number < roundtable->box.next; ++number)
    if (ballot_box_find(&roundtable->box, number, &ballot) && ballot.cast)
      scan_ballot(scan, &ballot);
}

static bool keep_as_old(BallotScan *scan, const Roundtable *roundtable, Error *err) {
  scan->old_voting = calloc(scan->size, sizeof *scan->old_voting);
  scan->old_over = calloc(scan->size, sizeof *scan->old_over);
  if (!scan->old_voting || !scan->old_over) return fail_memory(err);
  memcpy(scan->old_voting, scan->voting, scan->size * sizeof *scan->voting);
  memcpy(scan->old_over, scan->over, scan->size * sizeof *scan->over);
  scan->old_stacked = scan->stacked;
  scan->next = roundtable->box.next;
  scan->rules_at = roundtable->rules_at;
  scan->looked_to = roundtable->last.seq;
  return true;
}

/* Scans every ballot, unless the scan is still valid. Fails only if out of memory: the scan is then
 * unchanged. */
static bool scan_renew(BallotScan *scan, const Roundtable *roundtable, Error *err) {
  BallotScan renewed;
  if (scan->size > 0 && scan->at == roundtable->ballots_at &&
      scan->knew_ballots == roundtable_knows_ballots(roundtable))
    return true;
  if (has_only_new(scan, roundtable)) {
    look_at_new(scan, roundtable);
    return true;
  }
  if (!scan_open(roundtable, &renewed, err)) return false;
  const BallotBox *box = &roundtable->box;
  for (size_t n = 0; renewed.knew_ballots && n < box->capacity; ++n)
    if (box->slots[n].cast) {
      const Ballot ballot = {.number = box->slots[n].number,
                             .cast = box->slots[n].cast,
                             .entries = box->slots[n].entries,
                             .entry_count = box->slots[n].entry_count};
      scan_ballot(&renewed, &ballot);
    }
  if (!keep_as_old(&renewed, roundtable, err)) {
    ballot_scan_free(&renewed);
    return false;
  }
  ballot_scan_free(scan);
  *scan = renewed;
  return true;
}

/* Scans this ballot alone. The caller frees *scan. */
static bool scan_one(const Roundtable *roundtable, int64_t number, BallotScan *scan, Error *err) {
  Ballot now;
  if (!scan_open(roundtable, scan, err)) return false;
  if (ballot_box_find(&roundtable->box, number, &now) && now.cast) scan_ballot(scan, &now);
  return true;
}

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
  if (guards_limit_votes(roundtable))
    return scan_renew(kept, roundtable, err) && find(roundtable, kept, found, err);
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
  if (!guards_limit_votes(roundtable)) {
    *found = (Breaches){.count = 0};
    return true;
  }
  if (!scan_one(roundtable, ballot, &scan, err)) return false;
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
