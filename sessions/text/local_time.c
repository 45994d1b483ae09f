#include "sessions/text/local_time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sessions/text/day.h"

enum { MILLISECONDS = 1000, DAY_FIGURES_WIDTH = 10 };

int64_t local_time_seconds(const Stamp *stamp) {
  const int64_t begun = stamp->wall_ms % MILLISECONDS < 0;
  return stamp->wall_ms / MILLISECONDS - begun + stamp->utc_offset * 60;
}

const char *local_time_text(const Stamp *stamp, char text[LOCAL_TIME_SIZE]) {
  const time_t seconds = (time_t)local_time_seconds(stamp);
  struct tm broken_down;
  if (gmtime_r(&seconds, &broken_down) == NULL ||
      strftime(text, LOCAL_TIME_SIZE, "%Y-%m-%d %H:%M:%S", &broken_down) == 0)
    text[0] = '\0';
  return text;
}

const char *local_time_words(const Stamp *stamp, char text[LOCAL_TIME_SIZE]) {
  char figures[DAY_WORDS_SIZE], time[LOCAL_TIME_SIZE];
  local_time_text(stamp, time);
  const char *clock = strchr(time, ' ');
  day_figures(day_of_moment(stamp->wall_ms, stamp->utc_offset), figures);
  snprintf(text, LOCAL_TIME_SIZE, "%.*s%s", DAY_FIGURES_WIDTH, figures, clock ? clock : "");
  return text;
}

const char *local_time_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]) {
  char time[LOCAL_TIME_SIZE];
  const int offset = (int)stamp->utc_offset, size = abs(offset);
  local_time_text(stamp, time);
  if (time[0] != '\0') *strchr(time, ' ') = 'T';
  snprintf(text, ROOM_MOMENT_SIZE, "%s%c%02d:%02d", time, offset < 0 ? '-' : '+', size / 60,
           size % 60);
  return text;
}
