/* The sessions of the list that are marked, to be compared. A mark belongs to a file: it stays,
 * however the list is sorted and whether it shows the session or not. */
#ifndef TUI_STATE_LIST_VIEW_H
#define TUI_STATE_LIST_VIEW_H

#include "sessions/compare/panel.h"
#include "sessions/library/library.h"
#include "sessions/library/sorted_list.h"
#include "tui/terminal/line_editor.h"

enum { FILE_NAME_SIZE = 256 /* with its end; no longer name is there on Linux */ };

typedef struct ListMark {
  char name[FILE_NAME_SIZE];
  bool is_archived;
} ListMark;

/* The mark of a session's file, and whether it is that of this one. */
ListMark list_mark_of(const LibraryEntry *entry);
bool list_mark_is(const ListMark *mark, const LibraryEntry *entry);

/* Begins as {0}. */
typedef struct ListMarks {
  ListMark of[PANEL_MAX];
  size_t count;
} ListMarks;

bool list_marks_hold(const ListMarks *marks, const LibraryEntry *entry);

/* Marks a session, or takes its mark away. False: PANEL_MAX are marked already, and nothing was
 * changed. */
bool list_marks_turn(ListMarks *marks, const LibraryEntry *entry);

/* The file of a session goes into the archive or out of it, and gets this name: its mark goes with
 * it. */
void list_marks_move(ListMarks *marks, const LibraryEntry *entry, const char *name);

/* Takes away the marks of files that are not among these any more. */
void list_marks_keep(ListMarks *marks, const LibraryEntry *entries, size_t count);

/* The marked ones of the library, by their days with the earliest first, on one day as they were
 * marked. Returns how many; they are borrowed from `entries`. */
size_t list_marks_find(const ListMarks *marks, const LibraryEntry *entries, size_t count,
                       const LibraryEntry *found[PANEL_MAX]);

/* How somebody looks at the list of sessions, and the list so looked at. */

typedef struct ListViewState {
  ListOrder order;
  ListGrouping grouping;
  bool with_archive;
  bool has_chosen; /* a session was gone to: the focus follows it, whatever moves around it */
  char words[TYPED_TEXT_SIZE]; /* that are searched for; "" */
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
