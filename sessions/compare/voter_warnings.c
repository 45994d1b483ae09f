#include "sessions/compare/voter_warnings.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/number.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation.h"
#include "sessions/session/finality.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/withdrawn.h"

enum { LIST_TEXT_SIZE = 1024 };

/* "A, C": those for whom `is` holds. */
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
    sentences_say(sentences,
                  ngettext("how many voters %s had is not noted: compare ranks and shares rather "
                           "than numbers of dots",
                           "how many voters each of %s had is not noted: compare ranks and shares "
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

/* "A – PROVISIONAL: the vote is still open (2, T)", without the full stop. */
static void say_finality(const PanelSession *one, char letter, Sentences *sentences) {
  char text[FINALITY_TEXT_SIZE], simulation[SENTENCE_SIZE];
  const Finality finality = finality_of(one->state);
  if (*finality_sentence(one->state, &finality, text))
    sentences_say(sentences, "%c – %.*s", letter, (int)(strlen(text) - 1), text);
  if (explain_simulation(one->state, one->weights, simulation))
    sentences_say(sentences, "%c – %.*s", letter, (int)(strlen(simulation) - 1), simulation);
}

static bool say_broken_rules(const PanelSession *one, char letter, Sentences *sentences,
                             Error *err) {
  RuleBreaches breaches;
  char sentence[BREACH_SENTENCE_SIZE];
  if (!rule_breaches_read(one->session, &breaches, err)) return false;
  for (size_t n = 0; n < breaches.found.count; ++n) {
    breach_sentence(&breaches, one->state, &breaches.found.list[n], false, sentence);
    sentences_say(sentences, _("%c – against the rules of its vote: %s"), letter, sentence);
  }
  rule_breaches_free(&breaches);
  return true;
}

/* "A – withdrawn …", without the full stop. */
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
    say_finality(&panel->of[n], panel_letter(n), sentences);
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
