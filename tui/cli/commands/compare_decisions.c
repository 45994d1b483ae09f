#include "tui/cli/commands/compare_decisions.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/text/text.h"
#include "tui/cli/argument_readers.h"

static bool add(Decisions *decisions, const Panel *panel, Pick a, Pick b, bool same, Error *err) {
  Match *of = array_reserve(decisions->of, &decisions->capacity, decisions->count + 1, sizeof *of);
  if (of == NULL) return fail_memory(err);
  decisions->of = of;
  of[decisions->count++] = match_of_picks(panel, a, b, same);
  return true;
}

/* What a list of numbers can name. */
typedef struct Numbered {
  const Comparison *comparison;
  const char *option;
  size_t count;
  bool answers; /* the answers kept, else the proposals */
  bool same;
} Numbered;

static bool refuse_number(const Numbered *of, const char *list, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  text_quote(list, shown);
  if (of->count == 0)
    return fail(err, ERROR_USAGE,
                of->answers ? _("--%s « %s »: no answer is kept about these sessions, leave it out")
                            : _("--%s « %s »: nothing is proposed, leave it out"),
                of->option, shown);
  return fail(err, ERROR_USAGE,
              _("--%s « %s » is neither all nor numbers from 1 to %zu, such as 1,3-5"), of->option,
              shown, of->count);
}

static bool add_number(Decisions *decisions, const Numbered *of, size_t n, Error *err) {
  const Matching *matching = &of->comparison->matching;
  const Pick *pair = of->answers ? matching->answers[n].of : matching->proposals[n].of;
  return add(decisions, &of->comparison->panel, pair[0], pair[1], of->same, err);
}

/* "3" or "7-11". Gives what follows it, or NULL where it is neither. */
static const char *read_range(const char *at, size_t count, size_t *first, size_t *last) {
  char *end;
  if (*at < '0' || *at > '9') return NULL;
  *first = *last = strtoul(at, &end, 10);
  if (*end == '-') {
    at = end + 1;
    if (*at < '0' || *at > '9') return NULL;
    *last = strtoul(at, &end, 10);
  }
  const bool fits = *first >= 1 && *first <= *last && *last <= count;
  return fits && (*end == ',' || *end == '\0') ? end : NULL;
}

static bool take_numbers(Decisions *decisions, const Numbered *of, const char *list, Error *err) {
  size_t first, last;
  const bool all = strcmp(list, "all") == 0;
  const bool in_doubt = !of->answers && of->same;
  for (size_t n = 0; all && !in_doubt && n < of->count; n++)
    if (!add_number(decisions, of, n, err)) return false;
  for (const char *at = list; !all; at++) {
    at = read_range(at, of->count, &first, &last);
    if (at == NULL) return refuse_number(of, list, err);
    for (size_t n = first - 1; n < last; n++)
      if (!add_number(decisions, of, n, err)) return false;
    if (*at == '\0') break;
  }
  return true;
}

bool decisions_take_list(Decisions *decisions, const Comparison *comparison, const char *option,
                         const char *list, bool same, Error *err) {
  const Numbered of = {.comparison = comparison,
                       .option = option,
                       .count = comparison->matching.proposal_count,
                       .same = same};
  return take_numbers(decisions, &of, list, err);
}

bool decisions_take_answers(Decisions *decisions, const Comparison *comparison, const char *option,
                            const char *list, Error *err) {
  const Numbered of = {.comparison = comparison,
                       .option = option,
                       .count = comparison->matching.answer_count,
                       .answers = true};
  return take_numbers(decisions, &of, list, err);
}

static bool find_pick(const Panel *panel, const char *option, const char *typed, Pick *pick,
                      Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const char letter = (char)(*typed & ~('a' - 'A'));
  Error cause = {0};
  if (letter < 'A' || letter >= panel_letter(panel->count) || typed[1] != ':')
    return fail(err, ERROR_USAGE,
                _("--%s « %s »: name the session's letter and the recommendation, such as A:2/3"),
                option, text_quote(typed, shown));
  pick->session = (size_t)(letter - 'A');
  return recommendation_of_reference(panel->of[pick->session].state, typed + 2,
                                     &pick->recommendation, &cause) ||
         fail(err, cause.kind, _("--%s: %s"), option, cause.text);
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
