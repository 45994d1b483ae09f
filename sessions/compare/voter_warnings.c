#include "sessions/compare/compare_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/session_day.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

/* Traces by which one session's votes are recognised in another. */
typedef struct Traces {
  char **voters; /* names, folded and sorted */
  size_t voter_count, voter_capacity;
  uint8_t (*files)[FILE_HASH_SIZE]; /* of imported votes */
  char **names;                     /* … and their names */
  size_t file_count, file_capacity, name_capacity;
  const Roundtable *state;
} Traces;

static bool take_voter(void *context, const char *name, int64_t ballot UNUSED, Error *err) {
  Traces *traces = context;
  if (!ARRAY_RESERVE(traces->voters, traces->voter_capacity, traces->voter_count + 1))
    return fail_memory(err);
  char *folded = NULL;
  if (!text_fold_name(name, &folded)) folded = strdup(name);
  if (!folded) return fail_memory(err);
  traces->voters[traces->voter_count] = folded;
  ++traces->voter_count;
  return true;
}

static bool keep_file(Traces *traces, const FileImported *file, Error *err) {
  if (!ARRAY_RESERVE(traces->files, traces->file_capacity, traces->file_count + 1))
    return fail_memory(err);
  if (!ARRAY_RESERVE(traces->names, traces->name_capacity, traces->file_count + 1))
    return fail_memory(err);
  traces->names[traces->file_count] = strdup(file->name);
  if (!traces->names[traces->file_count]) return fail_memory(err);
  memcpy(traces->files[traces->file_count++], file->hash, FILE_HASH_SIZE);
  return true;
}

static bool take_event(void *context, const Event *event, ChainHash hash UNUSED, Error *err) {
  Traces *traces = context;
  if (event->kind != EVENT_FILE_IMPORTED || event->file.contents == IMPORTED_AGENDA) return true;
  const HistoryEntry *entry = history_at(traces->state, event->stamp.seq);
  return !entry || !entry->in_force || keep_file(traces, &event->file, err);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool find_traces(const PanelSession *one, Traces *traces, Error *err) {
  *traces = (Traces){.state = one->state};
  if (!session_voters(one->session, take_voter, traces, err) ||
      !session_events(one->session, 1, take_event, traces, err))
    return false;
  if (traces->voter_count > 0)
    qsort(traces->voters, traces->voter_count, sizeof *traces->voters, by_name);
  return true;
}

static void free_traces(Traces *traces) {
  for (size_t n = 0; n < traces->voter_count; ++n)
    free(traces->voters[n]);
  for (size_t n = 0; n < traces->file_count; ++n)
    free(traces->names[n]);
  free(traces->voters);
  free(traces->names);
  free(traces->files);
}

static unsigned long common_voters(const Traces *a, const Traces *b) {
  unsigned long common = 0;
  for (size_t i = 0, j = 0; i < a->voter_count && j < b->voter_count;) {
    const int order = strcmp(a->voters[i], b->voters[j]);
    common += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  return common;
}

/* Returns the name of a file of votes that both imported, or NULL. */
static const char *common_file(const Traces *a, const Traces *b) {
  for (size_t i = 0; i < a->file_count; ++i)
    for (size_t j = 0; j < b->file_count; ++j)
      if (memcmp(a->files[i], b->files[j], FILE_HASH_SIZE) == 0) return a->names[i];
  return NULL;
}

static void say_of_pair(const Panel *panel, const Traces *traces, size_t a, size_t b,
                        Sentences *sentences) {
  const char letter_a = panel_letter(a), letter_b = panel_letter(b);
  /* Two sessions with the same id grew from one: their common part is in both. */
  if (memcmp(roundtable_session_id(panel->of[a].state), roundtable_session_id(panel->of[b].state),
             SESSION_ID_SIZE) == 0) {
    sentences_say(
        sentences,
        _("%c and %c are copies of one session: what happened before they diverged is in both"),
        letter_a, letter_b);
    return;
  }
  const char *file = common_file(&traces[a], &traces[b]);
  if (file)
    sentences_say(sentences,
                  _("the votes of “%s” were imported into both %c and %c: they are there twice"),
                  file, letter_a, letter_b);
  const unsigned long voters = common_voters(&traces[a], &traces[b]);
  if (voters > 0)
    sentences_say(
        sentences,
        ngettext("%s voter has the same name in %c and in %c, and so may have voted in both",
                 "%s voters have the same names in %c and in %c, and so may have voted in both",
                 voters),
        count_shown(voters).text, letter_a, letter_b);
}

bool say_voted_twice(const Panel *panel, Sentences *sentences, Error *err) {
  Traces traces[PANEL_MAX] = {0};
  bool done = true;
  for (size_t n = 0; done && n < panel->count; ++n)
    done = find_traces(&panel->of[n], &traces[n], err);
  for (size_t a = 0; done && a < panel->count; ++a)
    for (size_t b = a + 1; b < panel->count; ++b)
      say_of_pair(panel, traces, a, b, sentences);
  for (size_t n = 0; n < panel->count; ++n)
    free_traces(&traces[n]);
  return done;
}

enum { LIST_TEXT_SIZE = 1024 };

/* Lists "A, C", the sessions for which `is` holds. */
typedef bool SessionTest(const Panel *panel, size_t session);

static size_t list_letters(const Panel *panel, SessionTest *is, char text[LIST_TEXT_SIZE]) {
  size_t count = 0;
  *text = '\0';
  for (size_t n = 0; n < panel->count; ++n) {
    if (!is(panel, n)) continue;
    string_append(text, LIST_TEXT_SIZE, "%s%c", count++ > 0 ? ", " : "", panel_letter(n));
  }
  return count;
}

static bool lacks_voters(const Panel *panel, size_t session) {
  return panel->of[session].voters == RULE_UNKNOWN;
}

static bool voters_differ(const Panel *panel) {
  for (size_t n = 1; n < panel->count; ++n)
    if (panel->of[n].voters != panel->of[0].voters) return true;
  return false;
}

void say_electorates(const Panel *panel, Sentences *sentences) {
  char list[LIST_TEXT_SIZE];
  const size_t lacking = list_letters(panel, lacks_voters, list);
  if (lacking > 0) {
    sentences_say(
        sentences,
        ngettext("%s does not say how many voters it has: compare ranks and shares rather "
                 "than numbers of dots",
                 "%s do not say how many voters they have: compare ranks and shares "
                 "rather than numbers of dots",
                 (unsigned long)lacking),
        list);
    return;
  }
  if (!voters_differ(panel)) return;
  *list = '\0';
  for (size_t n = 0; n < panel->count; ++n)
    string_append(list, LIST_TEXT_SIZE, "%s%c %s", n > 0 ? ", " : "", panel_letter(n),
                  number_shown(panel->of[n].voters).text);
  sentences_say(sentences,
                _("the electorates differ (voters: %s): compare ranks, shares and dots per voter "
                  "rather than numbers of dots"),
                list);
}

static bool has_no_vote(const Panel *panel, size_t session) {
  return panel->of[session].list.ranking.count == 0;
}

static bool say_broken_rules(const PanelSession *one, char letter, Sentences *sentences,
                             Error *err) {
  RuleBreaches breaches;
  char sentence[BREACH_SENTENCE_SIZE];
  if (!rule_breaches_read(one->session, &breaches, err)) return false;
  for (size_t n = 0; n < breaches.found.count; ++n) {
    breach_sentence(&breaches, one->state, &breaches.found.list[n], false, sentence);
    sentences_say(sentences, _("%c – against its voting rules: %s"), letter, sentence);
  }
  rule_breaches_free(&breaches);
  return true;
}

/* Says "A – withdrawn …", without the full stop. */
static void say_withdrawn(const PanelSession *one, char letter, Sentences *sentences) {
  char text[WITHDRAWN_TEXT_SIZE];
  const size_t length = strlen(withdrawn_sentence(one->state, NULL, NULL, text));
  if (length > 0) sentences_say(sentences, "%c – %.*s", letter, (int)length - 1, text);
}

bool say_unfinished(const Panel *panel, Sentences *sentences, Error *err) {
  char list[LIST_TEXT_SIZE];
  if (list_letters(panel, has_no_vote, list) > 0)
    sentences_say(sentences, _("nothing was put to the vote in %s"), list);
  for (size_t n = 0; n < panel->count; ++n) {
    /* Says "A – PROVISIONAL: the vote is still open (2, T)", without the full stop. */
    char letter = panel_letter(n);
    char text[FINALITY_TEXT_SIZE], simulation[SENTENCE_SIZE];
    const Finality finality = finality_of(panel->of[n].state);
    if (*finality_sentence(panel->of[n].state, &finality, text))
      sentences_say(sentences, "%c – %.*s", letter, (int)(strlen(text) - 1), text);
    if (explain_simulation(panel->of[n].state, panel->of[n].weights, simulation))
      sentences_say(sentences, "%c – %.*s", letter, (int)(strlen(simulation) - 1), simulation);
    say_withdrawn(&panel->of[n], panel_letter(n), sentences);
    if (!say_broken_rules(&panel->of[n], panel_letter(n), sentences, err)) return false;
  }
  return true;
}

void say_weights(const Panel *panel, Sentences *sentences) {
  char list[PANEL_MAX * WEIGHTS_TEXT_SIZE] = "", weights[WEIGHTS_TEXT_SIZE];
  if (panel_weighs_alike(panel)) return;
  for (size_t n = 0; n < panel->count; ++n)
    string_append(list, sizeof list, "%s%c %s", n > 0 ? ", " : "", panel_letter(n),
                  weights_text(panel->of[n].weights, weights));
  sentences_say(sentences,
                _("the sessions weigh dots differently (%s): add --weights to weigh them "
                  "alike"),
                list);
}
