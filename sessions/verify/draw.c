#include "sessions/verify/draw.h"

#include <ctype.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/text/text.h"

/* Below it, ratio_text and comparisons cannot overflow. */
static bool is_too_large(Wide number) {
  return number >> 96 != 0;
}

/* Multiplies by one more factor, in lowest terms. */
static bool multiply(Ratio *product, size_t over, size_t under) {
  const Wide left = wide_common_divisor(product->over, (Wide)under);
  const Wide right = wide_common_divisor((Wide)over, product->under);
  const Wide crossed = wide_common_divisor((Wide)over / right, (Wide)under / left);
  product->over = product->over / left * ((Wide)over / right / crossed);
  product->under = product->under / right * ((Wide)under / left / crossed);
  return !is_too_large(product->over) && !is_too_large(product->under);
}

/* C(n − w, k) / C(n, k) is the product over i < k of (n − w − i) / (n − i), and the same with w and
 * k swapped: uses whichever has fewer factors. */
bool chance_of_seeing(size_t counted, size_t cells, size_t wrong, Ratio *chance) {
  const size_t fewer = counted < wrong ? counted : wrong;
  const size_t more = counted < wrong ? wrong : counted;
  Ratio none = {1, 1};
  if (more > cells - fewer) none.over = 0;
  for (size_t i = 0; none.over > 0 && i < fewer; ++i)
    if (!multiply(&none, cells - more - i, cells - i)) return false;
  *chance = none.over > 0 ? (Ratio){none.under - none.over, none.under} : (Ratio){1, 1};
  return true;
}

size_t chance_fewest_seen(size_t counted, size_t cells, Ratio chance) {
  Ratio seen;
  if (counted == 0) return 0;
  for (size_t wrong = 1; wrong <= cells; ++wrong) {
    if (!chance_of_seeing(counted, cells, wrong, &seen)) return 0;
    if (ratio_compare(seen, chance) >= 0) return wrong;
  }
  return 0;
}

bool seed_read(const char *typed, char seed[RECOUNT_SEED_SIZE], Error *err) {
  size_t size = 0;
  bool good = true;
  for (const char *at = typed; good && *at != '\0'; ++at) {
    const bool digit = isdigit((unsigned char)*at) != 0;
    good = digit ? size < RECOUNT_SEED_MAX : strchr(" ,-", *at) != NULL;
    if (good && digit) seed[size++] = *at;
  }
  seed[size] = '\0';
  return (good && size > 0) ||
         fail(err, ERROR_USAGE,
              _("“%s” is not a throw of dice: write 1 to %d digits, one after the other"),
              text_quoted(typed).text, RECOUNT_SEED_MAX);
}

static size_t cells_of(const Roundtable *state, const Subgroup *subgroup, DrawnCell *cells) {
  size_t count = 0;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (!recommendation_put_to_the_vote(state, one)) continue;
    for (int colour = 0; cells && colour < COLOUR_COUNT; ++colour)
      cells[count + (size_t)colour] = (DrawnCell){one->number, (Colour)colour, 0};
    count += COLOUR_COUNT;
  }
  return count;
}

/* Lists the cells if there is a list; returns how many there are. */
static size_t list_cells(const Roundtable *state, DrawnCell *cells) {
  size_t count = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    count += cells_of(state, roundtable_subgroup_at(state, place), cells ? cells + count : NULL);
  return count;
}

size_t draw_cells_count(const Roundtable *state) {
  return list_cells(state, NULL);
}

static bool moves_the_point(const Roundtable *state, const HistoryEntry *entry) {
  const HistoryEntry *stake = history_at_stake(state, entry);
  return stake && stake->kind >= EVENT_SUBGROUP_ADDED && stake->kind <= EVENT_KIOSK_TALLIED;
}

uint64_t draw_point(const Roundtable *state) {
  uint64_t seq = roundtable_seq(state);
  while (seq > 0 && !moves_the_point(state, history_at(state, seq)))
    --seq;
  return seq;
}

/* The n-th number of the sequence, below `left`; false if using it would introduce bias. */
static bool number_below(const Draw *draw, uint64_t n, uint64_t left, uint64_t *number) {
  char text[RECOUNT_SEED_SIZE + FINGERPRINT_TEXT_SIZE + 32];
  uint8_t hash[crypto_hash_sha256_BYTES];
  const int size = snprintf(text, sizeof text, "%s,%s,%" PRIu64, draw->seed, draw->fingerprint, n);
  crypto_hash_sha256(hash, (const uint8_t *)text, (unsigned long long)size);
  uint64_t drawn = 0;
  for (size_t i = 0; i < sizeof drawn; ++i)
    drawn = drawn << 8 | hash[i];
  const uint64_t excess = (UINT64_MAX % left + 1) % left;
  *number = drawn % left;
  return drawn <= UINT64_MAX - excess;
}

/* Moves the drawn cells to the beginning, in order. */
static void draw_from(Draw *draw, DrawnCell *list) {
  uint64_t n = 0;
  for (size_t left = draw->of; draw->count + left > draw->of; --left) {
    uint64_t place;
    do
      ++n;
    while (!number_below(draw, n, left, &place));
    draw->cells[draw->of - left] = list[place];
    list[place] = list[left - 1];
  }
}

bool draw_fail_empty(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("nothing has been put to the vote yet: there is nothing to recount"));
}

bool draw_make(const Roundtable *state, size_t wanted, Draw *draw, Error *err) {
  draw->of = draw_cells_count(state);
  draw->count = wanted < draw->of ? wanted : draw->of;
  draw->cells = NULL;
  if (draw->of == 0) return draw_fail_empty(err);
  DrawnCell *list = calloc(draw->of, sizeof *list);
  draw->cells = calloc(draw->count, sizeof *draw->cells);
  if (list && draw->cells) {
    list_cells(state, list);
    for (size_t place = 0; place < draw->of; ++place)
      list[place].place = place;
    draw_from(draw, list);
  }
  const bool drawn = list && draw->cells;
  free(list);
  return drawn || fail_memory(err);
}

typedef struct Numbered {
  size_t place, number;
} Numbered;

static int by_place(const void *a, const void *b) {
  const Numbered *one = a, *other = b;
  return (one->place > other->place) - (one->place < other->place);
}

size_t *draw_in_agenda_order(const Draw *draw, Error *err) {
  Numbered *numbered = calloc(draw->count + 1, sizeof *numbered);
  size_t *order = calloc(draw->count + 1, sizeof *order);
  if (numbered && order) {
    for (size_t n = 0; n < draw->count; ++n)
      numbered[n] = (Numbered){draw->cells[n].place, n};
    qsort(numbered, draw->count, sizeof *numbered, by_place);
    for (size_t n = 0; n < draw->count; ++n)
      order[n] = numbered[n].number;
  } else {
    fail_memory(err);
    free(order);
    order = NULL;
  }
  free(numbered);
  return order;
}

void draw_free(Draw *draw) {
  free(draw->cells);
  draw->cells = NULL;
  draw->count = 0;
}
