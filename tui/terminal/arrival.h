/* What comes to a program at a terminal, told without reading it. */
#ifndef TUI_TERMINAL_ARRIVAL_H
#define TUI_TERMINAL_ARRIVAL_H

#include <signal.h>
#include <stdint.h>

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

#endif
