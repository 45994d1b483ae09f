/* Draws by lot the cells to recount by hand, so that anybody can repeat the draw from the dice
 * thrown in the room and the fingerprint read out before.
 *
 * A cell is the dots of one colour on one recommendation. They form a list: the recommendations
 * put to the vote in the order of the agenda, for each green, yellow, red. Then, for each cell to
 * draw, with `left` cells still in the list and a counter that begins at 1:
 *   - r is the first 8 bytes, big-endian, of SHA-256 of the text "SEED,FINGERPRINT,COUNTER", such
 *     as "4261335142,KQ7M 2FTA 9XCD 4WLP,1"; the counter then goes up by one;
 *   - where r ≥ 2⁶⁴ − (2⁶⁴ mod left), r is discarded and another made: else r mod left would
 * favour the first cells;
 *   - the cell at place r mod left (0 the first) is drawn, and the last one of the list takes its
 *     place.
 * So every set of cells is as likely as any other, and asking for more cells yields the same ones
 * first. Source: R. L. Rivest's sampler for post-election audits (a seed of public dice, SHA-256 of
 * "SEED,COUNTER"), with the fingerprint between, which ties the dice to this session; without
 * replacement by Fisher and Yates. */
#ifndef SESSIONS_VERIFY_DRAW_H
#define SESSIONS_VERIFY_DRAW_H

#include "core/base/ratio.h"
#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

/* What a recount of some cells can show, exactly: how likely it is to find wrong cells.
 *
 * Of `cells` cells, `wrong` are wrong and `counted` are recounted, drawn so that every set of that
 * size is equally likely. The probability that none of the wrong ones is among them is C(cells −
 * wrong, counted) / C(cells, counted) (hypergeometric distribution); that of seeing at least one is
 * 1 minus that. */

/* Computes the probability of seeing at least one, as a fraction in lowest terms; 0 ≤ counted,
 * wrong ≤ cells. False if its terms do not fit into 96 bits, which takes thousands of cells. */
bool chance_of_seeing(size_t counted, size_t cells, size_t wrong, Ratio *chance);

/* Returns the fewest wrong cells of which at least one is seen with at least this probability; 0 if
 * that cannot be determined exactly, or if nothing is counted. */
size_t chance_fewest_seen(size_t counted, size_t cells, Ratio chance);

enum { RECOUNT_SEED_SIZE = RECOUNT_SEED_MAX + 1 };

/* Reads a dice roll: 1 to RECOUNT_SEED_MAX digits, optionally separated by blanks, commas or
 * hyphens. The error (ERROR_USAGE) quotes what was typed. */
bool seed_read(const char *typed, char seed[RECOUNT_SEED_SIZE], Error *err);

typedef struct DrawnCell {
  uint32_t recommendation;
  Colour colour;
  size_t place; /* in the list, from 0 */
} DrawnCell;

typedef struct Draw {
  char seed[RECOUNT_SEED_SIZE];
  uint64_t at;                             /* the event whose fingerprint is used … */
  char fingerprint[FINGERPRINT_TEXT_SIZE]; /* … and its text: "KQ7M 2FTA 9XCD 4WLP" … */
  uint8_t hash[FINGERPRINT_SIZE];          /* … as bytes */
  DrawnCell *cells;                        /* the drawn cells, in the order of drawing */
  size_t count;                            /* their number … */
  size_t of;                               /* … out of how many */
} Draw;

/* Returns how many cells there are to draw from. */
size_t draw_cells_count(const Roundtable *state);

/* Returns the event whose fingerprint is used for drawing: the last one of the agenda or of votes
 * (kinds 10 to 39), or the last undo or redo of such an event; 0 if none. Later notes, saved
 * rankings, board changes, recounts and incidents do not move it. */
uint64_t draw_point(const Roundtable *state);

/* Draws `wanted` cells of this state, or all if there are fewer; seed, at and fingerprint must be
 * filled in. The caller calls draw_free, on failure too. Fails if out of memory, or if nothing was
 * put to the vote. */
bool draw_make(const Roundtable *state, size_t wanted, Draw *draw, Error *err);

/* Returns the numbers of the drawn cells (0 is the first drawn) in the order of the agenda, which
 * is convenient for counting: draw->count of them, which the caller frees. NULL if out of memory.
 */
size_t *draw_in_agenda_order(const Draw *draw, Error *err);
void draw_free(Draw *draw);

/* Fails because there are no cells. Returns false. */
bool draw_fail_empty(Error *err);

#endif
