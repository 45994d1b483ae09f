/* Which cells are counted again by hand: drawn by lot, so that anybody can draw the same from the
 * dice that were thrown in the room and the fingerprint that was read out before.
 *
 * A cell is the dots of one colour on one recommendation. They stand in a list: the recommendations
 * put to the vote in the order of the agenda, of each green, yellow, red. Then, for each cell to
 * draw, with `left` cells still in the list and a counter that begins at 1:
 *   - r is the first 8 bytes, big-endian, of SHA-256 of the text "SEED,FINGERPRINT,COUNTER", such
 *     as "4261335142,KQ7M 2FTA 9XCD 4WLP,1"; the counter then goes up by one;
 *   - where r ≥ 2⁶⁴ − (2⁶⁴ mod left), r is passed over and another made: else r mod left would
 * favour the first cells;
 *   - the cell at place r mod left (0 the first) is drawn, and the last one of the list takes its
 *     place.
 * So every set of cells is as likely as any other, and who asks for more cells gets the same ones
 * first. Source: R. L. Rivest's sampler for post-election audits (a seed of public dice, SHA-256 of
 * "SEED,COUNTER"), with the fingerprint between, which ties the dice to this session; without
 * replacement by Fisher and Yates. */
#ifndef SESSIONS_VERIFY_DRAW_H
#define SESSIONS_VERIFY_DRAW_H

#include "core/base/ratio.h"
#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

/* What a recount of some cells can show, exactly: how likely it is to meet cells that are wrong.
 *
 * Of `cells` cells, `wrong` are wrong and `counted` are counted again, drawn so that every set of
 * as many is equally likely. That none of the wrong ones is among them has the chance
 * C(cells − wrong, counted) / C(cells, counted) (hypergeometric distribution); of seeing at least
 * one it is 1 less that. */

/* The chance of seeing at least one, as a fraction in lowest terms; 0 ≤ counted, wrong ≤ cells.
 * False where its terms do not fit into 96 bits, which takes thousands of cells. */
bool chance_of_seeing(size_t counted, size_t cells, size_t wrong, Ratio *chance);

/* The fewest wrong cells of which at least one is seen with this chance or a better one; 0 where
 * that cannot be told exactly, or where nothing is counted. */
size_t chance_fewest_seen(size_t counted, size_t cells, Ratio chance);

enum { RECOUNT_SEED_SIZE = RECOUNT_SEED_MAX + 1 };

/* Reads what the dice showed: 1 to RECOUNT_SEED_MAX digits, with or without blanks, commas, hyphens
 * between. The error (ERROR_USAGE) quotes what was typed. */
bool seed_read(const char *typed, char seed[RECOUNT_SEED_SIZE], Error *err);

typedef struct DrawnCell {
  uint32_t recommendation;
  Colour colour;
  size_t place; /* in the list, 0 the first */
} DrawnCell;

typedef struct Draw {
  char seed[RECOUNT_SEED_SIZE];
  uint64_t at;                             /* the event whose fingerprint is drawn from … */
  char fingerprint[FINGERPRINT_TEXT_SIZE]; /* … and that: "KQ7M 2FTA 9XCD 4WLP" … */
  uint8_t hash[FINGERPRINT_SIZE];          /* … as bytes */
  DrawnCell *cells;                        /* those drawn, in the order in which they were */
  size_t count;                            /* how many … */
  size_t of;                               /* … of how many */
} Draw;

/* How many cells there are to draw from. */
size_t draw_cells_count(const Roundtable *state);

/* The event from whose fingerprint cells are drawn: the last one of the agenda or of votes (kinds
 * 10 to 39), or that takes such a one back or brings it again; 0 where there is none. Notes, kept
 * rankings, the board, recounts and incidents of the machine come after it without moving it. */
uint64_t draw_point(const Roundtable *state);

/* Draws `wanted` cells of this state, or all where there are fewer; seed, at and fingerprint are
 * filled in. The caller gives it to draw_free, on failure too. Fails for lack of memory, or where
 * nothing was put to the vote. */
bool draw_make(const Roundtable *state, size_t wanted, Draw *draw, Error *err);

/* The numbers of the cells drawn (0 the first drawn) in the order of the agenda, in which it is
 * convenient to count: draw->count of them, which the caller frees. NULL for lack of memory. */
size_t *draw_in_agenda_order(const Draw *draw, Error *err);
void draw_free(Draw *draw);

/* The error where there is no cell. Returns false. */
bool draw_fail_empty(Error *err);

#endif
