/* Drawing of the list of sessions. */
#ifndef TUI_SCREENS_LIST_LIST_VIEW_H
#define TUI_SCREENS_LIST_LIST_VIEW_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* Lines below the sessions: ways to start a new one. */
typedef struct ListOffer {
  const char *keys; /* keys of the list that do it */
  const char *text; /* marked with N_() */
} ListOffer;

enum { LIST_OFFERS = 4 };
const ListOffer *list_offer(size_t n);

/* Return how many sessions the list shows, and the one in focus; NULL if the focus is not on a
 * session. */
size_t list_count(const ViewData *data);
const LibraryEntry *list_entry(const Model *model, const ViewData *data);

/* Returns how many lines of the list fit. */
int list_height(const Model *model, const ViewData *data);

void draw_list(Canvas *canvas, const Model *model, const ViewData *data);

/* Draw the pairs of names being asked about, one per line, instead of the list; return how many
 * fit. */
int same_voters_height(const ViewData *data);
void draw_same_voters(Canvas *canvas, const Model *model, const ViewData *data);

/* What is told of the session in focus below the list: where there is room on that many lines, else
 * on none. */
int list_pane_height(const ViewData *data);
void draw_list_pane(Canvas *canvas, int row, const LibraryEntry *entry);

/* Draws them on one line if there is no room for more. */
void draw_list_line(Canvas *canvas, int row, const LibraryEntry *entry);

#endif
