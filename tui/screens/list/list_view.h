/* How the list of sessions is drawn. */
#ifndef TUI_SCREENS_LIST_LIST_VIEW_H
#define TUI_SCREENS_LIST_LIST_VIEW_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* Below the sessions, as lines like theirs: what one can begin with. */
typedef struct ListOffer {
  const char *keys; /* of the list, that do it */
  const char *text; /* marked with N_() */
} ListOffer;

enum { LIST_OFFERS = 3 };
const ListOffer *list_offer(size_t n);

/* How many sessions the list shows, and the one at the focus; NULL where that is none. */
size_t list_count(const ViewData *data);
const LibraryEntry *list_entry(const Model *model, const ViewData *data);

/* How many lines of the list fit. */
int list_height(const Model *model, const ViewData *data);

void draw_list(Canvas *canvas, const Model *model, const ViewData *data);

/* The pairs of names that are asked about, a line each, in place of the list; how many fit. */
int same_voters_height(const ViewData *data);
void draw_same_voters(Canvas *canvas, const Model *model, const ViewData *data);

/* What is told of the session in focus below the list: where there is room on that many lines, else
 * on none. */
int list_pane_height(const ViewData *data);
void draw_list_pane(Canvas *canvas, int row, const LibraryEntry *entry);

/* Of it on one line, where there is no room for more. */
void draw_list_line(Canvas *canvas, int row, const LibraryEntry *entry);

#endif
