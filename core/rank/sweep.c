#include "core/rank/sweep.h"

#include <stdlib.h>

Lead lead_of(Tally one, Tally other) {
  Lead lead;
  int64_t sum = 0;
  for (int corner = 0; corner < CORNERS; ++corner) {
    sum += one.dots[corner] - other.dots[corner];
    lead.at[corner] = sum;
  }
  return lead;
}

int64_t lead_least(Lead lead) {
  int64_t least = lead.at[0];
  for (int corner = 1; corner < CORNERS; ++corner)
    if (lead.at[corner] < least) least = lead.at[corner];
  return least;
}

int64_t lead_most(Lead lead) {
  int64_t most = lead.at[0];
  for (int corner = 1; corner < CORNERS; ++corner)
    if (lead.at[corner] > most) most = lead.at[corner];
  return most;
}

Wide lead_there(Lead lead, const Shares *shares) {
  Wide sum = 0;
  for (int corner = 0; corner < CORNERS; ++corner)
    sum += shares->of[corner] * lead.at[corner];
  return sum;
}

Shares shares_reduced(Shares shares) {
  Wide divisor = 0;
  for (int corner = 0; corner < CORNERS; ++corner)
    divisor = wide_common_divisor(divisor, shares.of[corner]);
  for (int corner = 0; corner < CORNERS; ++corner)
    shares.of[corner] /= divisor;
  return shares;
}

/* One sweep along a segment on which some rivals may be level all along. */
typedef struct Sweep {
  Rivals *rivals;
  Segment segment;
  Corner towards[2]; /* a corner on each side of it; the same one twice on a side of the triangle */
  size_t level[2];   /* of the rivals level all along, how many are ahead on that side */
  size_t ahead;      /* of the others, on the current piece of the sweep */
  size_t crossing_count;
} Sweep;

bool rivals_open(size_t count, Rivals *rivals, Error *err) {
  size_t room = count ? count : 1;
  *rivals = (Rivals){.leads = calloc(room, sizeof *rivals->leads),
                     .crossings = calloc(room, sizeof *rivals->crossings)};
  if (rivals->leads && rivals->crossings) return true;
  rivals_close(rivals);
  return fail_memory(err);
}

void rivals_close(Rivals *rivals) {
  free(rivals->leads);
  free(rivals->crossings);
  *rivals = (Rivals){0};
}

static Wide magnitude(Wide number) {
  return number < 0 ? -number : number;
}

static bool is_level(Wide at_start, Wide at_end) {
  return at_start == 0 && at_end == 0;
}

static void meet_rival(Sweep *sweep, Lead lead) {
  Wide at_start = lead_there(lead, &sweep->segment.start);
  Wide at_end = lead_there(lead, &sweep->segment.end);
  if (is_level(at_start, at_end)) {
    for (int side = 0; side < 2; ++side)
      sweep->level[side] += lead.at[sweep->towards[side]] > 0;
    return;
  }
  if (at_start > 0 || (at_start == 0 && at_end > 0)) ++sweep->ahead;
  if ((at_start < 0 && at_end > 0) || (at_start > 0 && at_end < 0)) {
    Crossing *crossing = &sweep->rivals->crossings[sweep->crossing_count++];
    crossing->place = (Ratio){.over = magnitude(at_start), .under = magnitude(at_end)};
    crossing->change = at_start < 0 ? 1 : -1;
  }
}

static int by_place(const void *a, const void *b) {
  return ratio_compare(((const Crossing *)a)->place, ((const Crossing *)b)->place);
}

static void note_vertex(const Sweep *sweep, Ratio place, size_t ahead, Extremes *extremes) {
  if (ahead >= extremes->fewest) return;
  extremes->fewest = ahead;
  Shares shares;
  for (int corner = 0; corner < CORNERS; ++corner)
    shares.of[corner] =
        sweep->segment.start.of[corner] * place.under + sweep->segment.end.of[corner] * place.over;
  extremes->fewest_at = shares;
}

static void note_piece(const Sweep *sweep, Ratio from, Ratio to, Extremes *extremes) {
  for (int side = 0; side < 2; ++side) {
    size_t ahead = sweep->ahead + sweep->level[side];
    if (extremes->has_cell && ahead <= extremes->most) continue;
    extremes->has_cell = true;
    extremes->most = ahead;
    extremes->most_in = (CellEdge){sweep->segment, from, to, sweep->towards[side]};
  }
}

/* All that change at one place are level there. */
static size_t take_place(const Sweep *sweep, size_t first, size_t *falling, size_t *rising) {
  const Crossing *crossings = sweep->rivals->crossings;
  size_t next = first;
  *falling = *rising = 0;
  for (; next < sweep->crossing_count; ++next) {
    if (ratio_compare(crossings[next].place, crossings[first].place) != 0) break;
    *(crossings[next].change < 0 ? falling : rising) += 1;
  }
  return next;
}

static void walk(Sweep *sweep, Extremes *extremes) {
  const Crossing *crossings = sweep->rivals->crossings;
  Ratio from = {0, 1};
  size_t next, falling, rising;
  for (size_t at = 0; at < sweep->crossing_count; at = next) {
    Ratio place = crossings[at].place;
    next = take_place(sweep, at, &falling, &rising);
    note_piece(sweep, from, place, extremes);
    note_vertex(sweep, place, sweep->ahead - falling, extremes);
    sweep->ahead += rising;
    sweep->ahead -= falling;
    from = place;
  }
  note_piece(sweep, from, (Ratio){1, 0}, extremes);
}

static void sweep_along(Sweep *sweep, Extremes *extremes) {
  const Rivals *rivals = sweep->rivals;
  for (size_t rival = 0; rival < rivals->count; ++rival)
    meet_rival(sweep, rivals->leads[rival]);
  qsort(rivals->crossings, sweep->crossing_count, sizeof *rivals->crossings, by_place);
  walk(sweep, extremes);
}

static Shares shares_of_corner(Corner corner) {
  Shares shares = {{0}};
  shares.of[corner] = 1;
  return shares;
}

/* A corner is a vertex, and so is every crossing on its side. */
static void sweep_side(Rivals *rivals, Corner opposite, Extremes *extremes) {
  Corner start = (opposite + 1) % CORNERS, end = (opposite + 2) % CORNERS;
  Sweep sweep = {.rivals = rivals,
                 .segment = {shares_of_corner(start), shares_of_corner(end)},
                 .towards = {opposite, opposite}};
  size_t ahead = 0;
  for (size_t rival = 0; rival < rivals->count; ++rival)
    ahead += rivals->leads[rival].at[start] > 0;
  note_vertex(&sweep, (Ratio){0, 1}, ahead, extremes);
  sweep_along(&sweep, extremes);
}

static void add_end(Segment *segment, int *found, Shares shares) {
  *(*found == 0 ? &segment->start : &segment->end) = shares;
  ++*found;
}

/* Where the lead is 0 on the triangle's edge: at a corner, or between two of different signs. */
static Segment segment_of(Lead lead) {
  Segment segment = {0};
  int found = 0;
  for (int corner = 0; corner < CORNERS && found < 2; ++corner) {
    int next = (corner + 1) % CORNERS;
    Shares between = {{0}};
    between.of[corner] = magnitude(lead.at[next]);
    between.of[next] = magnitude(lead.at[corner]);
    if (lead.at[corner] == 0) add_end(&segment, &found, shares_of_corner((Corner)corner));
    if ((lead.at[corner] < 0 && lead.at[next] > 0) || (lead.at[corner] > 0 && lead.at[next] < 0))
      add_end(&segment, &found, between);
  }
  return segment;
}

static Corner corner_with(Lead lead, int64_t value) {
  int corner = 0;
  while (lead.at[corner] != value)
    ++corner;
  return (Corner)corner;
}

static bool was_swept(const Rivals *rivals, size_t rival, const Segment *segment) {
  for (size_t earlier = 0; earlier < rival; ++earlier) {
    Lead lead = rivals->leads[earlier];
    if (is_level(lead_there(lead, &segment->start), lead_there(lead, &segment->end))) return true;
  }
  return false;
}

/* Only a line across the inside has cells on both sides. */
static void sweep_line(Rivals *rivals, size_t rival, Extremes *extremes) {
  Lead lead = rivals->leads[rival];
  if (lead_least(lead) >= 0) return;
  Sweep sweep = {
      .rivals = rivals,
      .segment = segment_of(lead),
      .towards = {corner_with(lead, lead_most(lead)), corner_with(lead, lead_least(lead))}};
  if (!was_swept(rivals, rival, &sweep.segment)) sweep_along(&sweep, extremes);
}

Extremes sweep_triangle(Rivals *rivals) {
  Extremes extremes = {.fewest = SIZE_MAX};
  for (int corner = 0; corner < CORNERS; ++corner)
    sweep_side(rivals, (Corner)corner, &extremes);
  for (size_t rival = 0; rival < rivals->count; ++rival)
    sweep_line(rivals, rival, &extremes);
  extremes.fewest += rivals->always_ahead;
  extremes.most += rivals->always_ahead;
  return extremes;
}
