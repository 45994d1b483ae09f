/* The terminal: cells, colours, keys and bytes, and the only file that knows curses. */
#ifndef TUI_TERMINAL_TERMINAL_H
#define TUI_TERMINAL_TERMINAL_H

#include "tui/terminal/canvas.h"

typedef struct Terminal Terminal;

/* Takes over the terminal on standard input and output, and the related signals. Fails without a
 * terminal, or if it cannot move its cursor. terminal_close restores everything. */
bool terminal_open(Terminal **terminal, Error *err);
void terminal_close(Terminal *terminal);

/* Return its current size, and whether it shows letters only, no ● ▲ ■. */
void terminal_size(const Terminal *terminal, int *rows, int *columns);
bool terminal_letters_only(const Terminal *terminal);

/* Shows a canvas, whatever was there before. */
void terminal_show(Terminal *terminal, const Canvas *canvas);

/* While locked, no key leads out: those that would interrupt, stop or freeze the program are
 * ordinary keys, and the corresponding signals are ignored. Signals to terminate (SIGTERM, SIGHUP)
 * are not. */
void terminal_lock(Terminal *terminal, bool locked);

void terminal_ring(Terminal *terminal);

/* Returns the next input, or INPUT_NOTHING after `patience_ms`; at once if keys are waiting.
 * Signals come before any number of keys. Suspending and resuming is handled inside; a signal to
 * terminate, or a vanished terminal, is INPUT_LEAVE. */
Input terminal_read(Terminal *terminal, int patience_ms);

/* Reads keys pressed while an earlier one is still being processed, and queues them. Returns true
 * if one of them `leaves` (NULL: none does), or on a signal: the queue is then dropped. A signal to
 * terminate is still the next input. */
bool terminal_read_ahead(Terminal *terminal, bool (*leaves)(Key key));

/* Returns whether a key or signal is waiting to be read. */
bool terminal_has_input(const Terminal *terminal);

/* Drops the rest of the queue (tui/terminal/input.h): what was pressed before the user could see
 * what is shown now. A paste still arriving goes on. */
void terminal_drop_waiting(Terminal *terminal);

#endif
