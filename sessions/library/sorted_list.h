/* The order in which a list shows the library: sorted, grouped, and only what is searched for. */
#ifndef SESSIONS_LIBRARY_SORTED_LIST_H
#define SESSIONS_LIBRARY_SORTED_LIST_H

#include "sessions/library/library.h"
#include "sessions/text/day.h"

typedef enum ListOrder {
  SORT_DATE, /* the latest first, those without a date last */
  SORT_TITLE,
  SORT_PLACE,
  SORT_THEME,
  SORT_STAGE,
  SORT_RECOMMENDATIONS, /* the most first, as with all that is counted */
  SORT_VOTERS,
  SORT_DOTS,    /* what is hidden last */
  SORT_CHANGED, /* what was recorded into last first */
  SORT_FILE,
  SHELF_ORDERS
} ListOrder;

typedef enum ListGrouping { UNGROUPED, BY_YEAR, BY_THEME, BY_PLACE, SHELF_GROUPINGS } ListGrouping;

typedef struct SortedListRequest {
  ListOrder order;
  ListGrouping grouping;
  bool with_archive;
  const char *words; /* each of them must be found, case and accents aside; "" or NULL: all */
} SortedListRequest;

/* `entries` are borrowed, and so are their texts. */
typedef struct SortedList {
  const LibraryEntry *entries;
  size_t *places;    /* in the order shown: an index of `entries` */
  size_t *lines;     /* of each: on which line of the list it is, headings of groups counted in */
  size_t *next_copy; /* of each of `entries`, as copies.h says */
  size_t count, line_count;
  ListGrouping grouping;
} SortedList;

/* To search, CARD_SOUGHT must be known; a card without it is found by its file's name. Within
 * equals the order is that of files. Fails only for lack of memory; sorted_list_free gives the
 * memory back. */
bool sorted_list_make(const LibraryEntry *entries, size_t count, const SortedListRequest *request,
                      SortedList *sorted, Error *err);
void sorted_list_free(SortedList *sorted);

/* The next file of the whole library that holds the same session, again and again around to the
 * first; the same entry where it is alone. `entry` is one of the list's. */
const LibraryEntry *sorted_list_next_copy(const SortedList *sorted, const LibraryEntry *entry);

const LibraryEntry *sorted_list_entry(const SortedList *sorted, size_t place);

/* Whether a group begins at this place; and what stands above it, "2023" or « without a theme »:
 * text, or what the card holds. */
enum { SHELF_HEADING_SIZE = 16 };
bool sorted_list_begins_group(const SortedList *sorted, size_t place);
const char *sorted_list_heading(const SortedList *sorted, size_t place,
                                char text[SHELF_HEADING_SIZE]);

/* The first place on this line of the list or below it; `count` where there is none. */
size_t sorted_list_place_from_line(const SortedList *sorted, size_t line);

/* As session_day_shown tells it. Returns text or what the card holds. */
const char *entry_date(const LibraryEntry *entry, char text[DAY_WORDS_SIZE]);

/* The session's title or, where it has none that is known, its file's name. */
const char *entry_title(const LibraryEntry *entry);

/* For people and machines: "by year" and "year"; and by name. */
const char *sorted_list_order_words(ListOrder order);
const char *sorted_list_grouping_words(ListGrouping grouping);
bool sorted_list_order_find(const char *name, ListOrder *order);
bool sorted_list_grouping_find(const char *name, ListGrouping *grouping);

#endif
