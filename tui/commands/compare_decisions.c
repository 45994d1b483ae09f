#include "tui/commands/compare_decisions.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/reference.h"
#include "core/words.h"
#include "sessions/text.h"
#include "tui/session_argument.h"

static bool add(Decisions *decisions, const Panel *panel, Pick a, Pick b, bool same, Error *err) {
  Match *of = array_reserve(decisions->of, &decisions->capacity, decisions->count + 1, sizeof *of);
  if (of == NULL) return fail_memory(err);
  decisions->of = of;
  of[decisions->count++] = match_of_picks(panel, a, b, same);
  return true;
}

static bool add_proposal(Decisions *decisions, const Comparison *comparison, size_t n, bool same,
                         Error *err) {
  const Proposal *proposal = &comparison->following.proposals[n];
  return add(decisions, &comparison->panel, proposal->of[0], proposal->of[1], same, err);
}

static bool refuse_number(const Comparison *comparison, const char *option, const char *list,
                          Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const size_t count = comparison->following.proposal_count;
  text_quote(list, shown);
  if (count == 0)
    return fail(err, ERROR_USAGE, _("--%s « %s »: nothing is proposed, leave it out"), option,
                shown);
  return fail(err, ERROR_USAGE,
              _("--%s « %s » is neither all nor numbers of proposals from 1 to %zu, such as 1,2"),
              option, shown, count);
}

bool decisions_take_list(Decisions *decisions, const Comparison *comparison, const char *option,
                         const char *list, bool same, Error *err) {
  const size_t count = comparison->following.proposal_count;
  const bool all = strcmp(list, "all") == 0;
  for (size_t n = 0; all && n < count; n++)
    if (!add_proposal(decisions, comparison, n, same, err)) return false;
  for (const char *at = list; !all;) {
    char *end;
    const unsigned long number = *at >= '0' && *at <= '9' ? strtoul(at, &end, 10) : 0;
    if (number < 1 || number > count || (*end != ',' && *end != '\0'))
      return refuse_number(comparison, option, list, err);
    if (!add_proposal(decisions, comparison, number - 1, same, err)) return false;
    if (*end == '\0') break;
    at = end + 1;
  }
  return true;
}

static bool find_pick(const Panel *panel, const char *option, const char *typed, Pick *pick,
                      Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const char letter = (char)(*typed & ~('a' - 'A'));
  const Recommendation *one = NULL;
  Error cause = {0};
  char *reference = NULL;
  if (letter < 'A' || letter >= panel_letter(panel->count) || typed[1] != ':')
    return fail(err, ERROR_USAGE,
                _("--%s « %s »: name the session's letter and the recommendation, such as A:2/3"),
                option, text_quote(typed, shown));
  pick->session = (size_t)(letter - 'A');
  const bool found = reference_argument(typed + 2, &reference, &cause) &&
                     reference_find(panel->of[pick->session].state, reference, &one, &cause);
  free(reference);
  if (!found) return fail(err, cause.kind, _("--%s: %s"), option, cause.text);
  pick->recommendation = one->number;
  return true;
}

bool decisions_take_pair(Decisions *decisions, const Comparison *comparison, const char *option,
                         const char *one, const char *other, bool same, Error *err) {
  Pick a, b;
  const Panel *panel = &comparison->panel;
  if (!find_pick(panel, option, one, &a, err) || !find_pick(panel, option, other, &b, err))
    return false;
  if (a.session == b.session)
    return fail(err, ERROR_USAGE, _("--%s: both are of session %c: name two sessions"), option,
                panel_letter(a.session));
  return add(decisions, panel, a, b, same, err);
}
