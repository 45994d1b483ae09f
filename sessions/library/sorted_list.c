#include "sessions/library/sorted_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/library/copies.h"
#include "sessions/session/session_day.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

/* Sort keys of an entry: the group's key first. */
typedef struct ShelfKey {
  size_t place;                 /* index in the library */
  char *group_text, *text;      /* folded, or NULL */
  int64_t group_number, number; /* larger first */
} ShelfKey;

const char *entry_title(const LibraryEntry *entry) {
  const char *title = summary_text(&entry->summary, SUMMARY_TITLE);
  return *title ? title : entry->name;
}

const char *entry_date(const LibraryEntry *entry, char text[DAY_WORDS_SIZE]) {
  const char *date = summary_text(&entry->summary, SUMMARY_DATE);
  const SessionDay day = {(Day)entry->summary.number[SUMMARY_DAY],
                          entry->summary.number[SUMMARY_BEGUN] != 0 ? DAY_OF_BEGINNING : DAY_NOTED};
  return session_day_shown(date, day, text);
}

/* Returns the text an order sorts by; SUMMARY_TEXTS if it sorts by a number. */
static SummaryText text_of(ListOrder order) {
  if (order == SORT_TITLE) return SUMMARY_TITLE;
  if (order == SORT_PLACE) return SUMMARY_PLACE;
  return order == SORT_THEME ? SUMMARY_THEME : SUMMARY_TEXTS;
}

/* Stages go from what is under way to what is over. */
static int64_t number_of(const LibraryEntry *entry, ListOrder order) {
  const SessionSummary *summary = &entry->summary;
  bool is_sound = summary->soundness == SUMMARY_SOUND;
  switch (order) {
  case SORT_DATE: return summary->number[SUMMARY_DAY];
  case SORT_CHANGED: return summary->number[SUMMARY_CHANGED_MS];
  case SORT_RECOMMENDATIONS: return is_sound ? summary->number[SUMMARY_RECOMMENDATIONS] : -1;
  case SORT_VOTERS: return is_sound ? summary->number[SUMMARY_VOTERS] : INT64_MIN;
  case SORT_DOTS:
    return is_sound && !summary->number[SUMMARY_HIDDEN] ? summary->number[SUMMARY_DOTS] : -1;
  case SORT_STAGE: return is_sound ? -summary->number[SUMMARY_STAGE] : INT64_MIN;
  case SORT_TITLE:
  case SORT_PLACE:
  case SORT_THEME:
  case SORT_FILE:
  case LIST_ORDERS: break;
  }
  return 0;
}

static bool fold_key(const char *text, char **key, Error *err) {
  return text_fold(text, key) || fail_memory(err);
}

/* A name that is not UTF-8 stays as it is. */
static bool fold_file_name(const char *name, char **key, Error *err) {
  if (!text_fold_if_utf8(name, key, err)) return false;
  if (!*key) *key = strdup(name);
  return *key || fail_memory(err);
}

static bool make_key(const LibraryEntry *entry, const SortedListRequest *request, ShelfKey *key,
                     Error *err) {
  const SummaryText text = text_of(request->order);
  key->number = number_of(entry, request->order);
  if (request->grouping == BY_YEAR)
    key->group_number = day_year((Day)entry->summary.number[SUMMARY_DAY]);
  bool is_by_text = request->grouping == BY_THEME || request->grouping == BY_PLACE;
  if (is_by_text &&
      !fold_key(summary_text(&entry->summary,
                             request->grouping == BY_THEME ? SUMMARY_THEME : SUMMARY_PLACE),
                &key->group_text, err))
    return false;
  if (request->order == SORT_FILE) return fold_file_name(entry->name, &key->text, err);
  if (text == SUMMARY_TEXTS) return true;
  return fold_key(text == SUMMARY_TITLE ? entry_title(entry) : summary_text(&entry->summary, text),
                  &key->text, err);
}

/* Empty texts come last. */
static int compare_texts(const char *a, const char *b) {
  if (!a || !b) return 0;
  if (!*a || !*b) return !*a - !*b;
  return text_natural_order(a, b);
}

static int compare_keys(const void *one, const void *other) {
  const ShelfKey *a = one, *b = other;
  int by_group = compare_texts(a->group_text, b->group_text);
  if (by_group != 0) return by_group;
  if (a->group_number != b->group_number) return a->group_number > b->group_number ? -1 : 1;
  int by_text = compare_texts(a->text, b->text);
  if (by_text != 0) return by_text;
  if (a->number != b->number) return a->number > b->number ? -1 : 1;
  return (a->place > b->place) - (a->place < b->place);
}

/* The words searched for, folded. */
typedef struct Words {
  char *folded;
  const char *of[32];
  size_t count;
} Words;

static bool read_words(const char *typed, Words *words, Error *err) {
  char *rest;
  *words = (Words){0};
  if (!typed || !*typed) return true;
  if (!fold_key(typed, &words->folded, err)) return false;
  for (char *word = strtok_r(words->folded, " ", &rest);
       word && words->count < sizeof words->of / sizeof *words->of;
       word = strtok_r(NULL, " ", &rest))
    words->of[words->count++] = word;
  return true;
}

static bool holds_all(const char *text, const Words *words) {
  bool holds = true;
  for (size_t i = 0; i < words->count && holds; ++i)
    holds = strstr(text, words->of[i]);
  return holds;
}

/* Each word may be in the file's name too. */
static bool is_found(const LibraryEntry *entry, const Words *words, Error *err, bool *found) {
  const char *sought = summary_text(&entry->summary, SUMMARY_SOUGHT);
  char *all = NULL, *folded_name = NULL;
  *found = holds_all(sought, words);
  if (*found) return true;
  if (!text_fold_if_utf8(entry->name, &folded_name, err)) return false;
  if (!folded_name) return true; /* no match */
  if (asprintf(&all, "%s %s", folded_name, sought) < 0) {
    free(folded_name);
    return fail_memory(err);
  }
  *found = holds_all(all, words);
  free(all);
  free(folded_name);
  return true;
}

static void free_keys(ShelfKey *keys, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    free(keys[i].group_text);
    free(keys[i].text);
  }
  free(keys);
}

static bool choose(const LibraryEntry *entries, size_t entry_count,
                   const SortedListRequest *request, const Words *words, ShelfKey *keys,
                   size_t *count, Error *err) {
  *count = 0;
  for (size_t i = 0; i < entry_count; ++i) {
    bool found;
    if (entries[i].is_archived && !request->with_archive) continue;
    if (!is_found(&entries[i], words, err, &found)) return false;
    if (!found) continue;
    keys[*count] = (ShelfKey){.place = i};
    if (!make_key(&entries[i], request, &keys[(*count)++], err)) return false;
  }
  return true;
}

static bool same_group(const ShelfKey *a, const ShelfKey *b) {
  return a->group_number == b->group_number &&
         (!a->group_text || strcmp(a->group_text, b->group_text) == 0);
}

static bool put_in_order(const ShelfKey *keys, size_t count, SortedList *sorted, Error *err) {
  size_t line = 0;
  sorted->places = calloc(count + 1, sizeof *sorted->places);
  sorted->lines = calloc(count + 1, sizeof *sorted->lines);
  if (!sorted->places || !sorted->lines) return fail_memory(err);
  for (size_t i = 0; i < count; ++i) {
    bool begins = sorted->grouping != UNGROUPED && (i == 0 || !same_group(&keys[i - 1], &keys[i]));
    line += begins;
    sorted->places[i] = keys[i].place;
    sorted->lines[i] = line++;
  }
  sorted->count = count;
  sorted->line_count = line;
  return true;
}

static bool fill(SortedList *sorted, size_t entry_count, const SortedListRequest *request,
                 Error *err) {
  Words words;
  size_t count = 0;
  ShelfKey *keys = calloc(entry_count + 1, sizeof *keys);
  bool done = keys || fail_memory(err);
  done = done && read_words(request->words, &words, err);
  if (done) {
    done = choose(sorted->entries, entry_count, request, &words, keys, &count, err);
    if (done && count > 1) qsort(keys, count, sizeof *keys, compare_keys);
    done = done && put_in_order(keys, count, sorted, err);
    free(words.folded);
  }
  free_keys(keys, count);
  return done;
}

bool sorted_list_make(const LibraryEntry *entries, size_t count, const SortedListRequest *request,
                      SortedList *sorted, Error *err) {
  *sorted = (SortedList){.entries = entries, .grouping = request->grouping};
  if (fill(sorted, count, request, err) && copies_link(entries, count, &sorted->next_copy, err))
    return true;
  sorted_list_free(sorted);
  return false;
}

void sorted_list_free(SortedList *sorted) {
  free(sorted->places);
  free(sorted->lines);
  free(sorted->next_copy);
  *sorted = (SortedList){0};
}

const LibraryEntry *sorted_list_next_copy(const SortedList *sorted, const LibraryEntry *entry) {
  return &sorted->entries[sorted->next_copy[entry - sorted->entries]];
}

const LibraryEntry *sorted_list_entry(const SortedList *sorted, size_t place) {
  return &sorted->entries[sorted->places[place]];
}

bool sorted_list_begins_group(const SortedList *sorted, size_t place) {
  size_t before = place == 0 ? 0 : sorted->lines[place - 1] + 1;
  return sorted->lines[place] != before;
}

size_t sorted_list_place_from_line(const SortedList *sorted, size_t line) {
  size_t low = 0, high = sorted->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (sorted->lines[middle] < line)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Names of orders and groups. */

static const struct {
  const char *name, *words;
} orders[LIST_ORDERS] = {
    [SORT_DATE] = {"date", N_("latest first")},
    [SORT_TITLE] = {"title", N_("by title")},
    [SORT_PLACE] = {"place", N_("sorted by place")},
    [SORT_THEME] = {"theme", N_("sorted by theme")},
    [SORT_STAGE] = {"state", N_("by state")},
    [SORT_RECOMMENDATIONS] = {"recommendations", N_("most recommendations first")},
    [SORT_VOTERS] = {"voters", N_("most voters first")},
    [SORT_DOTS] = {"dots", N_("most dots first")},
    [SORT_CHANGED] = {"changed", N_("last changed first")},
    [SORT_FILE] = {"file", N_("by file name")},
};

static const struct {
  const char *name, *words, *nothing;
} groupings[LIST_GROUPINGS] = {
    [UNGROUPED] = {"none", N_("not grouped"), ""},
    [BY_YEAR] = {"year", N_("by year"), N_("without a date")},
    [BY_THEME] = {"theme", N_("by theme"), N_("without a theme")},
    [BY_PLACE] = {"place", N_("by place"), N_("without a place")},
};

const char *sorted_list_order_words(ListOrder order) {
  return _(orders[order].words);
}

const char *sorted_list_grouping_words(ListGrouping grouping) {
  return _(groupings[grouping].words);
}

bool sorted_list_order_find(const char *name, ListOrder *order) {
  for (int i = 0; i < LIST_ORDERS; ++i) {
    if (strcmp(orders[i].name, name) != 0) continue;
    *order = (ListOrder)i;
    return true;
  }
  return false;
}

bool sorted_list_grouping_find(const char *name, ListGrouping *grouping) {
  for (int i = 0; i < LIST_GROUPINGS; ++i) {
    if (strcmp(groupings[i].name, name) != 0) continue;
    *grouping = (ListGrouping)i;
    return true;
  }
  return false;
}

const char *sorted_list_heading(const SortedList *sorted, size_t place,
                                char text[LIST_HEADING_SIZE]) {
  const SessionSummary *summary = &sorted_list_entry(sorted, place)->summary;
  const char *heading = text;
  day_text((Day)(day_year((Day)summary->number[SUMMARY_DAY]) * 10000), text);
  if (sorted->grouping == BY_THEME) heading = summary_text(summary, SUMMARY_THEME);
  if (sorted->grouping == BY_PLACE) heading = summary_text(summary, SUMMARY_PLACE);
  return *heading ? heading : _(groupings[sorted->grouping].nothing);
}
