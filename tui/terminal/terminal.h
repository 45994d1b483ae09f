/* The terminal: cells, colours, keys and bytes, and the only file that knows curses. */
#ifndef TUI_TERMINAL_TERMINAL_H
#define TUI_TERMINAL_TERMINAL_H

#include "tui/terminal/canvas.h"

typedef struct Terminal Terminal;

/* Takes over the terminal on standard input and output, and the signals that concern it. Fails
 * where there is none, or one that cannot move its cursor. terminal_close gives all back as it was.
 */
bool terminal_open(Terminal **terminal, Error *err);
void terminal_close(Terminal *terminal);

/* How large it is now, and whether it has letters only, no ● ▲ ■. */
void terminal_size(const Terminal *terminal, int *rows, int *columns);
bool terminal_letters_only(const Terminal *terminal);

/* Shows a canvas, whatever was there. */
void terminal_show(Terminal *terminal, const Canvas *canvas);

/* Locked, no key leads out: those that would interrupt, stop or freeze the program are keys like
 * any other, and signals that ask for as much are passed over. One to end (SIGTERM, SIGHUP) is not.
 */
void terminal_lock(Terminal *terminal, bool locked);

/* Rings the bell. */
void terminal_ring(Terminal *terminal);

/* The next input, or INPUT_NOTHING after `patience_ms`; at once while keys wait. Signals come
 * before keys, however many these are. Suspends and resumes by itself; a signal to end and a
 * terminal that went away are INPUT_LEAVE. */
Input terminal_read(Terminal *terminal, int patience_ms);

/* Reads what is struck while a key before it is still at work: it keeps its place behind what was
 * not taken yet. True where one of these keys `leaves` (NULL: none does), or a signal: then all
 * that was not taken yet is dropped. A signal to end is still the next input. */
bool terminal_read_ahead(Terminal *terminal, bool (*leaves)(Key key));

/* Whether a key or a signal waits to be read. */
bool terminal_has_input(const Terminal *terminal);

/* Drops the rest of the queue (tui/terminal/burst.h): what was struck before its user could see
 * what is shown now. A paste that is still coming goes on. */
void terminal_drop_waiting(Terminal *terminal);

#endif
