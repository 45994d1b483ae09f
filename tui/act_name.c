#include "tui/act_name.h"

bool act_name(Session *session, uint64_t act, char name[STORY_TEXT_SIZE], Error *err) {
  const uint64_t end = history_act_end(session_state(session), act);
  const Event *event = NULL;
  uint64_t seq = act;
  do
    if (!session_event(session, seq, &event, err)) return false;
  while (!story_is_main(event) && ++seq <= end);
  story_name(session_state(session), event, name);
  return true;
}
