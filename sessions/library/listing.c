#include "sessions/library/listing.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/day.h"
#include "sessions/text/json.h"

enum { ID_TEXT_SIZE = 2 * SESSION_ID_SIZE + 1 };

const char *place_text(const CardPlace *place, char text[PLACE_TEXT_SIZE]) {
  const char *tied = place->tied ? "=" : "", *slash = *place->subgroup_code ? "/" : "";
  snprintf(text, PLACE_TEXT_SIZE, "%u%s %s%s%s", (unsigned)place->rank, tied, place->subgroup_code,
           slash, place->code);
  return text;
}

const char *entry_state_words(const LibraryEntry *entry) {
  switch (entry->card.soundness) {
  case CARD_UNREAD: return _("being read");
  case CARD_ALTERED: return _("ALTERED");
  case CARD_UNREADABLE: return _("cannot be read");
  case CARD_SOUND: break;
  }
  return stage_words((SessionStage)entry->card.number[CARD_STAGE]);
}

static const char *state_name(const SessionCard *card) {
  if (card->soundness == CARD_ALTERED) return "altered";
  return card->soundness == CARD_SOUND ? stage_name((SessionStage)card->number[CARD_STAGE])
                                       : "unreadable";
}

bool entry_tells_results(const LibraryEntry *entry) {
  return entry->card.soundness == CARD_SOUND && entry->card.number[CARD_HIDDEN] == 0;
}

static const char *id_text(const SessionCard *card, char text[ID_TEXT_SIZE]) {
  return sodium_bin2hex(text, ID_TEXT_SIZE, card->id, SESSION_ID_SIZE);
}

/* Columns of figures, in their order: told where the session is sound, the last one where results
 * are shown too. */
static const struct {
  const char *name;
  CardNumber number;
} figures[] = {{"subgroups", CARD_SUBGROUPS},
               {"recommendations", CARD_RECOMMENDATIONS},
               {"voters", CARD_VOTERS},
               {"dots", CARD_DOTS}};
enum { FIGURES = sizeof figures / sizeof *figures };

static bool tells_figure(const LibraryEntry *entry, CardNumber number) {
  if (number == CARD_VOTERS && entry->card.number[CARD_VOTERS] == RULE_UNKNOWN) return false;
  return number == CARD_DOTS ? entry_tells_results(entry) : entry->card.soundness == CARD_SOUND;
}

static bool is_known(const SessionCard *card) {
  return card->soundness == CARD_SOUND || card->soundness == CARD_ALTERED;
}

static void write_header(CsvWriter *csv) {
  static const char *const before[] = {"file", "archived", "state", "title",
                                       "date", "day",      "place", "theme"};
  static const char *const of_place[] = {"rank", "subgroup_code", "code", "title"};
  static const char *const after[] = {"events", "fingerprint", "session_id", "trouble",
                                      "provisional"};
  char name[32];
  for (size_t i = 0; i < sizeof before / sizeof *before; ++i)
    csv_write_word(csv, before[i]);
  for (size_t i = 0; i < FIGURES; ++i)
    csv_write_word(csv, figures[i].name);
  for (int place = 1; place <= CARD_PLACES_MAX; ++place)
    for (size_t i = 0; i < sizeof of_place / sizeof *of_place; ++i) {
      snprintf(name, sizeof name, "%s_%d", of_place[i], place);
      csv_write_word(csv, name);
    }
  for (size_t i = 0; i < sizeof after / sizeof *after; ++i)
    csv_write_word(csv, after[i]);
  csv_end_row(csv);
}

static void write_place(CsvWriter *csv, const CardPlaces *places, size_t n) {
  bool is_there = n < places->count;
  if (is_there)
    csv_write_number(csv, places->of[n].rank);
  else
    csv_write_word(csv, "");
  csv_write_text(csv, is_there ? places->of[n].subgroup_code : "");
  csv_write_text(csv, is_there ? places->of[n].code : "");
  csv_write_text(csv, is_there ? places->of[n].title : "");
}

static void write_figures(CsvWriter *csv, const LibraryEntry *entry) {
  for (size_t i = 0; i < FIGURES; ++i)
    if (tells_figure(entry, figures[i].number))
      csv_write_number(csv, entry->card.number[figures[i].number]);
    else
      csv_write_word(csv, "");
}

/* As finality_is_provisional says of the session itself: ballots wait only where a vote is open. */
static bool is_provisional(const SessionCard *card) {
  return card->number[CARD_STAGE] == STAGE_OPEN || card->number[CARD_HIDDEN] != 0;
}

static void write_end(CsvWriter *csv, const SessionCard *card) {
  char fingerprint[FINGERPRINT_TEXT_SIZE], id[ID_TEXT_SIZE];
  bool known = is_known(card);
  if (known)
    csv_write_number(csv, card->number[CARD_EVENTS]);
  else
    csv_write_word(csv, "");
  csv_write_word(csv, known ? fingerprint_text(card->hash, fingerprint) : "");
  csv_write_word(csv, known ? id_text(card, id) : "");
  csv_write_text(csv, card->trouble ? card->trouble : "");
  csv_write_word(csv, card->soundness != CARD_SOUND ? "" : is_provisional(card) ? "yes" : "no");
}

static bool write_row(CsvWriter *csv, const LibraryEntry *entry, Error *err) {
  const SessionCard *card = &entry->card;
  char day[DAY_TEXT_SIZE], date[DAY_TEXT_SIZE];
  CardPlaces places;
  if (!card_places(card, &places, err)) return false;
  csv_write_text(csv, entry->path);
  csv_write_word(csv, entry->is_archived ? "yes" : "no");
  csv_write_word(csv, state_name(card));
  csv_write_text(csv, card_text(card, CARD_TITLE));
  csv_write_text(csv, day_iso(card_text(card, CARD_DATE), date));
  csv_write_word(csv, day_text((Day)card->number[CARD_DAY], day));
  csv_write_text(csv, card_text(card, CARD_PLACE));
  csv_write_text(csv, card_text(card, CARD_THEME));
  write_figures(csv, entry);
  for (size_t n = 0; n < CARD_PLACES_MAX; ++n)
    write_place(csv, &places, n);
  write_end(csv, card);
  csv_end_row(csv);
  card_places_free(&places);
  return true;
}

bool listing_csv(FILE *out, const Shelf *shelf, Error *err) {
  CsvWriter csv = {.out = out};
  write_header(&csv);
  for (size_t i = 0; i < shelf->count; ++i)
    if (!write_row(&csv, shelf_entry(shelf, i), err)) return false;
  return true;
}

static void put_figures(Json *json, const LibraryEntry *entry) {
  for (size_t i = 0; i < FIGURES; ++i)
    if (tells_figure(entry, figures[i].number))
      json_number(json, figures[i].name, entry->card.number[figures[i].number]);
    else
      json_null(json, figures[i].name);
}

static void put_places(Json *json, const LibraryEntry *entry, const CardPlaces *places) {
  if (!entry_tells_results(entry)) {
    json_null(json, "first");
    return;
  }
  json_begin_array(json, "first");
  for (size_t n = 0; n < places->count; ++n) {
    json_begin_object(json, NULL);
    json_number(json, "rank", places->of[n].rank);
    json_text(json, "subgroup_code", places->of[n].subgroup_code);
    json_text(json, "code", places->of[n].code);
    json_text(json, "title", places->of[n].title);
    json_end_object(json);
  }
  json_end_array(json);
}

static void put_text_or_null(Json *json, const char *name, const char *text) {
  if (text && *text)
    json_text(json, name, text);
  else
    json_null(json, name);
}

static void put_end(Json *json, const SessionCard *card) {
  char fingerprint[FINGERPRINT_TEXT_SIZE], id[ID_TEXT_SIZE];
  bool known = is_known(card);
  if (known)
    json_number(json, "events", card->number[CARD_EVENTS]);
  else
    json_null(json, "events");
  put_text_or_null(json, "fingerprint", known ? fingerprint_text(card->hash, fingerprint) : NULL);
  put_text_or_null(json, "session_id", known ? id_text(card, id) : NULL);
  put_text_or_null(json, "trouble", card->trouble);
  if (card->soundness == CARD_SOUND)
    json_flag(json, "provisional", is_provisional(card));
  else
    json_null(json, "provisional");
}

static bool put_object(Json *json, const LibraryEntry *entry, Error *err) {
  const SessionCard *card = &entry->card;
  char day[DAY_TEXT_SIZE], date[DAY_TEXT_SIZE];
  CardPlaces places;
  if (!card_places(card, &places, err)) return false;
  json_begin_object(json, NULL);
  json_text(json, "file", entry->path);
  json_flag(json, "archived", entry->is_archived);
  json_text(json, "state", state_name(card));
  json_text(json, "title", card_text(card, CARD_TITLE));
  json_text(json, "date", day_iso(card_text(card, CARD_DATE), date));
  put_text_or_null(json, "day", day_text((Day)card->number[CARD_DAY], day));
  json_text(json, "place", card_text(card, CARD_PLACE));
  json_text(json, "theme", card_text(card, CARD_THEME));
  put_figures(json, entry);
  put_places(json, entry, &places);
  put_end(json, card);
  json_end_object(json);
  card_places_free(&places);
  return true;
}

bool listing_json(FILE *out, const Shelf *shelf, Error *err) {
  Json json = {.out = out};
  json_begin_array(&json, NULL);
  for (size_t i = 0; i < shelf->count; ++i)
    if (!put_object(&json, shelf_entry(shelf, i), err)) return false;
  json_end_array(&json);
  return true;
}
