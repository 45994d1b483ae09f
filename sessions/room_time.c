#include "sessions/room_time.h"

#include <time.h>

const char *room_time(const Stamp *stamp, char text[ROOM_TIME_SIZE]) {
  const time_t seconds = (time_t)(stamp->wall_ms / 1000 + stamp->utc_offset * 60);
  struct tm broken_down;
  if (gmtime_r(&seconds, &broken_down) == NULL ||
      strftime(text, ROOM_TIME_SIZE, "%Y-%m-%d %H:%M:%S", &broken_down) == 0)
    text[0] = '\0';
  return text;
}
