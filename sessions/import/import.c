#include "sessions/import/import.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/board.h"
#include "sessions/import/import_act.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

/* The import in force of the same bytes, if there is one. */
static bool find_same_file(ImportAct *import, bool *found, Error *err) {
  const Roundtable *state = act_state(import->act);
  *found = false;
  for (uint64_t seq = roundtable_seq(state); seq > 0 && !*found; --seq) {
    const Happening *happening = history_at(state, seq);
    if (!happening || happening->kind != EVENT_FILE_IMPORTED || !happening->in_force) continue;
    const Event *event;
    if (!session_event(import->session, seq, &event, err)) return false;
    *found = memcmp(event->file.hash, import->sheet->source.hash, FILE_HASH_SIZE) == 0;
  }
  return true;
}

static bool import_rows(ImportAct *import, Error *err) {
  bool agenda = import->sheet->header.contents == IMPORTED_AGENDA ||
                import->sheet->header.contents == IMPORTED_COUNTS;
  return agenda ? import_agenda(import, err) : import_ballots(import, err);
}

/* Votes that come with the file into a session that had none took place before: their results are
 * shown. */
static bool build_votes(ImportAct *import, Error *err) {
  Act *act = import->act;
  bool had_begun = vote_has_begun(act_state(act));
  if (!import_rows(import, err)) return false;
  return had_begun || !vote_has_begun(act_state(act)) || act_show_totals(act, err);
}

/* The act begins with the file, which a reason is about. */
static bool keep_rules(ImportAct *import, const RulesBefore *before, uint64_t file, Error *err) {
  Error cause = {0};
  if (act_event_count(import->act) == 0 ||
      act_keep_rules(import->act, before, file, import->reason, NULL, &cause))
    return true;
  return fail(err, cause.kind, "%s: %s", import->sheet->source.name, cause.text);
}

static bool say_text(const ImportAct *import, SessionText property, Error *err) {
  ImportOutcome *outcome = import->outcome;
  const char *text = roundtable_text(act_state(import->act), property);
  char shown[TEXT_SHOWN_SIZE], written[DAY_WORDS_SIZE];
  text_quote(property == SESSION_DATE ? day_words(text, written) : text, shown);
  switch (property) {
  case SESSION_TITLE: return outcome_say(outcome, err, _("Title of the session: « %s »"), shown);
  case SESSION_DATE: return outcome_say(outcome, err, _("Date of the session: « %s »"), shown);
  case SESSION_PLACE: return outcome_say(outcome, err, _("Place of the session: « %s »"), shown);
  case SESSION_THEME: return outcome_say(outcome, err, _("Theme of the session: « %s »"), shown);
  case SESSION_TEXTS: break;
  }
  return true;
}

/* The number of voters is first: a reason for what it breaks is about the act's first event, also
 * where that is not the file. Dates are told as they were understood. */
static bool build_description(ImportAct *import, Error *err) {
  const ImportDescription *described = import->described;
  if (described->has_voters &&
      (!act_set_voters(import->act, described->voters, import->reason, err) ||
       !outcome_say(import->outcome, err, _("Number of voters: %s"),
                    number_shown(described->voters).text)))
    return false;
  for (int property = 0; property < SESSION_TEXTS; ++property)
    if (described->text[property] &&
        (!act_describe(import->act, (SessionText)property, described->text[property], err) ||
         !say_text(import, (SessionText)property, err)))
      return false;
  return true;
}

static bool build_import(void *context, Act *act, Error *err) {
  ImportAct *import = context;
  import->act = act;
  if (!import->set && !find_same_file(import, &import->outcome->already_imported, err))
    return false;
  const uint64_t file = roundtable_seq(act_state(act)) + 1;
  RulesBefore before;
  if (!act_begin_rules(act, EVERY_BALLOT, &before, err)) return false;
  bool built = (import->outcome->already_imported || build_votes(import, err)) &&
               build_description(import, err) && keep_rules(import, &before, file, err);
  breaches_free(&before.broken);
  return built;
}

static bool say_agenda(ImportOutcome *outcome, Error *err) {
  size_t n;
  return (!(n = outcome->subgroups_added) ||
          outcome_say(outcome, err, ngettext("%s subgroup added.", "%s subgroups added.", n),
                      count_shown(n).text)) &&
         (!(n = outcome->subgroups_edited) ||
          outcome_say(outcome, err, ngettext("%s subgroup changed.", "%s subgroups changed.", n),
                      count_shown(n).text)) &&
         (!(n = outcome->recommendations_added) ||
          outcome_say(outcome, err,
                      ngettext("%s recommendation added.", "%s recommendations added.", n),
                      count_shown(n).text)) &&
         (!(n = outcome->recommendations_edited) ||
          outcome_say(outcome, err,
                      ngettext("%s recommendation changed.", "%s recommendations changed.", n),
                      count_shown(n).text));
}

static bool say_votes(ImportOutcome *outcome, Error *err) {
  size_t n;
  return (!(n = outcome->counts_set) ||
          outcome_say(
              outcome, err,
              ngettext("Counts of %s recommendation set.", "Counts of %s recommendations set.", n),
              count_shown(n).text)) &&
         (!(n = outcome->ballots_cast) ||
          outcome_say(outcome, err, ngettext("%s ballot cast.", "%s ballots cast.", n),
                      count_shown(n).text)) &&
         (!(n = outcome->ballots_edited) ||
          outcome_say(outcome, err, ngettext("%s ballot changed.", "%s ballots changed.", n),
                      count_shown(n).text));
}

static bool say_log(ImportOutcome *outcome, Error *err) {
  const size_t n = outcome->votes_repeated;
  return outcome->contents != IMPORTED_LOG ||
         ((n == 0 || outcome_say(outcome, err,
                                 ngettext("%s vote says what its ballot said already.",
                                          "%s votes say what their ballots said already.", n),
                                 count_shown(n).text)) &&
          (outcome->first_vote == 0 ||
           outcome_say(outcome, err,
                       _("Its votes, one for each line in the order of the file, are no. %llu to "
                         "no. %llu of the journal."),
                       (unsigned long long)outcome->first_vote,
                       (unsigned long long)outcome->last_vote)));
}

static bool say_how_it_was_read(const Sheet *sheet, ImportOutcome *outcome, Error *err) {
  bool guessed = sheet->source.encoding == WINDOWS_1252;
  return (!guessed ||
          outcome_say(outcome, err,
                      _("« %s » is not UTF-8 and was read as Windows-1252: check the accents."),
                      sheet->source.name)) &&
         (!*sheet->header.ignored ||
          outcome_say(outcome, err, _("Columns not used: %s."), sheet->header.ignored));
}

/* What is said of the session beside the file may have changed all the same. */
static bool say_nothing_changed(const ImportAct *import, Error *err) {
  ImportOutcome *outcome = import->outcome;
  const char *name = import->sheet->source.name;
  if (act_event_count(import->act) > 0)
    return outcome_say(outcome, err, _("« %s » brought nothing new."), name);
  if (outcome->already_imported)
    return outcome_say(outcome, err,
                       _("« %s » was imported before: nothing was changed. To bring back what it "
                         "says, add --set."),
                       name);
  return outcome_say(outcome, err, _("« %s » says what the session says: nothing was changed."),
                     name);
}

static bool changes_nothing(const ImportOutcome *outcome) {
  return outcome->subgroups_added + outcome->subgroups_edited + outcome->recommendations_added +
             outcome->recommendations_edited + outcome->counts_set + outcome->ballots_cast +
             outcome->ballots_edited + outcome->votes_repeated ==
         0;
}

/* What changed comes first, what the builders had to say next. */
static void put_first(ImportOutcome *outcome, size_t said_before) {
  size_t amounts = outcome->sentence_count - said_before;
  for (size_t i = 0; i < amounts; ++i) {
    char *sentence = outcome->sentences[said_before + i];
    memmove(outcome->sentences + i + 1, outcome->sentences + i,
            said_before * sizeof *outcome->sentences);
    outcome->sentences[i] = sentence;
  }
}

static bool say_outcome(const ImportAct *import, Error *err) {
  ImportOutcome *outcome = import->outcome;
  size_t said_before = outcome->sentence_count;
  bool said = changes_nothing(outcome)
                  ? say_nothing_changed(import, err)
                  : say_agenda(outcome, err) && say_votes(outcome, err) && say_log(outcome, err);
  if (!said) return false;
  put_first(outcome, said_before);
  return outcome->already_imported || say_how_it_was_read(import->sheet, outcome, err);
}

/* Said before it is recorded: where there is no memory to say it, it is not done. */
static bool build_and_say(void *context, Act *act, Error *err) {
  ImportAct *import = context;
  return build_import(import, act, err) && say_outcome(import, err);
}

/* What is said of voters is in vain where the file has none. */
static bool check_request(const Sheet *sheet, const ImportRequest *request, Error *err) {
  const ImportedContents contents = sheet->header.contents;
  return request->same_voters == SAME_VOTERS_ASK || contents == IMPORTED_BALLOTS ||
         contents == IMPORTED_LOG ||
         fail(err, ERROR_USAGE,
              _("--same-voters is about ballots, and « %s » has none: leave it out"),
              sheet->source.name);
}

static bool import_source(Session *session, const Source *source, const ImportRequest *request,
                          ImportOutcome *outcome, Error *err) {
  Sheet sheet;
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
    done = request->check_only ? session_try(session, build_and_say, &import, err)
                               : session_act(session, build_and_say, &import, err);
  }
  sheet_close(&sheet);
  return done;
}

bool import_file(Session *session, const ImportRequest *request, ImportOutcome *outcome,
                 Error *err) {
  Source source;
  return source_open(request->path, &source, err) &&
         import_source(session, &source, request, outcome, err);
}

bool import_memory(Session *session, const char *name, const void *data, size_t size,
                   ImportOutcome *outcome, Error *err) {
  Source source;
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
  for (size_t i = 0; i < outcome->sentence_count; ++i)
    free(outcome->sentences[i]);
  free(outcome->sentences);
  import_forget_doubts(outcome);
  free(outcome->doubtful);
  *outcome = (ImportOutcome){0};
}

/* Takes an ending off, whatever its case. */
static void drop_ending(char *name, const char *ending) {
  size_t size = strlen(name), ending_size = strlen(ending);
  if (size > ending_size && strcasecmp(name + size - ending_size, ending) == 0)
    name[size - ending_size] = '\0';
}

/* Hyphens of a date stay: 2023-06-06. */
static void part_words(char *name) {
  for (char *at = name; *at; ++at) {
    bool in_a_date = at > name && isdigit((unsigned char)at[-1]) && isdigit((unsigned char)at[1]);
    if (*at == '_' || (*at == '-' && !in_a_date)) *at = ' ';
  }
  name[0] = (char)toupper((unsigned char)name[0]);
}

bool import_propose_title(const char *path, char **title, Error *err) {
  static const char *const ENDINGS[] = {".csv", ".tsv", ".txt", ".agenda", ".counts", ".ballots"};
  char shown[TEXT_SHOWN_SIZE];
  const char *slash = strrchr(path, '/');
  text_quote(slash ? slash + 1 : path, shown);
  for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; ++i)
    drop_ending(shown, ENDINGS[i]);
  part_words(shown);
  return text_clean(TEXT_TITLE, shown, strlen(shown), title, err);
}
