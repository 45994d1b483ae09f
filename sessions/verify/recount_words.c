#include "sessions/verify/recount_words.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/ratio.h"
#include "core/vote/number.h"
#include "sessions/verify/chance.h"

static const size_t WRONG[] = {1, 2, 3, 5, 10};
enum { WRONGS = sizeof WRONG / sizeof *WRONG, SHORT_TERM = 1000000000, PER_MILLE = 1000 };
static const Ratio NEARLY_SURE = {95, 100};

/* Down to a tenth of a percent: never more than it is. */
static void write_percent(Ratio chance, char *text, size_t room) {
  const int tenths = (int)(chance.over * PER_MILLE / chance.under);
  snprintf(text, room, "%d%s%d", tenths / 10, _("."), tenths % 10);
}

static const char *tell_chance(size_t counted, size_t cells, size_t wrong, char *text) {
  char percent[16], exactly[64] = "";
  Ratio chance;
  text[0] = '\0';
  if (wrong > cells || !chance_of_seeing(counted, cells, wrong, &chance)) return text;
  write_percent(chance, percent, sizeof percent);
  if (chance.under < SHORT_TERM)
    snprintf(exactly, sizeof exactly, _(" (exactly %s in %s)"),
             number_shown((int64_t)chance.over).text, number_shown((int64_t)chance.under).text);
  snprintf(text, RECOUNT_TEXT_SIZE,
           ngettext("If %s of the %s cells is wrong, the chance that it is among those counted is "
                    "at least %s %%%s.",
                    "If %s of the %s cells are wrong, the chance that one of them is among those "
                    "counted is at least %s %%%s.",
                    (unsigned long)wrong),
           count_shown(wrong).text, count_shown(cells).text, percent, exactly);
  return text;
}

static const char *tell_fewest(size_t counted, size_t cells, char *text) {
  const size_t fewest = chance_fewest_seen(counted, cells, NEARLY_SURE);
  text[0] = '\0';
  if (fewest > 1)
    snprintf(text, RECOUNT_TEXT_SIZE, _("From %s wrong cells on, that chance is 95 %% or more."),
             count_shown(fewest).text);
  return text;
}

const char *recount_chance(size_t counted, size_t cells, size_t n, char text[RECOUNT_TEXT_SIZE]) {
  text[0] = '\0';
  if (counted == cells && n == 0)
    snprintf(text, RECOUNT_TEXT_SIZE, "%s",
             _("All cells are counted: every one that is wrong is seen."));
  if (counted == cells) return text;
  if (n < WRONGS) return tell_chance(counted, cells, WRONG[n], text);
  return n == WRONGS ? tell_fewest(counted, cells, text) : text;
}

const char *recount_limits(void) {
  return _(
      "Cells that were not drawn are not looked at: whether they are right stays open. What is "
      "seen is whether dots were counted and recorded as they hang there; not who stuck them, "
      "nor whether every voter kept to the rules.");
}

void recount_add_chances(Document *document, size_t counted, size_t cells) {
  char text[RECOUNT_TEXT_SIZE];
  for (size_t n = 0; n < RECOUNT_CHANCES_MAX; ++n)
    if (*recount_chance(counted, cells, n, text)) document_item(document, text);
  document_paragraph(document, recount_limits());
}

const char *recount_finding(size_t counted, size_t differ, char text[RECOUNT_TEXT_SIZE]) {
  if (differ == 0)
    snprintf(text, RECOUNT_TEXT_SIZE,
             ngettext("%s cell counted again: as recorded",
                      "%s cells counted again: all as recorded", (unsigned long)counted),
             count_shown(counted).text);
  else
    snprintf(text, RECOUNT_TEXT_SIZE,
             ngettext("%s cell counted again: otherwise than recorded: %s",
                      "%s cells counted again; otherwise than recorded: %s",
                      (unsigned long)counted),
             count_shown(counted).text, count_shown(differ).text);
  return text;
}

const char *recount_cell_finding(const Roundtable *state, const RecountedCell *cell,
                                 char text[RECOUNT_TEXT_SIZE]) {
  const Recommendation *one = roundtable_recommendation(state, cell->cell.recommendation);
  const long long recorded = cell->recorded, by_hand = cell->by_hand;
  const long long now = one ? recommendation_tally(one).dots[cell->cell.colour] : recorded;
  if (now == recorded)
    snprintf(text, RECOUNT_TEXT_SIZE, _("recorded %s, by hand %s (%s)"),
             number_shown(recorded).text, number_shown(by_hand).text,
             change_shown(by_hand - recorded).text);
  else
    snprintf(text, RECOUNT_TEXT_SIZE, _("recorded %s, by hand %s (%s); now %s"),
             number_shown(recorded).text, number_shown(by_hand).text,
             change_shown(by_hand - recorded).text, number_shown(now).text);
  return text;
}
