/* Keys that came in one read of the terminal: struck one by one, or pasted where the terminal does
 * not mark what is pasted.
 *
 * A paste is a run of characters (Enter and Tab included, no other key among them) of which at
 * least BURST_PRINTABLE_MIN are printable and at least BURST_DIFFERENT_MIN of these differ, digits
 * aside: a key that repeats, a row of counts and the dots of a fast hand are keys, also where a
 * slow line or a busy machine brings many at once. And they came faster than any hand: where the
 * program was at work (a commit of 2 to 50 ms) and did not look, one key for each BURST_KEY_MS of
 * that and BURST_BATCH more may have been struck meanwhile; no more than BURST_WORK_MAX_MS of it
 * count, by which time a hand of 30 keys a second has had nearly two seconds. A paste becomes one
 * input, which update refuses but where text is typed. What follows it within BURST_GOES_ON_MS is
 * its rest.
 *
 * The rest of the queue, which is dropped after a refusal or a question, is all that was read
 * already and all that can be read at once when the refusal or the question has been drawn. What is
 * struck after it was drawn counts, however slow the machine. Knows no terminal and no clock. */
#ifndef TUI_TERMINAL_BURST_H
#define TUI_TERMINAL_BURST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/terminal/input.h"

/* What comes to a program at a terminal, told without reading it. */

typedef enum Arrival {
  ARRIVAL_NONE,
  ARRIVAL_SIGNAL, /* before keys: in a flood of them it would otherwise wait */
  ARRIVAL_KEYS,
  ARRIVAL_GONE /* the terminal went away: no key comes any more */
} Arrival;

/* What waits on standard input or on the descriptor of signals, after at most `patience_ms`. */
Arrival arrival_wait(int signals, int patience_ms);

/* By a clock that never goes back. */
int64_t arrival_clock_ms(void);

/* From now on the signals that a terminal heeds come by the descriptor returned, and what was let
 * through until then is in *before; -1, with errno and all as it was, where that cannot be. */
int arrival_take_signals(sigset_t *before);

enum {
  BURST_PRINTABLE_MIN = 8,
  BURST_DIFFERENT_MIN = 4,
  BURST_KEY_MS = 5,
  BURST_BATCH = 5, /* as many a slow line brings together */
  BURST_WORK_MAX_MS = 250,
  BURST_GOES_ON_MS = 30,
  BURST_MAX = 4096 /* inputs of one read; the rest is another one */
};

/* Begins as {0}. */
typedef struct Burst {
  Input inputs[BURST_MAX];
  size_t count, next, read_from; /* how many came; the first not taken yet, and of this read */
  char text[5 * BURST_MAX];      /* what was pasted, one text behind the other */
  size_t text_used;
  bool was_pasted;   /* the latest read ended in a paste … */
  int64_t pasted_ms; /* … and that was then */
} Burst;

/* One more of this read; false where there is no room, or a paste must be taken first. */
bool burst_add(Burst *burst, Input input);
bool burst_has_room(const Burst *burst);

/* The read is over: finds what was pasted. `now_ms` is any clock that never goes back; what came in
 * this read came at most `unseen_ms` ago, since when the program was at work. */
void burst_close(Burst *burst, int64_t now_ms, int64_t unseen_ms);

/* The next of what was read. A text is borrowed until burst_take finds nothing more. */
bool burst_take(Burst *burst, Input *input);

/* Forgets what was not taken yet, or the latest of it. */
void burst_drop(Burst *burst);
void burst_drop_last(Burst *burst);

#endif
