#include "sessions/session/rule_breaches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

/* Breaches of the rules in words. */

enum { PART_SIZE = 480, NUMBERS_SIZE = 480 };

static const char *numbers_text(const Breach *breach, char text[NUMBERS_SIZE]) {
  text[0] = '\0';
  for (size_t n = 0; n < breach->listed; ++n)
    string_append(text, NUMBERS_SIZE, "%s%lld", n > 0 ? ", " : "", (long long)breach->ballots[n]);
  if (breach->ballot_count > (int64_t)breach->listed)
    string_append(text, NUMBERS_SIZE, "%s", ", …");
  return text;
}

/* The place of the breach, as the start of a sentence. */
static const char *place_text(const Roundtable *roundtable, const Breach *breach,
                              char text[PART_SIZE]) {
  char numbers[NUMBERS_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(roundtable, breach->subgroup);
  const bool named = breach->kind != BREACH_RECOMMENDATION && subgroup &&
                     *subgroup->text[SUBGROUP_CODE] && roundtable_subgroup_count(roundtable) > 1;
  text[0] = '\0';
  if (named)
    string_append(text, PART_SIZE, _("subgroup %s: "),
                  text_quoted(subgroup->text[SUBGROUP_CODE]).text);
  if (breach->listed > 0)
    string_append(text, PART_SIZE,
                  ngettext("ballot %s: ", "ballots %s: ", (unsigned long)breach->ballot_count),
                  numbers_text(breach, numbers));
  return text;
}

static const char *dots_noun(int colour) {
  static const char *const nouns[COLOUR_COUNT + 1] = {
      [GREEN] = N_("green dots"),
      [YELLOW] = N_("yellow dots"),
      [RED] = N_("red dots"),
      [COLOUR_COUNT] = N_("dots"),
  };
  return _(nouns[colour]);
}

enum { DOTS_SIZE = SHOWN_TEXT_SIZE + 64 };

static const char *dots_text(const Breach *breach, char text[DOTS_SIZE]) {
  const long long dots = (long long)breach->guard.placed;
  const unsigned long number = (unsigned long)dots;
  switch (breach->colour) {
  case GREEN:
    snprintf(text, DOTS_SIZE, ngettext("%s green dot", "%s green dots", number),
             number_shown(dots).text);
    break;
  case YELLOW:
    snprintf(text, DOTS_SIZE, ngettext("%s yellow dot", "%s yellow dots", number),
             number_shown(dots).text);
    break;
  case RED:
    snprintf(text, DOTS_SIZE, ngettext("%s red dot", "%s red dots", number),
             number_shown(dots).text);
    break;
  default:
    snprintf(text, DOTS_SIZE, ngettext("%s dot", "%s dots", number), number_shown(dots).text);
  }
  return text;
}

/* People and voters, each with its own plural form. */
static void tell_people(int64_t people, int64_t voters, char text[PART_SIZE]) {
  char came[PART_SIZE / 4], limit[PART_SIZE / 4];
  snprintf(came, sizeof came, ngettext("%s person voted", "%s people voted", (unsigned long)people),
           number_shown(people).text);
  snprintf(limit, sizeof limit,
           ngettext("there is %s voter", "there are %s voters", (unsigned long)voters),
           number_shown(voters).text);
  snprintf(text, PART_SIZE, _("%s, but %s"), came, limit);
}

/* Who voted, and how. */
static void tell_turnout(const Roundtable *roundtable, const Breach *breach, bool hidden,
                         char text[PART_SIZE]) {
  const int64_t by_dots = hidden ? 0 : breach->by_dots;
  const int64_t people = breach->guard.placed - (hidden ? breach->by_dots : 0);
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  tell_people(people, breach->guard.most, text);
  if (breach->kiosk > 0)
    string_append(text, PART_SIZE,
                  ngettext(", %s of them in the kiosk", ", %s of them in the kiosk",
                           (unsigned long)breach->kiosk),
                  number_shown(breach->kiosk).text);
  if (by_dots > 0 && one)
    string_append(text, PART_SIZE,
                  ngettext(", at least %s with dots counted on %s",
                           ", at least %s with dots counted on %s", (unsigned long)by_dots),
                  number_shown(by_dots).text, reference_shown(roundtable, one).text);
}

const char *breach_text(const Roundtable *roundtable, const Breach *breach, bool hidden,
                        char text[BREACH_TEXT_SIZE]) {
  char place[PART_SIZE], what[PART_SIZE] = "";
  switch (breach->kind) {
  case BREACH_TURNOUT: tell_turnout(roundtable, breach, hidden, what); break;
  case BREACH_BALLOT_DOTS:
    snprintf(what, PART_SIZE, _("more %s than a voter has (%s)"), dots_noun(breach->colour),
             number_shown(breach->guard.most).text);
    break;
  case BREACH_BALLOT_ITEM:
    snprintf(what, sizeof what, "%s", _("more than one dot on a recommendation"));
    break;
  case BREACH_RECOMMENDATION: {
    char dots[DOTS_SIZE];
    const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
    snprintf(what, sizeof what, _("%s: %s, but its voters can place %s at most"),
             one ? reference_shown(roundtable, one).text : "?", dots_text(breach, dots),
             number_shown(breach->guard.most).text);
    break;
  }
  case BREACH_DOTS: {
    char dots[DOTS_SIZE];
    snprintf(what, PART_SIZE,
             ngettext("%s is placed, but there can be only %s",
                      "%s are placed, but there can be only %s",
                      (unsigned long)breach->guard.placed),
             dots_text(breach, dots), number_shown(breach->guard.most).text);
    break;
  }
  case BREACH_KINDS: break;
  }
  snprintf(text, BREACH_TEXT_SIZE, "%s%s", place_text(roundtable, breach, place), what);
  return text;
}

const char *breach_sentence(const RuleBreaches *breaches, const Roundtable *roundtable,
                            const Breach *breach, bool hidden, char text[BREACH_SENTENCE_SIZE]) {
  char what[BREACH_TEXT_SIZE];
  const char *reason = rule_breach_reason(breaches, roundtable, breach);
  breach_text(roundtable, breach, hidden, what);
  if (*reason)
    snprintf(text, BREACH_SENTENCE_SIZE, _("%s. Reason: “%s”"), what, reason);
  else
    snprintf(text, BREACH_SENTENCE_SIZE, _("%s. No reason is given yet"), what);
  return text;
}

const char *turnout_text(const Roundtable *roundtable, const Subgroup *subgroup, int64_t blank,
                         char text[TURNOUT_TEXT_SIZE]) {
  const Turnout turnout = turnout_of(roundtable, subgroup);
  const int64_t handed_in = turnout.ballots + turnout.kiosk, people = turnout_guard(turnout).placed;
  text[0] = '\0';
  if (turnout.ballots == RULE_UNKNOWN || handed_in == 0) return text;
  snprintf(text, TURNOUT_TEXT_SIZE, ngettext("%s ballot", "%s ballots", (unsigned long)handed_in),
           number_shown(handed_in).text);
  if (blank > 0)
    string_append(text, TURNOUT_TEXT_SIZE,
                  ngettext(", %s of them blank", ", %s of them blank", (unsigned long)blank),
                  number_shown(blank).text);
  const int64_t left = turnout.voters - people;
  if (turnout.voters != RULE_UNKNOWN && left == 0)
    string_append(text, TURNOUT_TEXT_SIZE, "%s", _("; everybody has voted"));
  else if (turnout.voters != RULE_UNKNOWN && left > 0)
    string_append(text, TURNOUT_TEXT_SIZE,
                  ngettext("; %s has not voted", "; %s have not voted", (unsigned long)left),
                  number_shown(left).text);
  return text;
}

static void free_reasons(char **reasons, size_t count) {
  for (size_t n = 0; reasons && n < count; ++n)
    free(reasons[n]);
  free(reasons);
}

/* Reuses what was known of the same flag, if no event since concerns it. */
static bool take_over(const RuleBreaches *kept, const Breaches *found, ReasonSearch *search,
                      Error *err) {
  for (size_t n = 0; n < found->count; ++n) {
    if (!search->wanted[n]) continue;
    const Breach *was = breaches_like(&kept->found, &found->list[n]);
    const char *reason = was ? kept->reasons[was - kept->found.list] : NULL;
    search->reasons[n] = reason ? strdup(reason) : NULL;
    if (reason && !search->reasons[n]) return fail_memory(err);
  }
  return true;
}

static bool find_reasons(Session *session, uint64_t end, const RuleBreaches *kept,
                         const Breaches *found, char ***reasons, Error *err) {
  ReasonSearch search = {
      .session = session, .found = found, .end = end, .known_to = kept->known_to};
  search.wanted = calloc(found->count + 1, sizeof *search.wanted);
  search.reasons = calloc(found->count + 1, sizeof *search.reasons);
  const bool done = (search.wanted && search.reasons) || fail_memory(err);
  if (done && search_reasons(&search, err) && take_over(kept, found, &search, err)) {
    free(search.wanted);
    *reasons = search.reasons;
    return true;
  }
  free(search.wanted);
  free_reasons(search.reasons, found->count);
  return false;
}

bool rule_breaches_renew_at(Session *session, const Roundtable *state, RuleBreaches *kept,
                            Error *err) {
  Breaches found;
  char **reasons;
  if (!breaches_find_with(state, &kept->scan, &found, err)) return false;
  if (!find_reasons(session, roundtable_seq(state), kept, &found, &reasons, err)) {
    breaches_free(&found);
    return false;
  }
  free_reasons(kept->reasons, kept->found.count);
  breaches_free(&kept->found);
  kept->found = found;
  kept->reasons = reasons;
  kept->known_to = roundtable_seq(state);
  return true;
}

bool rule_breaches_renew(Session *session, RuleBreaches *kept, Error *err) {
  return rule_breaches_renew_at(session, session_state(session), kept, err);
}

bool rule_breaches_read(Session *session, RuleBreaches *breaches, Error *err) {
  RuleBreaches read = {.known_to = 0};
  if (!session_need_ballots(session, err) || !rule_breaches_renew(session, &read, err)) {
    rule_breaches_free(&read);
    return false;
  }
  *breaches = read;
  return true;
}

void rule_breaches_free(RuleBreaches *breaches) {
  free_reasons(breaches->reasons, breaches->found.count);
  ballot_scan_free(&breaches->scan);
  breaches_free(&breaches->found);
  *breaches = (RuleBreaches){.known_to = 0};
}

/* If a subgroup has more dots than possible, one reason for its counts is enough. */
static const char *counts_reason(const Roundtable *roundtable, const Breach *breach) {
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  if (one) return one->text[RECOMMENDATION_COUNTS_REASON];
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (breach->subgroup != 0 && breach->subgroup != subgroup->number) continue;
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      one = roundtable_recommendation_at(roundtable, subgroup, n);
      if (*one->text[RECOMMENDATION_COUNTS_REASON]) return one->text[RECOMMENDATION_COUNTS_REASON];
    }
  }
  return "";
}

const char *rule_breach_reason(const RuleBreaches *breaches, const Roundtable *roundtable,
                               const Breach *breach) {
  const char *reason = (breach->kind == BREACH_RECOMMENDATION || breach->kind == BREACH_DOTS ||
                        (breach->kind == BREACH_TURNOUT && breach->by_dots > 0))
                           ? counts_reason(roundtable, breach)
                           : "";
  if (*reason) return reason;
  const Breach *same = breaches_like(&breaches->found, breach);
  const char *given = same ? breaches->reasons[same - breaches->found.list] : NULL;
  return given ? given : "";
}

/* Keeps only the public breaches of a list. */
static size_t keep_public(Breaches *breaches) {
  size_t kept = 0;
  for (size_t n = 0; n < breaches->count; ++n)
    if (breach_is_public(&breaches->list[n])) breaches->list[kept++] = breaches->list[n];
  breaches->count = kept;
  return kept;
}

static bool find_broken(const Roundtable *state, int64_t ballot, Breaches *found, Error *err) {
  return ballot == EVERY_BALLOT ? breaches_find(state, found, err)
                                : breaches_find_by(state, ballot, found, err);
}

bool breaches_before(Transaction *tx, int64_t ballot, RulesBefore *before, Error *err) {
  RulesBefore begun = {.ballot = ballot};
  if (!transaction_need_ballots(tx, err) ||
      !find_broken(transaction_state(tx), ballot, &begun.broken, err))
    return false;
  *before = begun;
  return true;
}

bool check_breaches_after(Transaction *tx, const RulesBefore *before, uint64_t about,
                          const char *reason, bool *asks, Error *err) {
  const Roundtable *state = transaction_state(tx);
  const bool hidden = results_hidden(state);
  char text[BREACH_TEXT_SIZE];
  Breaches now;
  if (!find_broken(state, before->ballot, &now, err)) return false;
  if (hidden) keep_public(&now);
  const Breach *worse = breaches_worse(&before->broken, &now);
  if (worse) breach_text(state, worse, hidden, text);
  const bool broken = worse != NULL;
  breaches_free(&now);
  if (!broken) return true;
  if (*reason) return transaction_add(tx, event_of_reason(about, reason), err);
  if (asks) *asks = true;
  return fail(err, ERROR_FAILED, _("%s: give a reason to keep it"), text);
}
