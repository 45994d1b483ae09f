#include "sessions/text/local_time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sessions/text/day.h"

enum { MILLISECONDS = 1000, DAY_FIGURES_WIDTH = 10 };

int64_t room_seconds(const Stamp *stamp) {
  const int64_t begun = stamp->wall_ms % MILLISECONDS < 0;
  return stamp->wall_ms / MILLISECONDS - begun + stamp->utc_offset * 60;
}

const char *room_time(const Stamp *stamp, char text[ROOM_TIME_SIZE]) {
  const time_t seconds = (time_t)room_seconds(stamp);
  struct tm broken_down;
  if (gmtime_r(&seconds, &broken_down) == NULL ||
      strftime(text, ROOM_TIME_SIZE, "%Y-%m-%d %H:%M:%S", &broken_down) == 0)
    text[0] = '\0';
  return text;
}

const char *room_words(const Stamp *stamp, char text[ROOM_TIME_SIZE]) {
  char figures[DAY_WORDS_SIZE], time[ROOM_TIME_SIZE];
  room_time(stamp, time);
  const char *clock = strchr(time, ' ');
  day_figures(day_of_moment(stamp->wall_ms, stamp->utc_offset), figures);
  snprintf(text, ROOM_TIME_SIZE, "%.*s%s", DAY_FIGURES_WIDTH, figures, clock ? clock : "");
  return text;
}

const char *room_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]) {
  char time[ROOM_TIME_SIZE];
  const int offset = (int)stamp->utc_offset, size = abs(offset);
  room_time(stamp, time);
  if (time[0] != '\0') *strchr(time, ' ') = 'T';
  snprintf(text, ROOM_MOMENT_SIZE, "%s%c%02d:%02d", time, offset < 0 ? '-' : '+', size / 60,
           size % 60);
  return text;
}
