/* Breaches of the rules in words. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "core/vote/turnout.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/text/text.h"

enum { PART_SIZE = 480, NUMBERS_SIZE = 480 };

static const char *numbers_text(const Breach *breach, char text[NUMBERS_SIZE]) {
  text[0] = '\0';
  for (size_t n = 0; n < breach->listed; ++n)
    string_append(text, NUMBERS_SIZE, "%s%lld", n > 0 ? ", " : "", (long long)breach->ballots[n]);
  if (breach->ballot_count > (int64_t)breach->listed)
    string_append(text, NUMBERS_SIZE, "%s", ", …");
  return text;
}

/* Where it is, as what follows begins. */
static const char *place_text(const Roundtable *roundtable, const Breach *breach,
                              char text[PART_SIZE]) {
  char numbers[NUMBERS_SIZE], code[TEXT_SHOWN_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(roundtable, breach->subgroup);
  const bool named = breach->kind != BREACH_RECOMMENDATION && subgroup &&
                     *subgroup->text[SUBGROUP_CODE] && roundtable_subgroup_count(roundtable) > 1;
  text[0] = '\0';
  if (named)
    string_append(text, PART_SIZE, _("subgroup %s: "),
                  text_quote(subgroup->text[SUBGROUP_CODE], code));
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

static void tell_ballot_dots(const Breach *breach, char text[PART_SIZE]) {
  snprintf(text, PART_SIZE, _("more %s than a voter has (%s)"), dots_noun(breach->colour),
           number_shown(breach->guard.most).text);
}

static void tell_placed(const Breach *breach, char text[PART_SIZE]) {
  char dots[DOTS_SIZE];
  snprintf(text, PART_SIZE,
           ngettext("%s is placed, and there can be %s", "%s are placed, and there can be %s",
                    (unsigned long)breach->guard.placed),
           dots_text(breach, dots), number_shown(breach->guard.most).text);
}

static void tell_recommendation(const Roundtable *roundtable, const Breach *breach,
                                char text[PART_SIZE]) {
  char reference[REFERENCE_TEXT_SIZE] = "?", dots[DOTS_SIZE];
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  if (one) reference_text(roundtable, one, reference);
  snprintf(text, PART_SIZE, _("%s: %s, and its voters can place %s at most"), reference,
           dots_text(breach, dots), number_shown(breach->guard.most).text);
}

/* The people and the voters each in their own number. */
static void tell_people(int64_t people, int64_t voters, char text[PART_SIZE]) {
  char came[PART_SIZE / 4], limit[PART_SIZE / 4];
  snprintf(came, sizeof came, ngettext("%s person voted", "%s people voted", (unsigned long)people),
           number_shown(people).text);
  snprintf(limit, sizeof limit,
           ngettext("there is %s voter", "there are %s voters", (unsigned long)voters),
           number_shown(voters).text);
  snprintf(text, PART_SIZE, _("%s, and %s"), came, limit);
}

/* Who voted, and in which ways. */
static void tell_turnout(const Roundtable *roundtable, const Breach *breach, bool hidden,
                         char text[PART_SIZE]) {
  char reference[REFERENCE_TEXT_SIZE] = "?";
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
                  number_shown(by_dots).text, reference_text(roundtable, one, reference));
}

const char *breach_text(const Roundtable *roundtable, const Breach *breach, bool hidden,
                        char text[BREACH_TEXT_SIZE]) {
  char place[PART_SIZE], what[PART_SIZE] = "";
  switch (breach->kind) {
  case BREACH_TURNOUT: tell_turnout(roundtable, breach, hidden, what); break;
  case BREACH_BALLOT_DOTS: tell_ballot_dots(breach, what); break;
  case BREACH_BALLOT_ITEM:
    snprintf(what, sizeof what, "%s", _("more than one dot on a recommendation"));
    break;
  case BREACH_RECOMMENDATION: tell_recommendation(roundtable, breach, what); break;
  case BREACH_DOTS: tell_placed(breach, what); break;
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
    snprintf(text, BREACH_SENTENCE_SIZE, _("%s. Reason: « %s »"), what, reason);
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
