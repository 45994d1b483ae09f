/* What somebody at a terminal of the storm does next. */
#include "tests/tui/app/storm.h"

#include <string.h>

#include "tests/tui/app/typist.h"
#include "tui/screens/list/list_view.h"

static uint32_t storm_below(void *storm, uint32_t bound) {
  return below(storm, bound);
}

static Typist typist_of(Storm *storm) {
  return (Typist){.below = storm_below, .context = storm};
}

/* A click, on whatever the screen may have shown there. */
static Input click(Storm *storm, const Seat *seat) {
  const Typist typist = typist_of(storm);
  const Situation situation = model_situation(&seat->model);
  const TargetKind kind = (TargetKind)(TARGET_KEY + below(storm, 3));
  const Target target = {.kind = (uint8_t)kind,
                         .key = typist_offered(&typist, situation),
                         .situation = (uint32_t)situation,
                         .number = below(storm, 14)};
  return (Input){.kind = INPUT_CHOICE, .target = target};
}

/* What a session lives by is seldom taken away, or nothing would be recorded any more. */
static bool ends_all(const Storm *storm, const Seat *seat, Key key) {
  const ViewData *data = &seat->controller.data;
  const Situation situation = model_situation(&seat->model);
  const LibraryEntry *entry =
      situation == IN_LIST && data->sorted != NULL ? list_entry(&seat->model, data) : NULL;
  if (situation == IN_LIST)
    return (key == 'a' || key == 'x') && entry != NULL && strcmp(entry->path, storm->path) == 0;
  return key == 'u' && data->undo.act <= PREPARING_EVENTS;
}

static Key likely_key(Storm *storm, const Seat *seat) {
  const Typist typist = typist_of(storm);
  const Model *model = &seat->model;
  const ViewData *data = &seat->controller.data;
  Key key = typist_key(&typist, model, data);
  while (ends_all(storm, seat, key) && below(storm, 50) != 0)
    key = typist_key(&typist, model, data);
  return key;
}

Input storm_input(Storm *storm, const Seat *seat) {
  static const char *const pastes[] = {"Revoir la loi", "Un fonds\nUn conseiller\n", "vvvv", ""};
  const uint32_t draw = below(storm, 200);
  if (draw == 0)
    return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)], .is_unmarked = true};
  if (draw == 1) return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)]};
  if (draw < 5) return click(storm, seat);
  if (draw < 7) return (Input){.kind = INPUT_NOTHING};
  return (Input){.kind = INPUT_KEY, .key = likely_key(storm, seat)};
}
