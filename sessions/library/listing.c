#include "sessions/library/listing.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/library/copies.h"
#include "sessions/text/day.h"
#include "sessions/text/fields.h"
#include "sessions/text/text.h"

static const char *place_text(const SummaryPlace *place, char text[PLACE_TEXT_SIZE]) {
  const char *tied = place->tied ? "=" : "", *slash = *place->subgroup_code ? "/" : "";
  snprintf(text, PLACE_TEXT_SIZE, "%u%s %s%s%s", (unsigned)place->rank, tied, place->subgroup_code,
           slash, place->code);
  return text;
}

const char *entry_state_words(const LibraryEntry *entry) {
  switch (entry->summary.soundness) {
  case SUMMARY_UNREAD: return _("being read");
  case SUMMARY_ALTERED: return _("ALTERED");
  case SUMMARY_UNREADABLE: return _("cannot be read");
  case SUMMARY_SOUND: break;
  }
  return stage_words((SessionStage)entry->summary.number[SUMMARY_STAGE]);
}

static const char *state_name(const SessionSummary *summary) {
  if (summary->soundness == SUMMARY_ALTERED) return "altered";
  return summary->soundness == SUMMARY_SOUND
             ? stage_name((SessionStage)summary->number[SUMMARY_STAGE])
             : "unreadable";
}

bool entry_tells_results(const LibraryEntry *entry) {
  return entry->summary.soundness == SUMMARY_SOUND && entry->summary.number[SUMMARY_HIDDEN] == 0;
}

typedef struct ListingRow {
  Value file, archived, state, title, date, day, place, theme;
  Value subgroups, recommendations, voters, dots;
  Value events, fingerprint, session_id, trouble, provisional;
} ListingRow;

#define FIELD(name)                                                                                \
  { #name, value_at, offsetof(ListingRow, name) }
static const Field FIELDS[] = {
    FIELD(file),    FIELD(archived),    FIELD(state),  FIELD(title),       FIELD(date),
    FIELD(day),     FIELD(place),       FIELD(theme),  FIELD(subgroups),   FIELD(recommendations),
    FIELD(voters),  FIELD(dots),        FIELD(events), FIELD(fingerprint), FIELD(session_id),
    FIELD(trouble), FIELD(provisional), {0},
};
static const Schema ROWS = {FIELDS, NULL};

/* The columns of the first places go between these two. */
static const char BEFORE_PLACES[] = "file archived state title date day place theme subgroups "
                                    "recommendations voters dots",
                  OF_PLACE[] = "rank subgroup_code code title",
                  AFTER_PLACES[] = "events fingerprint session_id trouble provisional";

static Value rank_of_place(const void *row, size_t which UNUSED) {
  return value_positive(((const SummaryPlace *)row)->rank);
}

static const Field PLACE_FIELDS[] = {
    {"rank", rank_of_place, 0},
    {"subgroup_code", text_at, offsetof(SummaryPlace, subgroup_code)},
    {"code", text_at, offsetof(SummaryPlace, code)},
    {"title", text_at, offsetof(SummaryPlace, title)},
    {0},
};
static const Schema PLACES = {PLACE_FIELDS, NULL};

/* Figures are given if the session is sound, its end also if only that is known. */
static void fill_row(const LibraryEntry *entry, ListingRow *row) {
  char day[DAY_TEXT_SIZE], date[DAY_TEXT_SIZE];
  char id[2 * SESSION_ID_SIZE + 1];
  const SessionSummary *summary = &entry->summary;
  const int64_t *number = summary->number;
  *row = (ListingRow){
      .file = value_text(entry->path),
      .archived = value_flag(entry->is_archived),
      .state = value_text(state_name(summary)),
      .title = value_text(summary_text(summary, SUMMARY_TITLE)),
      .date = value_text_or_own(day_iso(summary_text(summary, SUMMARY_DATE), date), date),
      .day = value_own(day_text((Day)number[SUMMARY_DAY], day)),
      .place = value_text(summary_text(summary, SUMMARY_PLACE)),
      .theme = value_text(summary_text(summary, SUMMARY_THEME)),
      .trouble = value_some_text(summary->trouble),
  };
  if (summary->soundness == SUMMARY_SOUND) {
    row->subgroups = value_number(number[SUMMARY_SUBGROUPS]);
    row->recommendations = value_number(number[SUMMARY_RECOMMENDATIONS]);
    row->voters = value_known(number[SUMMARY_VOTERS]);
    if (entry_tells_results(entry)) row->dots = value_number(number[SUMMARY_DOTS]);
    /* As finality_is_provisional says of the session itself: ballots wait only where a vote is
     * open. */
    row->provisional = value_flag(summary->number[SUMMARY_STAGE] == STAGE_OPEN ||
                                  summary->number[SUMMARY_HIDDEN] != 0);
  }
  if (summary->soundness == SUMMARY_SOUND || summary->soundness == SUMMARY_ALTERED) {
    row->events = value_number(number[SUMMARY_EVENTS]);
    row->fingerprint = value_own(fingerprint_shown(summary->hash).text);
    row->session_id = value_own(sodium_bin2hex(id, sizeof id, summary->id, sizeof summary->id));
  }
}

static void write_row(CsvWriter *csv, const ListingRow *row, const SummaryPlaces *places) {
  static const SummaryPlace NOBODY = {.rank = 0};
  csv_fields(csv, &ROWS, BEFORE_PLACES, row);
  for (size_t n = 0; n < SUMMARY_PLACES_MAX; ++n)
    csv_fields(csv, &PLACES, OF_PLACE, n < places->count ? &places->of[n] : &NOBODY);
  csv_fields(csv, &ROWS, AFTER_PLACES, row);
  csv_end_row(csv);
}

bool listing_csv(FILE *out, const SortedList *sorted, Error *err) {
  CsvWriter csv = {.out = out};
  csv_names(&csv, "", BEFORE_PLACES, "");
  for (int place = 1; place <= SUMMARY_PLACES_MAX; ++place) {
    const char number[] = {'_', (char)('0' + place), '\0'};
    csv_names(&csv, "", OF_PLACE, number);
  }
  csv_header(&csv, AFTER_PLACES);
  for (size_t i = 0; i < sorted->count; ++i) {
    const LibraryEntry *entry = sorted_list_entry(sorted, i);
    SummaryPlaces places;
    ListingRow row;
    if (!summary_places(&entry->summary, &places, err)) return false;
    fill_row(entry, &row);
    write_row(&csv, &row, &places);
    summary_places_free(&places);
  }
  return true;
}

static void write_places(Json *json, const LibraryEntry *entry, const SummaryPlaces *places) {
  if (!entry_tells_results(entry)) {
    json_null(json, "first");
    return;
  }
  json_begin_array(json, "first");
  for (size_t n = 0; n < places->count; ++n) {
    json_begin_object(json, NULL);
    json_fields(json, &PLACES, NULL, &places->of[n]);
    json_end_object(json);
  }
  json_end_array(json);
}

bool listing_json(FILE *out, const SortedList *sorted, Error *err) {
  Json json = {.out = out};
  json_begin_array(&json, NULL);
  for (size_t i = 0; i < sorted->count; ++i) {
    const LibraryEntry *entry = sorted_list_entry(sorted, i);
    SummaryPlaces places;
    ListingRow row;
    if (!summary_places(&entry->summary, &places, err)) return false;
    fill_row(entry, &row);
    json_begin_object(&json, NULL);
    json_fields(&json, &ROWS, BEFORE_PLACES, &row);
    write_places(&json, entry, &places);
    json_fields(&json, &ROWS, AFTER_PLACES, &row);
    json_end_object(&json);
    summary_places_free(&places);
  }
  json_end_array(&json);
  return true;
}

/* The library for people: a paragraph per session. */

enum { PLACE_COLUMNS = 60, WORDS_SIZE = 128 };

/* Separates the parts of a line. */
typedef struct Parts {
  FILE *out;
  bool has_before;
} Parts;

static void put_part(Parts *parts, const char *text) {
  if (!*text) return;
  if (parts->has_before) fputs(" · ", parts->out);
  fputs(text, parts->out);
  parts->has_before = true;
}

static void put_agenda(Parts *parts, const LibraryEntry *entry) {
  char words[WORDS_SIZE];
  const long long subgroups = entry->summary.number[SUMMARY_SUBGROUPS];
  const long long recommendations = entry->summary.number[SUMMARY_RECOMMENDATIONS];
  snprintf(words, sizeof words, ngettext("%s subgroup", "%s subgroups", (unsigned long)subgroups),
           number_shown(subgroups).text);
  put_part(parts, words);
  snprintf(words, sizeof words,
           ngettext("%s recommendation", "%s recommendations", (unsigned long)recommendations),
           number_shown(recommendations).text);
  put_part(parts, words);
}

static void put_votes(Parts *parts, const LibraryEntry *entry) {
  char words[WORDS_SIZE];
  const long long voters = entry->summary.number[SUMMARY_VOTERS],
                  dots = entry->summary.number[SUMMARY_DOTS];
  snprintf(words, sizeof words, ngettext("%s voter", "%s voters", (unsigned long)voters),
           number_shown(voters).text);
  if (voters != RULE_UNKNOWN) put_part(parts, words);
  snprintf(words, sizeof words, ngettext("%s dot", "%s dots", (unsigned long)dots),
           number_shown(dots).text);
  put_part(parts, entry_tells_results(entry) ? words : _("results hidden"));
}

static void put_state_line(FILE *out, const LibraryEntry *entry) {
  Parts parts = {.out = out};
  fputs("    ", out);
  if (entry->is_archived) put_part(&parts, _("in the archive"));
  put_part(&parts, entry_state_words(entry));
  if (entry->summary.soundness == SUMMARY_SOUND) {
    put_agenda(&parts, entry);
    put_votes(&parts, entry);
  }
  fputc('\n', out);
}

/* Two titles of equal rank are marked by the sign: « 2= ». */
static bool put_places(FILE *out, const LibraryEntry *entry, Error *err) {
  SummaryPlaces places;
  if (!summary_places(&entry->summary, &places, err)) return false;
  for (size_t i = 0; i < places.count; ++i) {
    char reference[PLACE_TEXT_SIZE];
    const char *title = places.of[i].title;
    int used;
    size_t length = text_cut(title, PLACE_COLUMNS, &used);
    fprintf(out, "    %s  %.*s%s\n", place_text(&places.of[i], reference), (int)length, title,
            title[length] ? "…" : "");
  }
  summary_places_free(&places);
  return true;
}

static void put_copies(FILE *out, const SortedList *sorted, const LibraryEntry *entry) {
  char words[COPY_TEXT_SIZE];
  for (const LibraryEntry *copy = sorted_list_next_copy(sorted, entry); copy != entry;
       copy = sorted_list_next_copy(sorted, copy))
    fprintf(out, "    %s\n", copy_words(entry, copy, words));
}

static void put_file_line(FILE *out, const LibraryEntry *entry) {
  char end[WORDS_SIZE];
  const SessionSummary *summary = &entry->summary;
  if (summary->trouble) fprintf(out, "    %s\n", summary->trouble);
  snprintf(end, sizeof end, _("no. %lld · %s"), (long long)summary->number[SUMMARY_EVENTS],
           fingerprint_shown(summary->hash).text);
  if (summary->soundness == SUMMARY_SOUND) fprintf(out, "    %s\n", end);
  fputs("    ", out);
  text_write_line(out, entry->path, strlen(entry->path));
  fputc('\n', out);
}

bool listing_text(FILE *out, const SortedList *sorted, Error *err) {
  char heading[LIST_HEADING_SIZE];
  for (size_t i = 0; i < sorted->count; ++i) {
    const LibraryEntry *entry = sorted_list_entry(sorted, i);
    if (sorted_list_begins_group(sorted, i))
      fprintf(out, "%s%s\n\n", i > 0 ? "\n" : "", sorted_list_heading(sorted, i, heading));
    char date[DAY_WORDS_SIZE];
    Parts parts = {.out = out};
    put_part(&parts, entry_title(entry));
    put_part(&parts, entry_date(entry, date));
    put_part(&parts, summary_text(&entry->summary, SUMMARY_PLACE));
    put_part(&parts, summary_text(&entry->summary, SUMMARY_THEME));
    fputc('\n', out);
    put_state_line(out, entry);
    if (entry_tells_results(entry) && !put_places(out, entry, err)) return false;
    put_file_line(out, entry);
    put_copies(out, sorted, entry);
  }
  return true;
}
