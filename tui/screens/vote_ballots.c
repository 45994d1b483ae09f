/* Ballots as the vote sees them: how many, never what is on them. */
#include <stdio.h>
#include <string.h>

#include "core/guards.h"
#include "core/words.h"
#include "sessions/kiosk.h"
#include "tui/screens/vote_view.h"

const char *ballots_text(const Roundtable *state, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]) {
  char handed_in[CANVAS_TEXT_SIZE / 4], left[CANVAS_TEXT_SIZE / 4] = "";
  Guard ballots = guard_of_ballots(state, subgroup);
  long long placed = (long long)ballots.placed, most = (long long)ballots.most;
  text[0] = '\0';
  if (ballots.placed == RULE_UNKNOWN) return text;
  if (!guard_is_known(ballots)) {
    snprintf(text, CANVAS_TEXT_SIZE,
             ngettext("%lld ballot handed in", "%lld ballots handed in", (unsigned long)placed),
             placed);
    return text;
  }
  long long to_vote = (long long)guard_left(ballots);
  snprintf(handed_in, sizeof handed_in, _("%lld / %lld ballots"), placed, most);
  snprintf(left, sizeof left,
           ngettext("%lld has not voted", "%lld have not voted", (unsigned long)to_vote), to_vote);
  snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s", brief ? "" : handed_in, brief ? "" : " · ", left);
  return text;
}

int64_t kiosk_ballots_waiting(const Roundtable *state, const Subgroup *subgroup) {
  int64_t waiting = roundtable_kiosk(state).waiting;
  return subgroup == NULL ? waiting : waiting + subgroup->kiosk.waiting;
}

static const char *waiting_text(int64_t waiting, char text[CANVAS_TEXT_SIZE]) {
  snprintf(text, CANVAS_TEXT_SIZE,
           ngettext("the kiosk holds %lld ballot, counted when the vote closes",
                    "the kiosk holds %lld ballots, counted when the vote closes",
                    (unsigned long)waiting),
           (long long)waiting);
  return text;
}

/* The words of the kiosk take a line of their own where both do not fit on one. */
int draw_ballots_line(Canvas *canvas, int row, int columns, const Roundtable *state,
                      const Subgroup *subgroup) {
  char ballots[CANVAS_TEXT_SIZE], kiosk[CANVAS_TEXT_SIZE], text[3 * CANVAS_TEXT_SIZE];
  Guard handed_in = guard_of_ballots(state, subgroup);
  int64_t waiting = kiosk_ballots_waiting(state, subgroup);
  if (handed_in.placed <= 0 && waiting == 0) return 0;
  ballots_text(state, subgroup, is_narrow(columns), ballots);
  waiting_text(waiting, kiosk);
  snprintf(text, sizeof text, "%s%s%s", ballots, ballots[0] != '\0' && waiting > 0 ? " · " : "",
           waiting > 0 ? kiosk : "");
  return canvas_write_lines(canvas, row, 1, columns - 2, BALLOT_LINES_MAX, STYLE_PLAIN, text);
}
