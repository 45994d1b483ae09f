/* The library for people: a paragraph a session. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/library/copies.h"
#include "sessions/library/listing.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

enum { PLACE_COLUMNS = 60, WORDS_SIZE = 128 };

/* What stands between the parts of a line, once there is one before. */
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
  const long long subgroups = entry->summary.number[CARD_SUBGROUPS];
  const long long recommendations = entry->summary.number[CARD_RECOMMENDATIONS];
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
  const long long voters = entry->summary.number[CARD_VOTERS],
                  dots = entry->summary.number[CARD_DOTS];
  snprintf(words, sizeof words, ngettext("%s voter", "%s voters", (unsigned long)voters),
           number_shown(voters).text);
  if (voters != RULE_UNKNOWN) put_part(parts, words);
  snprintf(words, sizeof words, ngettext("%s dot", "%s dots", (unsigned long)dots),
           number_shown(dots).text);
  put_part(parts, entry_tells_results(entry) ? words : _("results hidden"));
}

static void put_title_line(FILE *out, const LibraryEntry *entry) {
  char date[DAY_WORDS_SIZE];
  Parts parts = {.out = out};
  put_part(&parts, entry_title(entry));
  put_part(&parts, entry_date(entry, date));
  put_part(&parts, summary_text(&entry->summary, CARD_PLACE));
  put_part(&parts, summary_text(&entry->summary, CARD_THEME));
  fputc('\n', out);
}

static void put_state_line(FILE *out, const LibraryEntry *entry) {
  Parts parts = {.out = out};
  fputs("    ", out);
  if (entry->is_archived) put_part(&parts, _("in the archive"));
  put_part(&parts, entry_state_words(entry));
  if (entry->summary.soundness == CARD_SOUND) {
    put_agenda(&parts, entry);
    put_votes(&parts, entry);
  }
  fputc('\n', out);
}

/* Two titles of equal rank are told apart by the sign: « 2= ». */
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
  char fingerprint[FINGERPRINT_TEXT_SIZE], end[WORDS_SIZE];
  const SessionSummary *summary = &entry->summary;
  if (summary->trouble) fprintf(out, "    %s\n", summary->trouble);
  snprintf(end, sizeof end, _("no. %lld · %s"), (long long)summary->number[CARD_EVENTS],
           fingerprint_text(summary->hash, fingerprint));
  if (summary->soundness == CARD_SOUND) fprintf(out, "    %s\n", end);
  fputs("    ", out);
  text_write_line(out, entry->path, strlen(entry->path));
  fputc('\n', out);
}

bool listing_text(FILE *out, const SortedList *sorted, Error *err) {
  char heading[SHELF_HEADING_SIZE];
  for (size_t i = 0; i < sorted->count; ++i) {
    const LibraryEntry *entry = sorted_list_entry(sorted, i);
    if (sorted_list_begins_group(sorted, i))
      fprintf(out, "%s%s\n\n", i > 0 ? "\n" : "", sorted_list_heading(sorted, i, heading));
    put_title_line(out, entry);
    put_state_line(out, entry);
    if (entry_tells_results(entry) && !put_places(out, entry, err)) return false;
    put_file_line(out, entry);
    put_copies(out, sorted, entry);
  }
  return true;
}
