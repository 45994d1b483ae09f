#include "core/rank/ranking_intervals.h"

#include <stdlib.h>

/* How far one of several stretches of work has got. */
typedef struct Progress {
  KeepGoing *keep_going;
  void *context;
  size_t before, all;
} Progress;

static bool go_on(void *context, size_t done, size_t count) {
  const Progress *progress = context;
  (void)count;
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

/* The first index after those of the group that begins at `start`. */
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
  return interval_compute(sheet->tallies, count, standing->index, &interval->overall, err) &&
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
