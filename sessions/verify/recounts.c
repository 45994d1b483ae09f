#include "sessions/verify/recounts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

const char *recount_fingerprint(const RecountDrawn *drawn, char text[FINGERPRINT_TEXT_SIZE]) {
  ChainHash hash = {{0}};
  memcpy(hash.bytes, drawn->fingerprint, FINGERPRINT_SIZE);
  return fingerprint_text(hash, text);
}

static bool add_recount(Recounts *recounts, const Event *event, Error *err) {
  Recount *list =
      array_reserve(recounts->list, &recounts->capacity, recounts->count + 1, sizeof *list);
  if (!list) return fail_memory(err);
  recounts->list = list;
  Recount *recount = &list[recounts->count++];
  const RecountDrawn *drawn = &event->recount;
  *recount = (Recount){.stamp = event->stamp,
                       .at = (uint64_t)drawn->at,
                       .drawn = (size_t)drawn->drawn,
                       .of = (size_t)drawn->cells};
  snprintf(recount->seed, sizeof recount->seed, "%s", drawn->seed);
  recount_fingerprint(drawn, recount->fingerprint);
  return true;
}

/* A cell whose drawing was taken back is of no recount. */
static bool add_cell(Recounts *recounts, const Event *event, Error *err) {
  Recount *recount = recounts->count > 0 ? &recounts->list[recounts->count - 1] : NULL;
  if (!recount || recount->stamp.act != event->stamp.act) return true;
  RecountedCell *cells =
      array_reserve(recount->cells, &recount->capacity, recount->count + 1, sizeof *cells);
  if (!cells) return fail_memory(err);
  const RecountCell *cell = &event->recount_cell;
  recount->cells = cells;
  cells[recount->count++] =
      (RecountedCell){.cell = {(uint32_t)cell->recommendation, (Colour)cell->colour, 0},
                      .recorded = cell->recorded,
                      .by_hand = cell->by_hand};
  return true;
}

bool recounts_read(Session *session, Recounts *recounts, Error *err) {
  const HistoryEntry *entry;
  *recounts = (Recounts){0};
  for (uint64_t seq = 1; (entry = history_at(session_state(session), seq)); ++seq) {
    const bool drawn = entry->kind == EVENT_RECOUNT_DRAWN;
    const Event *event;
    if ((!drawn && entry->kind != EVENT_RECOUNT_CELL) || !entry->in_force) continue;
    if (!session_event(session, seq, &event, err) ||
        !(drawn ? add_recount(recounts, event, err) : add_cell(recounts, event, err)))
      return false;
  }
  return true;
}

void recounts_free(Recounts *recounts) {
  for (size_t n = 0; n < recounts->count; ++n)
    free(recounts->list[n].cells);
  free(recounts->list);
  *recounts = (Recounts){0};
}

size_t recount_differing(const Recount *recount) {
  size_t count = 0;
  for (size_t n = 0; n < recount->count; ++n)
    count += recount->cells[n].recorded != recount->cells[n].by_hand;
  return count;
}
