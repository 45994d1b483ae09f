/* Agendas and counts: adds what is missing, edits what differs, removes nothing. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/import/import.h"

/* Where the last row was placed: the next new one of the same subgroup goes right after it. */
typedef struct Cursor {
  uint32_t subgroup;
  size_t behind;
} Cursor;

static bool edit_text(ImportAct *import, size_t line, EventKind kind, TextChange change,
                      bool *edited, Error *err) {
  const char *wanted = change.text[AFTER];
  if (!*wanted || strcmp(change.text[BEFORE], wanted) == 0) return true;
  *edited = true;
  return import_event(import, line, (Event){.kind = kind, .text = change}, err);
}

static bool set_status(ImportAct *import, size_t line, EventKind kind, NumberChange change,
                       bool *edited, Error *err) {
  if (change.value[BEFORE] == change.value[AFTER]) return true;
  *edited = true;
  return import_event(import, line, (Event){.kind = kind, .number = change}, err);
}

/* An empty cell in a column that exists means held. */
static int wanted_subgroup_status(const ImportAct *import, const AgendaSubgroup *said) {
  if (said->status != NOT_SAID) return said->status;
  return header_has(&import->sheet->header, HEADING_SUBGROUP_STATUS) ? SUBGROUP_HELD : NOT_SAID;
}

static bool edit_subgroup(ImportAct *import, const AgendaSubgroup *said, const Subgroup *subgroup,
                          Error *err) {
  bool edited = false;
  uint32_t number = subgroup->number;
  TextChange title = {.subject = number,
                      .property = SUBGROUP_TITLE,
                      .text = {subgroup->text[SUBGROUP_TITLE], said->title}};
  int wanted = wanted_subgroup_status(import, said);
  NumberChange status = {
      .subject = number,
      .value = {subgroup->status, wanted == NOT_SAID ? (int)subgroup->status : wanted}};
  bool done = edit_text(import, said->line, EVENT_SUBGROUP_EDITED, title, &edited, err) &&
              set_status(import, said->line, EVENT_SUBGROUP_STATUS_SET, status, &edited, err);
  if (edited) ++import->outcome->subgroups_edited;
  return done;
}

static bool import_said_subgroup(ImportAct *import, const AgendaSubgroup *said, Error *err) {
  const Subgroup *subgroup;
  uint32_t number;
  if (!import_find_subgroup(import, said->code, said->line, &subgroup, err)) return false;
  if (subgroup) return edit_subgroup(import, said, subgroup, err);
  SubgroupStatus status = said->status == SUBGROUP_NOT_HELD ? SUBGROUP_NOT_HELD : SUBGROUP_HELD;
  return import_subgroup(import, said->line, said->code, said->title, status, &number, err);
}

static RecommendationStatus wanted_status(const ImportAct *import, const AgendaRow *row,
                                          const Recommendation *existing) {
  const Header *header = &import->sheet->header;
  if (row->status != NOT_SAID) return (RecommendationStatus)row->status;
  if (row->has_children || (existing && existing->children > 0)) return STATUS_HEADING;
  if (existing && existing->status == STATUS_WITHDRAWN) return STATUS_WITHDRAWN;
  if (header->contents == IMPORTED_COUNTS)
    return row->counted ? STATUS_VOTABLE : STATUS_NOT_FOR_THE_VOTE;
  return existing && !header_has(header, HEADING_STATUS) ? existing->status : STATUS_VOTABLE;
}

static bool find_parent(ImportAct *import, const AgendaRow *row, uint32_t subgroup,
                        uint32_t *parent, Error *err) {
  *parent = 0;
  if (!*row->parent) return true;
  const Recommendation *heading =
      roundtable_find_recommendation(transaction_state(import->tx), subgroup, row->parent);
  if (heading) {
    *parent = heading->number;
    bool edited = false;
    NumberChange status = {.subject = heading->number, .value = {heading->status, STATUS_HEADING}};
    return set_status(import, row->line, EVENT_RECOMMENDATION_STATUS_SET, status, &edited, err);
  }
  fail(err, ERROR_BAD_DATA, _("the parent “%s” is not on any line above: put it first"),
       row->parent);
  return sheet_name_cell(import->sheet, row->line, HEADING_PARENT, err);
}

static bool check_may_add(const ImportAct *import, const AgendaRow *row, Error *err) {
  if (*row->text[RECOMMENDATION_TITLE]) return true;
  fail(err, ERROR_BAD_DATA,
       _("recommendation “%s” is new to the session and has no title: give it one"), row->code);
  return sheet_name_line(import->sheet, row->line, err);
}

static bool add_recommendation(ImportAct *import, const AgendaRow *row, Cursor *cursor,
                               uint32_t *number, Error *err) {
  uint32_t parent;
  if (!check_may_add(import, row, err) || !find_parent(import, row, cursor->subgroup, &parent, err))
    return false;
  RecommendationAdded added = {.subgroup = cursor->subgroup,
                               .parent = parent,
                               .place = (int64_t)cursor->behind,
                               .code = row->code,
                               .title = row->text[RECOMMENDATION_TITLE],
                               .status = wanted_status(import, row, NULL)};
  return import_recommendation(import, row->line, added, number, err);
}

static size_t place_of(const Roundtable *state, const Recommendation *recommendation,
                       size_t guess) {
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  for (size_t step = 0; step < subgroup->recommendation_count; ++step) {
    size_t place = (guess + step) % subgroup->recommendation_count;
    if (subgroup->recommendations[place] == recommendation->number) return place;
  }
  return 0;
}

static bool move_under(ImportAct *import, const AgendaRow *row,
                       const Recommendation *recommendation, size_t place, bool *edited,
                       Error *err) {
  uint32_t number = recommendation->number, parent;
  if (!*row->parent) return true;
  if (!find_parent(import, row, recommendation->subgroup, &parent, err)) return false;
  recommendation = roundtable_recommendation(transaction_state(import->tx), number);
  if (parent == recommendation->parent) return true;
  *edited = true;
  return import_event(import, row->line, event_of_parent(recommendation, place, parent), err);
}

static bool edit_texts(ImportAct *import, const AgendaRow *row, uint32_t number, bool *edited,
                       Error *err) {
  for (int property = 0; property < RECOMMENDATION_TEXTS; ++property) {
    const Recommendation *now = roundtable_recommendation(transaction_state(import->tx), number);
    TextChange change = {.subject = number,
                         .property = property,
                         .text = {now->text[property], row->text[property]}};
    if (!edit_text(import, row->line, EVENT_RECOMMENDATION_EDITED, change, edited, err))
      return false;
  }
  return true;
}

static bool edit_recommendation(ImportAct *import, const AgendaRow *row, Cursor *cursor,
                                const Recommendation *recommendation, Error *err) {
  bool edited = false;
  uint32_t number = recommendation->number;
  size_t place = place_of(transaction_state(import->tx), recommendation, cursor->behind);
  NumberChange status = {
      .subject = number,
      .value = {recommendation->status, wanted_status(import, row, recommendation)}};
  bool done =
      move_under(import, row, recommendation, place, &edited, err) &&
      set_status(import, row->line, EVENT_RECOMMENDATION_STATUS_SET, status, &edited, err) &&
      edit_texts(import, row, number, &edited, err);
  if (edited) ++import->outcome->recommendations_edited;
  cursor->behind = place;
  return done;
}

/* Whether the counts are unchanged since an import set them. An import's act begins with the file.
 */
static bool as_an_import_left_it(const Roundtable *state, uint32_t recommendation) {
  uint64_t last = history_last_counting(state, recommendation, 0);
  const HistoryEntry *counting = history_at(state, last);
  const HistoryEntry *first = counting ? history_at(state, counting->act) : NULL;
  return first && first->kind == EVENT_FILE_IMPORTED;
}

static bool check_may_set(const ImportAct *import, const AgendaRow *row, const Recommendation *now,
                          Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  bool empty = !now->counts_known && tally_cumulative(now->counted) == 0;
  if (import->set || empty || as_an_import_left_it(state, now->number)) return true;
  int colour = GREEN;
  while (colour < RED && now->counted.dots[colour] == row->counts.dots[colour])
    ++colour;
  fail(err, ERROR_FAILED,
       _("recommendation %s has other counts in the session: %s there, %s here; add --set to use "
         "the file's counts"),
       reference_shown(state, now).text, number_shown(now->counted.dots[colour]).text,
       number_shown(row->counts.dots[colour]).text);
  return sheet_name_cell(import->sheet, row->line, (Column)((int)HEADING_GREEN + colour), err);
}

/* Whether the file or the session made it a heading, the file must be changed. */
static bool check_takes_counts(const ImportAct *import, const AgendaRow *row,
                               const Recommendation *now, Error *err) {
  if (now->status == STATUS_VOTABLE || now->status == STATUS_WITHDRAWN) return true;
  fail(err, ERROR_BAD_DATA,
       now->status == STATUS_HEADING
           ? _("“%s” is a heading, without dots of its own: empty its counts")
           : _("“%s” is not for the vote: empty its counts, or write votable as its status"),
       row->code);
  return sheet_name_cell(import->sheet, row->line, HEADING_GREEN, err);
}

static bool set_counts(ImportAct *import, const AgendaRow *row, uint32_t number, Error *err) {
  const Recommendation *now = roundtable_recommendation(transaction_state(import->tx), number);
  if (!row->counted || (now->counts_known && tally_same(now->counted, row->counts))) return true;
  bool same = tally_same(now->counted, row->counts) && tally_cumulative(now->counted) > 0;
  if (same) return true;
  if (!check_takes_counts(import, row, now, err) || !check_may_set(import, row, now, err))
    return false;
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts = (CountsSet){.recommendation = number,
                             .known = {now->counts_known, 1},
                             .tally = {now->counted, row->counts}};
  ++import->outcome->counts_set;
  return import_event(import, row->line, event, err);
}

static bool move_cursor(ImportAct *import, const AgendaRow *row, Cursor *cursor, Error *err) {
  const Subgroup *subgroup;
  const AgendaSubgroup *said = &import->sheet->subgroups[row->subgroup];
  if (!import_find_subgroup(import, said->code, row->line, &subgroup, err)) return false;
  if (subgroup->number != cursor->subgroup)
    *cursor = (Cursor){.subgroup = subgroup->number, .behind = subgroup->recommendation_count};
  return true;
}

static bool check_status(const ImportAct *import, const AgendaRow *row,
                         const Recommendation *existing, Error *err) {
  bool is_parent = row->has_children || (existing && existing->children > 0);
  if (!is_parent || row->status == NOT_SAID || row->status == STATUS_HEADING) return true;
  fail(err, ERROR_BAD_DATA,
       _("“%s” has recommendations under it: write heading as its status, or nothing"), row->code);
  return sheet_name_cell(import->sheet, row->line, HEADING_STATUS, err);
}

static bool import_row(ImportAct *import, const AgendaRow *row, Cursor *cursor, Error *err) {
  if (!*row->code) return true;
  if (!move_cursor(import, row, cursor, err)) return false;
  const Recommendation *existing =
      roundtable_find_recommendation(transaction_state(import->tx), cursor->subgroup, row->code);
  uint32_t number = existing ? existing->number : 0;
  if (!check_status(import, row, existing, err)) return false;
  bool done = existing ? edit_recommendation(import, row, cursor, existing, err)
                       : add_recommendation(import, row, cursor, &number, err) &&
                             edit_texts(import, row, number, &(bool){false}, err);
  ++cursor->behind;
  return done && set_counts(import, row, number, err);
}

/* Adds what has this status because it has no counts to a list of references. */
static bool list_uncounted(ImportAct *import, RecommendationStatus status,
                           char references[REFERENCES_TEXT_SIZE], Error *err) {
  const Sheet *sheet = import->sheet;
  const Roundtable *state = transaction_state(import->tx);
  for (size_t i = 0; i < sheet->agenda_count; ++i) {
    const AgendaRow *row = &sheet->agenda[i];
    const Subgroup *subgroup;
    if (row->counted || !*row->code || row->status != NOT_SAID) continue;
    if (!import_find_subgroup(import, sheet->subgroups[row->subgroup].code, row->line, &subgroup,
                              err))
      return false;
    const Recommendation *recommendation =
        roundtable_find_recommendation(state, subgroup->number, row->code);
    if (recommendation->status != status) continue;
    references_add(references, reference_shown(state, recommendation).text);
  }
  return true;
}

static bool name_uncounted(ImportAct *import, Error *err) {
  char headings[REFERENCES_TEXT_SIZE] = "", others[REFERENCES_TEXT_SIZE] = "";
  if (!list_uncounted(import, STATUS_HEADING, headings, err) ||
      !list_uncounted(import, STATUS_NOT_FOR_THE_VOTE, others, err))
    return false;
  ImportOutcome *outcome = import->outcome;
  if (*headings)
    sentences_say(&outcome->sentences, _("Headings, without dots of their own: %s."), headings);
  if (*others)
    sentences_say(&outcome->sentences, _("Not for the vote, since they have no counts: %s."),
                  others);
  return true;
}

static bool check_codes(const ImportAct *import, Error *err) {
  const Sheet *sheet = import->sheet;
  if (header_has(&sheet->header, HEADING_CODE)) return true;
  if (roundtable_recommendation_total(transaction_state(import->tx)) > 0) {
    return fail(err, ERROR_BAD_DATA,
                _("“%s” has no column “code”, and the session already has recommendations: add "
                  "their codes"),
                sheet->source.name);
  }
  sentences_say(&import->outcome->sentences, "%s",
                _("The file has no codes: recommendations were numbered in file order."));
  return true;
}

bool import_agenda(ImportAct *import, Error *err) {
  const Sheet *sheet = import->sheet;
  Cursor cursor = {0};
  if (!check_codes(import, err)) return false;
  for (size_t i = 0; i < sheet->subgroup_codes.count; ++i)
    if (!import_said_subgroup(import, &sheet->subgroups[i], err)) return false;
  for (size_t i = 0; i < sheet->agenda_count; ++i)
    if (!import_row(import, &sheet->agenda[i], &cursor, err)) return false;
  return sheet->header.contents != IMPORTED_COUNTS || name_uncounted(import, err);
}
