#include "sessions/import/import.h"
#include "sessions/event_text/labels.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/open_votes.h"
#include "sessions/acts/vote.h"
#include "sessions/files/child.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

/* An act without events is not recorded: a file that changes nothing leaves no trace. */
static bool add_file_first(const ImportAct *import, Error *err) {
  if (transaction_event_count(import->tx) > 0) return true;
  const Sheet *sheet = import->sheet;
  Event event = event_make(EVENT_FILE_IMPORTED);
  event.file.name = sheet->source.name;
  event.file.contents = (int64_t)sheet->header.contents;
  event.file.rows = (int64_t)sheet->rows;
  memcpy(event.file.hash, sheet->source.hash, FILE_HASH_SIZE);
  return transaction_add(import->tx, event, err);
}

bool import_event(ImportAct *import, size_t line, Event event, Error *err) {
  if (!signal_block_check(err) || !add_file_first(import, err)) return false;
  return transaction_add(import->tx, event, err) || sheet_name_line(import->sheet, line, err);
}

bool import_find_subgroup(ImportAct *import, const char *code, size_t line,
                          const Subgroup **subgroup, Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  *subgroup = roundtable_find_subgroup(state, code);
  if (*subgroup || *code) return true;
  *subgroup = roundtable_subgroup_count(state) == 1 ? roundtable_subgroup_at(state, 0) : NULL;
  if (*subgroup || roundtable_subgroup_count(state) == 0) return true;
  fail(err, ERROR_BAD_DATA, _("the session has %s subgroups: say which one with a column “%s”"),
       count_shown(roundtable_subgroup_count(state)).text, _("subgroup_code"));
  return sheet_name_line(import->sheet, line, err);
}

bool import_subgroup(ImportAct *import, size_t line, const char *code, const char *title,
                     SubgroupStatus status, uint32_t *number, Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  *number = roundtable_next_subgroup(state);
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = *number,
                                   .place = (int64_t)roundtable_subgroup_count(state),
                                   .code = code,
                                   .title = title,
                                   .status = status};
  ++import->outcome->subgroups_added;
  return import_event(import, line, event, err);
}

bool import_recommendation(ImportAct *import, size_t line, RecommendationAdded added,
                           uint32_t *number, Error *err) {
  *number = roundtable_next_recommendation(transaction_state(import->tx));
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = added;
  event.recommendation.number = *number;
  ++import->outcome->recommendations_added;
  return import_event(import, line, event, err);
}

void references_add(char text[REFERENCES_TEXT_SIZE], const char *reference) {
  static const char MORE[] = ", …";
  size_t used = strlen(text), size = strlen(reference) + 2;
  bool ended = used >= sizeof MORE && strcmp(text + used - strlen(MORE), MORE) == 0;
  if (ended) return;
  if (used + size + sizeof MORE > REFERENCES_TEXT_SIZE) {
    memcpy(text + used, MORE, sizeof MORE);
    return;
  }
  string_join(text, REFERENCES_TEXT_SIZE, ", ", reference);
}

/* Finds the import in force of the same bytes, if any. */
static bool find_same_file(ImportAct *import, bool *found, Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  *found = false;
  for (uint64_t seq = roundtable_seq(state); seq > 0 && !*found; --seq) {
    const HistoryEntry *entry = history_at(state, seq);
    if (!entry || entry->kind != EVENT_FILE_IMPORTED || !entry->in_force) continue;
    const Event *event;
    if (!session_event(import->session, seq, &event, err)) return false;
    *found = memcmp(event->file.hash, import->sheet->source.hash, FILE_HASH_SIZE) == 0;
  }
  return true;
}

/* Votes imported into a session without any took place before: their results are shown. */
static bool build_votes(ImportAct *import, Error *err) {
  Transaction *tx = import->tx;
  bool had_begun = vote_has_begun(transaction_state(tx));
  bool agenda = import->sheet->header.contents == IMPORTED_AGENDA ||
                import->sheet->header.contents == IMPORTED_COUNTS;
  if (!(agenda ? import_agenda(import, err) : import_ballots(import, err))) return false;
  return had_begun || !vote_has_begun(transaction_state(tx)) || show_totals(tx, err);
}

/* The act begins with the file's event; a reason refers to it. */
static bool keep_rules(ImportAct *import, const RulesBefore *before, uint64_t file, Error *err) {
  Error cause = {0};
  if (transaction_event_count(import->tx) == 0 ||
      check_breaches_after(import->tx, before, file, import->reason, NULL, &cause))
    return true;
  return fail(err, cause.kind, "%s: %s", import->sheet->source.name, cause.text);
}

static void say_text(const ImportAct *import, SessionText property) {
  const char *text = roundtable_text(transaction_state(import->tx), property);
  char written[DAY_WORDS_SIZE];
  sentences_say(&import->outcome->sentences,
                property == SESSION_TITLE   ? _("Title of the session: “%s”")
                : property == SESSION_DATE  ? _("Date of the session: “%s”")
                : property == SESSION_PLACE ? _("Place of the session: “%s”")
                                            : _("Theme of the session: “%s”"),
                text_quoted(property == SESSION_DATE ? day_words(text, written) : text).text);
}

/* The number of voters comes first: a reason for what it breaks refers to the act's first event,
 * even if that is not the file's. Dates are reported as understood. */
static bool build_description(ImportAct *import, Error *err) {
  const ImportDescription *described = import->described;
  if (described->has_voters) {
    if (!add_voter_count(import->tx, described->voters, import->reason, err)) return false;
    sentences_say(&import->outcome->sentences, _("Number of voters: %s"),
                  number_shown(described->voters).text);
  }
  for (int property = 0; property < SESSION_TEXTS; ++property) {
    const char *text = described->text[property];
    if (!text) continue;
    if (!add_description(import->tx, (SessionText)property, text, err)) return false;
    say_text(import, (SessionText)property);
  }
  return true;
}

static bool build_import(ImportAct *import, Error *err) {
  if (!import->set && !find_same_file(import, &import->outcome->already_imported, err))
    return false;
  const uint64_t file = roundtable_seq(transaction_state(import->tx)) + 1;
  RulesBefore before;
  if (!breaches_before(import->tx, EVERY_BALLOT, &before, err)) return false;
  bool built = (import->outcome->already_imported || build_votes(import, err)) &&
               build_description(import, err) && keep_rules(import, &before, file, err);
  breaches_free(&before.broken);
  return built;
}

static void say_agenda(ImportOutcome *outcome) {
  Sentences *said = &outcome->sentences;
  size_t n;
  if ((n = outcome->subgroups_added) > 0)
    sentences_say(said, ngettext("%s subgroup added.", "%s subgroups added.", n),
                  count_shown(n).text);
  if ((n = outcome->subgroups_edited) > 0)
    sentences_say(said, ngettext("%s subgroup changed.", "%s subgroups changed.", n),
                  count_shown(n).text);
  if ((n = outcome->recommendations_added) > 0)
    sentences_say(said, ngettext("%s recommendation added.", "%s recommendations added.", n),
                  count_shown(n).text);
  if ((n = outcome->recommendations_edited) > 0)
    sentences_say(said, ngettext("%s recommendation changed.", "%s recommendations changed.", n),
                  count_shown(n).text);
}

static void say_votes(ImportOutcome *outcome) {
  Sentences *said = &outcome->sentences;
  size_t n;
  if ((n = outcome->counts_set) > 0)
    sentences_say(
        said, ngettext("Counts of %s recommendation set.", "Counts of %s recommendations set.", n),
        count_shown(n).text);
  if ((n = outcome->ballots_cast) > 0)
    sentences_say(said, ngettext("%s ballot cast.", "%s ballots cast.", n), count_shown(n).text);
  if ((n = outcome->ballots_edited) > 0)
    sentences_say(said, ngettext("%s ballot changed.", "%s ballots changed.", n),
                  count_shown(n).text);
}

static void say_log(ImportOutcome *outcome) {
  const size_t n = outcome->votes_repeated;
  if (outcome->contents != IMPORTED_LOG) return;
  if (n > 0)
    sentences_say(&outcome->sentences,
                  ngettext("%s vote says what its ballot already said.",
                           "%s votes say what their ballots already said.", n),
                  count_shown(n).text);
  if (outcome->first_vote > 0)
    sentences_say(
        &outcome->sentences,
        _("Its votes, one for each line in file order, are no. %llu to no. %llu of the journal."),
        (unsigned long long)outcome->first_vote, (unsigned long long)outcome->last_vote);
}

static void say_how_it_was_read(const Sheet *sheet, ImportOutcome *outcome) {
  if (sheet->source.encoding == WINDOWS_1252)
    sentences_say(&outcome->sentences,
                  _("“%s” is not UTF-8 and was read as Windows-1252: check the accents."),
                  sheet->source.name);
  if (*sheet->header.ignored)
    sentences_say(&outcome->sentences, _("Columns not used: %s."), sheet->header.ignored);
}

/* The session's properties given with the file may have changed all the same. */
static void say_nothing_changed(const ImportAct *import) {
  ImportOutcome *outcome = import->outcome;
  sentences_say(
      &outcome->sentences,
      transaction_event_count(import->tx) > 0 ? _("“%s” brought nothing new.")
      : outcome->already_imported
          ? _("“%s” was imported before: nothing was changed. To restore what it says, add --set.")
          : _("“%s” matches the session: nothing was changed."),
      import->sheet->source.name);
}

/* What changed comes first, then the builders' remarks. */
static void put_first(Sentences *said, size_t said_before) {
  const size_t amounts = said->count - said_before;
  for (size_t i = 0; i < amounts; ++i) {
    char *sentence = said->of[said_before + i];
    memmove(said->of + i + 1, said->of + i, said_before * sizeof *said->of);
    said->of[i] = sentence;
  }
}

static bool say_outcome(const ImportAct *import, Error *err) {
  ImportOutcome *outcome = import->outcome;
  const size_t said_before = outcome->sentences.count;
  if (outcome->subgroups_added + outcome->subgroups_edited + outcome->recommendations_added +
          outcome->recommendations_edited + outcome->counts_set + outcome->ballots_cast +
          outcome->ballots_edited + outcome->votes_repeated ==
      0) {
    say_nothing_changed(import);
  } else {
    say_agenda(outcome);
    say_votes(outcome);
    say_log(outcome);
  }
  put_first(&outcome->sentences, said_before);
  if (!outcome->already_imported) say_how_it_was_read(import->sheet, outcome);
  return sentences_ok(&outcome->sentences, err);
}

/* Builds the sentences before recording: if out of memory, nothing is recorded. */
static bool record_import(ImportAct *import, bool check_only, Error *err) {
  import->tx = transaction_begin(import->session, err);
  if (!import->tx) return false;
  const bool built = build_import(import, err) && say_outcome(import, err);
  return (check_only ? transaction_try : transaction_end)(import->tx, built, err);
}

/* Options about voters are pointless if the file has none. */
static bool check_request(const Sheet *sheet, const ImportRequest *request, Error *err) {
  const ImportedContents contents = sheet->header.contents;
  return request->same_voters == SAME_VOTERS_ASK || contents == IMPORTED_BALLOTS ||
         contents == IMPORTED_LOG ||
         fail(err, ERROR_USAGE,
              _("--same-voters is about ballots, and “%s” has none: leave it out"),
              sheet->source.name);
}

static bool import_source(Session *session, ImportSource *source, const ImportRequest *request,
                          ImportOutcome *outcome, Error *err) {
  Sheet sheet;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    source->labels[colour] = roundtable_text(session_state(session), label_property(colour));
  bool done = sheet_open(source, &sheet, err);
  if (done && (done = check_request(&sheet, request, err))) {
    outcome->contents = sheet.header.contents;
    outcome->rows = sheet.rows;
    ImportAct import = {.session = session,
                        .sheet = &sheet,
                        .set = request->set,
                        .same_voters = request->same_voters,
                        .described = &request->described,
                        .outcome = outcome,
                        .reason = request->reason ? request->reason : ""};
    done = record_import(&import, request->check_only, err);
  }
  sheet_close(&sheet);
  return done;
}

bool import_file(Session *session, const ImportRequest *request, ImportOutcome *outcome,
                 Error *err) {
  ImportSource source;
  return source_open(request->path, &source, err) &&
         import_source(session, &source, request, outcome, err);
}

bool import_memory(Session *session, const char *name, const void *data, size_t size,
                   ImportOutcome *outcome, Error *err) {
  ImportSource source;
  ImportRequest request = {.path = name};
  return source_open_memory(name, data, size, &source, err) &&
         import_source(session, &source, &request, outcome, err);
}

void import_forget_doubts(ImportOutcome *outcome) {
  for (size_t n = 0; n < outcome->doubtful_count; ++n)
    free(outcome->doubtful[n]);
  outcome->doubtful_count = 0;
}

void import_outcome_free(ImportOutcome *outcome) {
  sentences_free(&outcome->sentences);
  import_forget_doubts(outcome);
  free(outcome->doubtful);
  *outcome = (ImportOutcome){0};
}

bool import_propose_title(const char *path, char **title, Error *err) {
  static const char *const ENDINGS[] = {".csv", ".tsv", ".txt", ".agenda", ".counts", ".ballots"};
  const char *slash = strrchr(path, '/');
  QuotedText shown = text_quoted(slash ? slash + 1 : path);
  /* Removes a file extension, in any case. */
  for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; ++i) {
    size_t size = strlen(shown.text), ending_size = strlen(ENDINGS[i]);
    if (size > ending_size && strcasecmp(shown.text + size - ending_size, ENDINGS[i]) == 0)
      shown.text[size - ending_size] = '\0';
  }
  /* Keeps the hyphens of a date: 2023-06-06. */
  for (char *at = shown.text; *at; ++at) {
    bool in_a_date =
        at > shown.text && isdigit((unsigned char)at[-1]) && isdigit((unsigned char)at[1]);
    if (*at == '_' || (*at == '-' && !in_a_date)) *at = ' ';
  }
  shown.text[0] = (char)toupper((unsigned char)shown.text[0]);
  return text_clean(TEXT_TITLE, shown.text, strlen(shown.text), title, err);
}
