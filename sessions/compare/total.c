#include "sessions/compare/total.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/compare/panel_text.h"
#include "sessions/import/sheet.h"

static Weights rule_weights(const Session *session) {
  return roundtable_ranking_rule(session_state(session)).weights;
}

static void choose_weights(Session *const *sessions, size_t count, const TotalRequest *request,
                           Total *total) {
  total->weights = request->weights ? *request->weights : rule_weights(sessions[0]);
  size_t alike = 1;
  while (alike < count && weights_same(total->weights, rule_weights(sessions[alike])))
    ++alike;
  if (!request->weights && alike < count)
    sentences_say(&total->sentences, _("the sessions' rules weigh dots differently: here all are "
                                       "weighed as in A; --weights sets others"));
}

static bool add_row(Total *total, size_t row, Error *err) {
  Error cause = {0};
  for (size_t session = 0; session < total->panel.count; ++session) {
    const Standing *standing = panel_standing(
        &total->panel, session, matching_at(&total->matching, row, session)->recommendation);
    if (standing && !sum_add(&total->sums[row], standing->tally, &cause))
      return fail(err, cause.kind, "%s/%s: %s", total->names[row].subgroup_code,
                  total->names[row].code, cause.text);
  }
  if (total->sums[row].sessions > 0) total->rows[total->row_count++] = row;
  return true;
}

static bool group_rows(Total *total, size_t *group_count, Error *err) {
  Names groups;
  size_t number;
  bool added, done = true;
  names_open(&groups);
  for (size_t row = 0; done && row < total->matching.row_count; ++row) {
    done = names_add(&groups, total->names[row].subgroup_code, &number, &added, err);
    if (done) total->sums[row].group = (uint32_t)number;
  }
  *group_count = groups.count;
  names_close(&groups);
  return done;
}

static bool add_up(Total *total, Error *err) {
  const size_t count = total->matching.row_count;
  size_t groups;
  total->sums = calloc(count + 1, sizeof *total->sums);
  total->rows = calloc(count + 1, sizeof *total->rows);
  if (!total->sums || !total->rows) return fail_memory(err);
  for (size_t row = 0; row < count; ++row)
    if (!add_row(total, row, err)) return false;
  return group_rows(total, &groups, err) &&
         sums_rank(total->sums, count, groups, total->weights, err);
}

static void judge_finality(Total *total) {
  for (size_t n = 0; n < total->panel.count; ++n) {
    const PanelSession *one = &total->panel.of[n];
    const Finality finality = finality_with(one->state, one->weights);
    total->finality.open += finality.open;
    total->finality.waiting += finality.waiting;
    total->finality.hidden |= finality.hidden;
    total->finality.simulated |= finality.simulated;
  }
}

static void say_proposals(Total *total) {
  const unsigned long count = (unsigned long)total->matching.proposal_count;
  if (count > 0)
    sentences_say(&total->sentences,
                  ngettext("%s pair of recommendations may be the same and is not added up: "
                           "“gommette compare” shows it and takes your answer",
                           "%s pairs of recommendations may be the same and are not added up: "
                           "“gommette compare” shows them and takes your answer",
                           count),
                  count_shown(count).text);
}

static void say_doubled(Total *total) {
  for (size_t n = 0; n < total->matching.doubled_count; ++n) {
    const DoubledKey *doubled = &total->matching.doubled[n];
    const Recommendation *one = roundtable_recommendation(total->panel.of[doubled->session].state,
                                                          doubled->recommendation[0]);
    sentences_say(&total->sentences,
                  _("the key “%s” appears twice in %c: it matches neither recommendation"),
                  one->text[RECOMMENDATION_KEY], panel_letter(doubled->session));
  }
}

static bool say_all(Total *total, Error *err) {
  Sentences *sentences = &total->sentences;
  const size_t before = sentences->count;
  if (!say_voted_twice(&total->panel, sentences, err)) return false;
  total->voted_twice = sentences->count > before;
  if (!say_unfinished(&total->panel, sentences, err)) return false;
  say_doubled(total);
  say_differences(&total->matching, sentences);
  say_proposals(total);
  return sentences_ok(sentences, err);
}

bool total_open(Session *const *sessions, size_t count, const TotalRequest *request,
                const char *folder, Total *total, Error *err) {
  *total = (Total){.method = request->method};
  for (size_t a = 0; a < count; ++a)
    for (size_t b = a + 1; b < count; ++b)
      if (memcmp(roundtable_session_id(session_state(sessions[a])),
                 roundtable_session_id(session_state(sessions[b])), SESSION_ID_SIZE) == 0)
        return fail(err, ERROR_BAD_DATA,
                    _("%s and %s are copies of one session: their dots would count twice; leave "
                      "one out"),
                    session_path(sessions[a]), session_path(sessions[b]));
  choose_weights(sessions, count, request, total);
  const PanelRequest panel = {.method = request->method, .weights = &total->weights};
  if (!panel_open(sessions, count, &panel, &total->panel, err)) return false;
  judge_finality(total);
  return matching_make(&total->panel, folder, &total->matching, err) &&
         total_name_rows(total, err) && add_up(total, err) && say_all(total, err);
}

void total_close(Total *total) {
  matching_free(&total->matching);
  panel_close(&total->panel);
  sentences_free(&total->sentences);
  store_free(&total->texts);
  free(total->sums);
  free(total->names);
  free(total->rows);
  total->sums = NULL;
  total->names = NULL;
  total->rows = NULL;
}
