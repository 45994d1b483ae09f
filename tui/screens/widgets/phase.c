#include "tui/screens/widgets/phase.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"

enum { TIME_TEXT_SIZE = 32, SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

bool phase_left_ms(const ViewData *data, int64_t *left) {
  PhaseClock clock = roundtable_phase_clock(data->state);
  Phase phase = roundtable_phase(data->state, clock.phase);
  if (clock.phase == 0 || phase.minutes == 0) return false;
  *left = phase.minutes * MINUTE_MS - data->phase_elapsed_ms;
  return true;
}

/* A second that has begun is still left. */
static const char *time_text(int64_t milliseconds, char text[TIME_TEXT_SIZE]) {
  int64_t seconds = (milliseconds + SECOND_MS - 1) / SECOND_MS;
  snprintf(text, TIME_TEXT_SIZE, "%" PRId64 ":%02" PRId64, seconds / 60, seconds % 60);
  return text;
}

const char *phase_brief_text(const ViewData *data, char text[NUMBER_TEXT_SIZE]) {
  char time[TIME_TEXT_SIZE];
  int64_t left;
  bool paused = !roundtable_phase_clock(data->state).running;
  text[0] = '\0';
  if (roundtable_phase_clock(data->state).phase == 0) return text;
  bool limited = phase_left_ms(data, &left);
  bool over = limited && left <= 0;
  if (!limited) left = -data->phase_elapsed_ms;
  time_text(left <= 0 ? -left - SECOND_MS + 1 : left, time);
  if (!limited)
    snprintf(text, NUMBER_TEXT_SIZE, paused ? _("%s, paused") : "%s", time);
  else if (over)
    snprintf(text, NUMBER_TEXT_SIZE, paused ? _("%s over, paused") : _("%s over"), time);
  else
    snprintf(text, NUMBER_TEXT_SIZE, paused ? _("%s left, paused") : _("%s left"), time);
  return text;
}

const char *phase_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  enum { NAME_WIDTH = 24, NAME_TEXT_SIZE = 256 };
  char brief[NUMBER_TEXT_SIZE], name[NAME_TEXT_SIZE];
  PhaseClock clock = roundtable_phase_clock(data->state);
  Phase phase = roundtable_phase(data->state, clock.phase);
  int used;
  phase_brief_text(data, brief);
  text[0] = '\0';
  if (brief[0] == '\0') return text;
  text_show(phase.name, strlen(phase.name), name, sizeof name);
  name[text_cut(name, NAME_WIDTH, &used)] = '\0';
  if (phase.minutes == 0)
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s", name, name[0] != '\0' ? " · " : "", brief);
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s / %" PRId64 ":00", name, name[0] != '\0' ? " · " : "",
             brief, phase.minutes);
  return text;
}
