/* The library for people: a paragraph a session. */
#include <inttypes.h>
#include <string.h>

#include "core/words.h"
#include "sessions/library/day.h"
#include "sessions/library/listing.h"
#include "sessions/text.h"

enum { PLACE_COLUMNS = 60 };

/* What stands between the parts of a line, once there is one before. */
typedef struct Parts {
  FILE *out;
  bool has_before;
} Parts;

static void begin_part(Parts *parts) {
  if (parts->has_before) fputs(" · ", parts->out);
  parts->has_before = true;
}

static void put_part(Parts *parts, const char *text) {
  if (!*text) return;
  begin_part(parts);
  fputs(text, parts->out);
}

static void put_count(Parts *parts, const char *words, int64_t count) {
  begin_part(parts);
  fprintf(parts->out, "%" PRId64 " %s", count, words);
}

static void put_counts(Parts *parts, const LibraryEntry *entry) {
  const int64_t *number = entry->card.number;
  const int64_t voters = number[CARD_VOTERS], dots = number[CARD_DOTS];
  if (entry->card.soundness != CARD_SOUND) return;
  put_count(parts, ngettext("subgroup", "subgroups", (unsigned long)number[CARD_SUBGROUPS]),
            number[CARD_SUBGROUPS]);
  put_count(
      parts,
      ngettext("recommendation", "recommendations", (unsigned long)number[CARD_RECOMMENDATIONS]),
      number[CARD_RECOMMENDATIONS]);
  if (voters != RULE_UNKNOWN)
    put_count(parts, ngettext("voter", "voters", (unsigned long)voters), voters);
  if (entry_tells_results(entry))
    put_count(parts, ngettext("dot", "dots", (unsigned long)dots), dots);
  else
    put_part(parts, _("results hidden"));
}

static void put_title_line(FILE *out, const LibraryEntry *entry) {
  char date[DAY_TEXT_SIZE];
  Parts parts = {.out = out};
  put_part(&parts, entry_title(entry));
  put_part(&parts, entry_date(entry, date));
  put_part(&parts, card_text(&entry->card, CARD_PLACE));
  put_part(&parts, card_text(&entry->card, CARD_THEME));
  fputc('\n', out);
}

static void put_state_line(FILE *out, const LibraryEntry *entry) {
  Parts parts = {.out = out};
  fputs("    ", out);
  if (entry->is_archived) put_part(&parts, _("in the archive"));
  put_part(&parts, entry_state_words(entry));
  put_counts(&parts, entry);
  fputc('\n', out);
}

/* Two titles of equal rank are told apart by the sign: « 2= ». */
static bool put_places(FILE *out, const LibraryEntry *entry, Error *err) {
  CardPlaces places;
  if (!card_places(&entry->card, &places, err)) return false;
  for (size_t i = 0; i < places.count; ++i) {
    char reference[PLACE_TEXT_SIZE];
    const char *title = places.of[i].title;
    int used;
    size_t length = text_fit(title, PLACE_COLUMNS, &used);
    fprintf(out, "    %s  %.*s%s\n", place_text(&places.of[i], reference), (int)length, title,
            title[length] ? "…" : "");
  }
  card_places_free(&places);
  return true;
}

static void put_file_line(FILE *out, const LibraryEntry *entry) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  const SessionCard *card = &entry->card;
  if (card->trouble) fprintf(out, "    %s\n", card->trouble);
  if (card->soundness == CARD_SOUND)
    fprintf(out, _("    no. %" PRId64 ", %s\n"), card->number[CARD_EVENTS],
            fingerprint_text(card->hash, fingerprint));
  fprintf(out, "    %s\n", entry->path);
}

bool listing_text(FILE *out, const Shelf *shelf, Error *err) {
  char heading[SHELF_HEADING_SIZE];
  for (size_t i = 0; i < shelf->count; ++i) {
    const LibraryEntry *entry = shelf_entry(shelf, i);
    if (shelf_begins_group(shelf, i))
      fprintf(out, "%s%s\n\n", i > 0 ? "\n" : "", shelf_heading(shelf, i, heading));
    put_title_line(out, entry);
    put_state_line(out, entry);
    if (entry_tells_results(entry) && !put_places(out, entry, err)) return false;
    put_file_line(out, entry);
  }
  return true;
}
