#include "core/rank/intervals.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/rank/sweep.h"

/* Small numbers are tried first: weights in sixths or simpler are nearly always enough. */
enum { SIMPLE_GREEN_MAX = 6 };

/* Larger terms cannot be checked by hand, and could overflow. */
static const Wide TERM_MAX = (Wide)1 << 62;

static size_t ahead_there(const Rivals *rivals, const Shares *shares) {
  size_t ahead = rivals->always_ahead;
  for (size_t rival = 0; rival < rivals->count; ++rival)
    ahead += lead_there(rivals->leads[rival], shares) > 0;
  return ahead;
}

static Witness witness_there(Shares shares) {
  shares = shares_reduced(shares);
  Wide red = shares.of[ALL_ALIKE];
  Wide yellow = red + shares.of[GREEN_AND_YELLOW];
  return (Witness){.known = true, .of = {yellow + shares.of[GREEN_ALONE], yellow, red}};
}

/* Tries each ratio of small integers once: those with a common divisor were tried before. */
static bool try_green(const Rivals *rivals, int green, size_t wanted, Witness *witness) {
  for (int yellow = green; yellow >= 0; --yellow)
    for (int red = yellow; red >= 0; --red) {
      if (wide_common_divisor(wide_common_divisor(green, yellow), red) > 1) continue;
      Shares shares = {.of = {green - yellow, yellow - red, red}};
      if (ahead_there(rivals, &shares) != wanted) continue;
      *witness = witness_there(shares);
      return true;
    }
  return false;
}

static bool find_simple(const Rivals *rivals, size_t wanted, Witness *witness) {
  for (int green = 1; green <= SIMPLE_GREEN_MAX; ++green)
    if (try_green(rivals, green, wanted, witness)) return true;
  return false;
}

static bool is_small(const Shares *shares) {
  for (int corner = 0; corner < CORNERS; ++corner)
    if (shares->of[corner] > TERM_MAX) return false;
  return true;
}

static Witness witness_of_fewest(const Rivals *rivals, const Extremes *extremes) {
  Witness witness = {.known = false};
  Shares reduced = shares_reduced(extremes->fewest_at);
  if (find_simple(rivals, extremes->fewest, &witness) || !is_small(&reduced)) return witness;
  return witness_there(reduced);
}

/* How far the inside of a cell extends from a point of its edge towards a corner: up to the first
 * rival that becomes level there without being level all along the edge. */
static Ratio room_inside(const Rivals *rivals, const Shares *edge, Corner towards) {
  Ratio room = {1, 0};
  for (size_t rival = 0; rival < rivals->count; ++rival) {
    Wide here = lead_there(rivals->leads[rival], edge);
    Wide there = rivals->leads[rival].at[towards];
    Ratio until = {here < 0 ? -here : here, there < 0 ? -there : there};
    bool changes = (here < 0 && there > 0) || (here > 0 && there < 0);
    if (changes && ratio_compare(until, room) < 0) room = until;
  }
  return room;
}

/* Steps from the edge of the cell a little way inside. */
static Witness look_inside(const Rivals *rivals, const CellEdge *edge) {
  const Witness unknown = {.known = false};
  Ratio place = ratio_simplest_between(edge->from, edge->to);
  Shares inside;
  if (place.over > TERM_MAX || place.under > TERM_MAX) return unknown;
  for (int corner = 0; corner < CORNERS; ++corner)
    inside.of[corner] =
        edge->segment.start.of[corner] * place.under + edge->segment.end.of[corner] * place.over;
  inside = shares_reduced(inside);
  if (!is_small(&inside)) return unknown;
  Ratio step = ratio_simplest_between((Ratio){0, 1}, room_inside(rivals, &inside, edge->towards));
  if (step.over > TERM_MAX || step.under > TERM_MAX) return unknown;
  for (int corner = 0; corner < CORNERS; ++corner)
    inside.of[corner] *= step.under;
  inside.of[edge->towards] += step.over;
  return witness_there(inside);
}

/* Where the fewest rivals are ahead, and where the most are, as found by sweep_triangle. */
static Witness witness_of_most(const Rivals *rivals, const Extremes *extremes) {
  Witness witness;
  if (find_simple(rivals, extremes->most, &witness)) return witness;
  return look_inside(rivals, &extremes->most_in);
}

/* Collects the rivals that matter: skips those never ahead, and only counts those always ahead. */
static void take_rivals(const Tally *tallies, size_t count, size_t self, Rivals *rivals) {
  rivals->count = rivals->always_ahead = 0;
  for (size_t other = 0; other < count; ++other) {
    Lead lead = lead_of(tallies[other], tallies[self]);
    if (lead_most(lead) <= 0) continue;
    if (lead_least(lead) > 0)
      ++rivals->always_ahead;
    else
      rivals->leads[rivals->count++] = lead;
  }
}

static Interval interval_of(Rivals *rivals) {
  Extremes extremes = sweep_triangle(rivals);
  return (Interval){.best = (uint32_t)(1 + extremes.fewest),
                    .worst = (uint32_t)(1 + extremes.most),
                    .best_at = witness_of_fewest(rivals, &extremes),
                    .worst_at = witness_of_most(rivals, &extremes)};
}

bool interval_compute(const Tally *tallies, size_t count, size_t self, Interval *interval,
                      Error *err) {
  Rivals rivals;
  if (!rivals_open(count, &rivals, err)) return false;
  take_rivals(tallies, count, self, &rivals);
  *interval = interval_of(&rivals);
  rivals_close(&rivals);
  return true;
}

static bool compute_all(const Tally *tallies, size_t count, Rivals *rivals, KeepGoing *keep_going,
                        void *context, Interval *intervals, Error *err) {
  for (size_t self = 0; self < count; ++self) {
    take_rivals(tallies, count, self, rivals);
    intervals[self] = interval_of(rivals);
    if (keep_going && !keep_going(context, self + 1, count))
      return fail(err, ERROR_FAILED, "%s", _("stopped before all rank ranges were known"));
  }
  return true;
}

bool intervals_compute(const Tally *tallies, size_t count, KeepGoing *keep_going, void *context,
                       Interval *intervals, Error *err) {
  Rivals rivals;
  if (!rivals_open(count, &rivals, err)) return false;
  bool computed = compute_all(tallies, count, &rivals, keep_going, context, intervals, err);
  rivals_close(&rivals);
  return computed;
}

/* Progress through one of several stretches of work. */
typedef struct Progress {
  KeepGoing *keep_going;
  void *context;
  size_t before, all;
} Progress;

static bool go_on(void *context, size_t done, size_t count UNUSED) {
  const Progress *progress = context;
  return !progress->keep_going ||
         progress->keep_going(progress->context, progress->before + done, progress->all);
}

/* Tallies and groups by index. */
typedef struct Worksheet {
  Tally *tallies;
  uint32_t *groups;
  Interval *intervals;
} Worksheet;

static bool open_sheet(const Ranking *ranking, Worksheet *sheet, Error *err) {
  size_t room = ranking->count + 1;
  *sheet = (Worksheet){.tallies = calloc(room, sizeof *sheet->tallies),
                       .groups = calloc(room, sizeof *sheet->groups),
                       .intervals = calloc(room, sizeof *sheet->intervals)};
  if (!sheet->tallies || !sheet->groups || !sheet->intervals) return fail_memory(err);
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    sheet->tallies[standing->index] = standing->tally;
    sheet->groups[standing->index] = standing->group;
  }
  return true;
}

static void close_sheet(Worksheet *sheet) {
  free(sheet->tallies);
  free(sheet->groups);
  free(sheet->intervals);
}

/* Returns the first index after the group that begins at `start`. */
static size_t end_of_group(const Worksheet *sheet, size_t count, size_t start) {
  size_t end = start;
  while (end < count && sheet->groups[end] == sheet->groups[start])
    ++end;
  return end;
}

static bool compute_within(const Worksheet *sheet, size_t count, Progress *progress,
                           RankInterval *intervals, Error *err) {
  size_t end;
  for (size_t start = 0; start < count; start = end) {
    end = end_of_group(sheet, count, start);
    progress->before = count + start;
    if (!intervals_compute(sheet->tallies + start, end - start, go_on, progress, sheet->intervals,
                           err))
      return false;
    for (size_t i = start; i < end; ++i)
      intervals[i].in_subgroup = sheet->intervals[i - start];
  }
  return true;
}

static bool compute_both(const Worksheet *sheet, const Ranking *ranking, Progress *progress,
                         RankInterval *intervals, Error *err) {
  size_t count = ranking->count;
  if (!intervals_compute(sheet->tallies, count, go_on, progress, sheet->intervals, err))
    return false;
  for (size_t i = 0; i < count; ++i)
    intervals[i] = (RankInterval){sheet->intervals[i], sheet->intervals[i]};
  return ranking->group_count < 2 || compute_within(sheet, count, progress, intervals, err);
}

bool ranking_intervals(const Ranking *ranking, KeepGoing *keep_going, void *context,
                       RankInterval *intervals, Error *err) {
  Worksheet sheet;
  Progress progress = {.keep_going = keep_going,
                       .context = context,
                       .all = (ranking->group_count < 2 ? 1 : 2) * ranking->count};
  bool computed =
      open_sheet(ranking, &sheet, err) && compute_both(&sheet, ranking, &progress, intervals, err);
  close_sheet(&sheet);
  return computed;
}

static bool compute_one(const Worksheet *sheet, size_t count, const Standing *standing,
                        RankInterval *interval, Error *err) {
  size_t start = standing->index;
  while (start > 0 && sheet->groups[start - 1] == standing->group)
    --start;
  size_t end = end_of_group(sheet, count, start);
  if (!interval_compute(sheet->tallies, count, standing->index, &interval->overall, err))
    return false;
  interval->in_subgroup = interval->overall;
  return end - start == count ||
         interval_compute(sheet->tallies + start, end - start, standing->index - start,
                          &interval->in_subgroup, err);
}

bool ranking_interval(const Ranking *ranking, const Standing *standing, RankInterval *interval,
                      Error *err) {
  Worksheet sheet;
  bool computed = open_sheet(ranking, &sheet, err) &&
                  compute_one(&sheet, ranking->count, standing, interval, err);
  close_sheet(&sheet);
  return computed;
}
