/* The library as a list shows it: sorted, grouped and searched. */
#ifndef SESSIONS_LIBRARY_SORTED_LIST_H
#define SESSIONS_LIBRARY_SORTED_LIST_H

#include "sessions/library/library.h"
#include "sessions/text/day.h"

typedef enum ListOrder {
  SORT_DATE, /* latest first, undated last */
  SORT_TITLE,
  SORT_PLACE,
  SORT_THEME,
  SORT_STAGE,
  SORT_RECOMMENDATIONS, /* most first, as for all counts */
  SORT_VOTERS,
  SORT_DOTS,    /* hidden ones last */
  SORT_CHANGED, /* most recently recorded first */
  SORT_FILE,
  LIST_ORDERS
} ListOrder;

typedef enum ListGrouping { UNGROUPED, BY_YEAR, BY_THEME, BY_PLACE, LIST_GROUPINGS } ListGrouping;

typedef struct SortedListRequest {
  ListOrder order;
  ListGrouping grouping;
  bool with_archive;
  const char *words; /* each must be found, ignoring case and accents; "" or NULL: all */
} SortedListRequest;

/* `entries` and their texts are borrowed. */
typedef struct SortedList {
  const LibraryEntry *entries;
  size_t *places;    /* indexes of `entries`, in display order */
  size_t *lines;     /* for each, its line in the list, counting headings of groups */
  size_t *next_copy; /* for each of `entries`, as in copies.h */
  size_t count, line_count;
  ListGrouping grouping;
} SortedList;

/* To search, SUMMARY_SOUGHT must be loaded; without it, only the file's name is searched. Ties are
 * in the order of files. Fails only if out of memory; free it with sorted_list_free. */
bool sorted_list_make(const LibraryEntry *entries, size_t count, const SortedListRequest *request,
                      SortedList *sorted, Error *err);
void sorted_list_free(SortedList *sorted);

/* The next file of the whole library that holds the same session, again and again around to the
 * first; the same entry where it is alone. `entry` is one of the list's. */
const LibraryEntry *sorted_list_next_copy(const SortedList *sorted, const LibraryEntry *entry);

const LibraryEntry *sorted_list_entry(const SortedList *sorted, size_t place);

/* Return whether a group begins at this index; and its heading, "2023" or « without a theme »:
 * text, or borrowed from the summary. */
enum { LIST_HEADING_SIZE = 16 };
bool sorted_list_begins_group(const SortedList *sorted, size_t place);
const char *sorted_list_heading(const SortedList *sorted, size_t place,
                                char text[LIST_HEADING_SIZE]);

/* Returns the first index on this line of the list or below; `count` if none. */
size_t sorted_list_place_from_line(const SortedList *sorted, size_t line);

/* Writes the date as session_day_shown does. Returns text or the summary's text. */
const char *entry_date(const LibraryEntry *entry, char text[DAY_WORDS_SIZE]);

/* Returns the session's title or, if it has none or none is known, its file's name. */
const char *entry_title(const LibraryEntry *entry);

/* Names for people and programs: "by year" and "year"; and lookups by name. */
const char *sorted_list_order_words(ListOrder order);
const char *sorted_list_grouping_words(ListGrouping grouping);
bool sorted_list_order_find(const char *name, ListOrder *order);
bool sorted_list_grouping_find(const char *name, ListGrouping *grouping);

#endif
