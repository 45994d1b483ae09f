/* Keys that arrived in one read of the terminal: typed one by one, or pasted into a terminal
 * that does not mark pastes.
 *
 * A paste is a run of characters (Enter and Tab included, no other key among them) of which at
 * least BURST_PRINTABLE_MIN are printable and at least BURST_DIFFERENT_MIN of these differ,
 * digits aside: a repeating key, a row of counts and the dots of a fast typist are keys, even
 * when a slow line or a busy machine delivers many at once. It must also have arrived faster
 * than anyone types: while the program was busy (a commit of 2 to 50 ms) and not reading, one
 * key per BURST_KEY_MS of that time plus BURST_BATCH more may have been typed; at most
 * BURST_WORK_MAX_MS of it counts, by which time 30 keys a second have had nearly two seconds. A
 * paste becomes one input, which update refuses unless text is being typed. What follows it
 * within BURST_GOES_ON_MS is part of it.
 *
 * The rest of the queue, which is dropped after a refusal or a question, is everything already
 * read and everything readable at once when the refusal or question has been drawn. Keys
 * pressed after that count, however slow the machine. Needs no terminal and no clock. */
#ifndef TUI_TERMINAL_BURST_H
#define TUI_TERMINAL_BURST_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "tui/terminal/input.h"

/* What has arrived at a program with a terminal, found without reading it. */

typedef enum Arrival {
  ARRIVAL_NONE,
  ARRIVAL_SIGNAL, /* before keys: a flood of them would delay it */
  ARRIVAL_KEYS,
  ARRIVAL_GONE /* the terminal is gone: no more keys will come */
} Arrival;

/* Waits at most `patience_ms` for standard input or the signal descriptor to become readable. */
Arrival arrival_wait(int signals, int patience_ms);

/* Reads a clock that never goes back. */
int64_t arrival_clock_ms(void);

/* Redirects the signals that a terminal handles to a descriptor, saving the old mask in *before.
 * Changes nothing on failure. */
bool arrival_take_signals(int *signals, sigset_t *before, Error *err);

/* Gives them back and closes the descriptor. What is still pending was meant for the screen that
 * goes, and is dropped: a Ctrl-\ struck in the kiosk must not kill the program after it. */
void arrival_return_signals(int signals, const sigset_t *before);

/* Stops this process, whose SIGTSTP is redirected, until it is continued. */
void arrival_stop(void);

enum {
  BURST_PRINTABLE_MIN = 8,
  BURST_DIFFERENT_MIN = 4,
  BURST_KEY_MS = 5,
  BURST_BATCH = 5, /* as many as a slow line delivers at once */
  BURST_WORK_MAX_MS = 250,
  BURST_GOES_ON_MS = 30,
  BURST_MAX = 4096 /* inputs per read; more make another one */
};

/* {0} is empty. */
typedef struct Burst {
  Input inputs[BURST_MAX];
  size_t count, next, read_from; /* total; next to take; start of this read */
  char text[5 * BURST_MAX];      /* pasted texts, one after another */
  size_t text_used;
  bool was_pasted;   /* the latest read ended in a paste … */
  int64_t pasted_ms; /* … at this time */
} Burst;

/* Adds an input to this read; false if there is no room, or a paste must be taken first. */
bool burst_add(Burst *burst, Input input);
bool burst_has_room(const Burst *burst);

/* Ends the read and finds pastes in it. `now_ms` is from any clock that never goes back; the inputs
 * arrived within the last `unseen_ms`, during which the program was busy. */
void burst_close(Burst *burst, int64_t now_ms, int64_t unseen_ms);

/* Takes the next input. A text is borrowed until burst_take finds nothing more. */
bool burst_take(Burst *burst, Input *input);

/* Drop everything not taken yet, or the latest of it. */
void burst_drop(Burst *burst);
void burst_drop_last(Burst *burst);

#endif
