#include "tests/sessions/clock_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static Moment tell_time(void *context) {
  return *(Moment *)context;
}

Clock clock_room_clock(ClockRoom *room) {
  return (Clock){.now = tell_time, .context = &room->now};
}

static bool add_agenda(Session *session, Error *err) {
  Event events[] = {event_make(EVENT_SUBGROUP_ADDED), event_make(EVENT_RECOMMENDATION_ADDED)};
  events[0].subgroup.number = 1;
  events[1].recommendation.number = events[1].recommendation.subgroup = 1;
  events[1].recommendation.code = "1";
  return record_events(session, events, 2, err);
}

ClockRoom *clock_room_begin(Moment now) {
  ClockRoom *room = calloc(1, sizeof *room);
  Error err = {0};
  assert_non_null(room);
  room->folder = sample_folder_make();
  room->now = now;
  sample_path(&room->folder, "t.gommette", room->path);
  assert_done(
      session_create(room->path, "Table ronde", clock_room_clock(room), &room->session, &err),
      &err);
  assert_done(add_agenda(room->session, &err), &err);
  assert_done(session_keep(room->session, &err), &err);
  assert_int_equal(session_stamp(room->session).seq, 4);
  return room;
}

int clock_room_end(void **state) {
  ClockRoom *room = *state;
  session_close(room->session);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}
