#include "sessions/compare/compare_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/number.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation.h"

enum { TEN = 10, HUNDRED = 100 };

Pick matching_last(const Matching *matching, size_t row) {
  size_t session = matching->panel->count - 1;
  while (matching_at(matching, row, session)->recommendation == 0)
    --session;
  return (Pick){session, matching_at(matching, row, session)->recommendation};
}

const char *pick_reference(const Panel *panel, Pick pick, char text[REFERENCE_TEXT_SIZE]) {
  return reference_text(panel->of[pick.session].state, pick_recommendation(panel, pick), text);
}

static bool is_tied(const Comparison *comparison, size_t row, size_t session,
                    RankingMethod method) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (method < MAIN_RANKINGS) return standing->rank[method].tied;
  return comparison->panel.of[session].list.ranked_items[standing->index].rank.tied;
}

const char *rank_cell(const Comparison *comparison, size_t row, size_t session,
                      RankingMethod method, char text[CELL_TEXT_SIZE]) {
  const uint32_t rank = comparison_rank(comparison, row, session, method);
  const bool is_there = matching_at(&comparison->matching, row, session)->recommendation != 0;
  if (rank > 0)
    snprintf(text, CELL_TEXT_SIZE, "%" PRIu32 "%s", rank,
             is_tied(comparison, row, session, method) ? "=" : " ");
  else
    snprintf(text, CELL_TEXT_SIZE, "%s", is_there ? "– " : "");
  return text;
}

const char *change_cell(const Comparison *comparison, size_t row, RankingMethod method,
                        char text[CELL_TEXT_SIZE]) {
  int64_t change;
  if (!comparison_change(comparison, row, method, &change))
    *text = '\0';
  else if (change == 0)
    snprintf(text, CELL_TEXT_SIZE, "0");
  else
    snprintf(text, CELL_TEXT_SIZE, "%s%" PRId64, change > 0 ? "↑" : "↓",
             change < 0 ? -change : change);
  return text;
}

const char *share_cell(const Comparison *comparison, size_t row, size_t session,
                       char text[CELL_TEXT_SIZE]) {
  Ratio share;
  *text = '\0';
  if (!comparison_share(comparison, row, session, &share)) return text;
  share.over *= HUNDRED;
  snprintf(text, CELL_TEXT_SIZE, "%s", ratio_shown(share, 1).text);
  return text;
}

/* a/b - c/d = (ad - cb)/bd, in tenths of a point, the nearest. Sums of dots are below 2⁵⁵. */
static const char *points_text(Ratio first, Ratio last, char text[CELL_TEXT_SIZE]) {
  const Wide over = last.over * first.under - first.over * last.under;
  const Wide under = first.under * last.under;
  const Wide tenths = ((over < 0 ? -over : over) * HUNDRED * TEN * 2 + under) / (2 * under);
  const char *sign = tenths == 0 ? "" : over > 0 ? "+" : "−";
  snprintf(text, CELL_TEXT_SIZE, "%s%lld%c%lld", sign, (long long)(tenths / TEN), *_("."),
           (long long)(tenths % TEN));
  return text;
}

/* From the first session in which it has a share to the last. */
const char *share_change_cell(const Comparison *comparison, size_t row, char text[CELL_TEXT_SIZE]) {
  Ratio share, first = {0}, last = {0};
  size_t known = 0;
  *text = '\0';
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    if (!comparison_share(comparison, row, session, &share)) continue;
    if (known++ == 0) first = share;
    last = share;
  }
  if (known < 2) return text;
  return points_text(first, last, text);
}

const char *per_voter_cell(const Comparison *comparison, size_t row, size_t session,
                           char text[CELL_TEXT_SIZE]) {
  Ratio dots;
  *text = '\0';
  if (comparison_per_voter(comparison, row, session, &dots))
    snprintf(text, CELL_TEXT_SIZE, "%s", ratio_shown(dots, 2).text);
  return text;
}

const char *match_way_name(MatchWay way) {
  static const char *const NAMES[MATCH_WAYS] = {"", "key", "title", "reference", "confirmed"};
  return NAMES[way];
}

const char *session_words(const PanelSession *one, char text[SESSION_WORDS_SIZE]) {
  char weights[WEIGHTS_TEXT_SIZE];
  const unsigned long ranked = (unsigned long)one->list.ranking.count;
  const unsigned long voters = (unsigned long)one->voters, dots = (unsigned long)one->dots;
  *text = '\0';
  if (one->voters == RULE_UNKNOWN)
    string_append(text, SESSION_WORDS_SIZE, "%s", _("voters not noted"));
  else
    string_append(text, SESSION_WORDS_SIZE, ngettext("%s voter", "%s voters", voters),
                  count_shown(voters).text);
  string_append(text, SESSION_WORDS_SIZE, ngettext(", %s dot", ", %s dots", dots),
                count_shown(dots).text);
  string_append(text, SESSION_WORDS_SIZE,
                ngettext(", %s recommendation", ", %s recommendations", ranked),
                count_shown(ranked).text);
  string_append(text, SESSION_WORDS_SIZE, _(", weights %s"), weights_text(one->weights, weights));
  return text;
}
