#include "core/rank/witness.h"

/* Small numbers are tried first: weights in sixths or simpler say nearly all that people ask. */
enum { SIMPLE_GREEN_MAX = 6 };

/* Terms of more digits than these are nothing to check by hand, and could overflow. */
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

/* Each weights of small whole numbers once: those with a common divisor came before. */
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

Witness witness_of_fewest(const Rivals *rivals, const Extremes *extremes) {
  Witness witness = {.known = false};
  Shares reduced = shares_reduced(extremes->fewest_at);
  if (find_simple(rivals, extremes->fewest, &witness) || !is_small(&reduced)) return witness;
  return witness_there(reduced);
}

/* How far from a point of its edge, towards a corner, the inside of a cell reaches: until the first
 * rival is level that is not so all along the edge. */
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

/* From the edge of the cell a little way inside. */
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

Witness witness_of_most(const Rivals *rivals, const Extremes *extremes) {
  Witness witness;
  if (find_simple(rivals, extremes->most, &witness)) return witness;
  return look_inside(rivals, &extremes->most_in);
}
