/* How somebody looks at the list of sessions, and the list so looked at. */
#ifndef TUI_STATE_LIST_LOOK_H
#define TUI_STATE_LIST_LOOK_H

#include "sessions/library/sorted_list.h"
#include "tui/state/list_marks.h"
#include "tui/terminal/line_editor.h"

typedef struct ListViewState {
  ListOrder order;
  ListGrouping grouping;
  bool with_archive;
  bool has_chosen; /* a session was gone to: the focus follows it, whatever moves around it */
  char words[LINE_TEXT_SIZE]; /* that are searched for; "" */
  ListMarks marks;
} ListViewState;

/* The list, made for a look and kept until that changes. Begins as {0}. */
typedef struct ListSorted {
  SortedList sorted;
  ListViewState look;
  bool is_made;
} ListSorted;

/* Makes the list anew where the look is another or `changed` says that cards are. *focus, a place
 * in the list, follows the session it was on; where that is not found any more it goes to the first
 * one. Beyond the sessions it stays where it is from their end. Fails only for lack of memory. */
bool list_shelf_refresh(ListSorted *list, const LibraryEntry *entries, size_t count,
                        const ListViewState *look, bool changed, size_t *focus, Error *err);
void list_shelf_clear(ListSorted *list);

/* The place of the session in a file of this name; false where the list does not show it. */
bool list_shelf_find(const ListSorted *list, const char *name, bool is_archived, size_t *place);

#endif
