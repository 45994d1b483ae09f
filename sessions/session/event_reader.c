#include "sessions/session/event_reader.h"

#include <stddef.h>

void event_reader_free(EventReader *reader) {
  for (int depth = 0; depth <= TARGET_DEPTH; ++depth)
    bytes_free(&reader->stores[depth]);
}

/* Puts what event `depth - 1` corrects into place `depth`. A seq that cannot be leaves the target
 * NULL, which roundtable_check refuses. */
static bool read_target(EventReader *reader, Journal *journal, Event *event, int depth,
                        Error *err) {
  int64_t corrects = event->correction.corrects;
  JournalEntry entry;
  bool found;
  if (corrects < 1 || (uint64_t)corrects >= event->stamp.seq) return true;
  if (!journal_read(journal, (uint64_t)corrects, &entry, &found, err)) return false;
  if (!found) return true;
  Event *target = &reader->events[depth];
  if (!event_decode(entry.bytes, entry.size, &reader->stores[depth], target, err)) return false;
  event->correction.target = target;
  return true;
}

bool event_fill_target(EventReader *reader, Journal *journal, Event *event, Error *err) {
  for (int depth = 1; depth <= TARGET_DEPTH && event && event->kind == EVENT_CORRECTION; ++depth) {
    event->correction.target = NULL;
    if (!read_target(reader, journal, event, depth, err)) return false;
    event = event->correction.target ? &reader->events[depth] : NULL;
  }
  return true;
}

bool event_read(EventReader *reader, Journal *journal, const JournalEntry *entry,
                const Event **event, Error *err) {
  Event *read = &reader->events[0];
  if (!event_decode(entry->bytes, entry->size, &reader->stores[0], read, err)) return false;
  if (!event_fill_target(reader, journal, read, err)) return false;
  *event = read;
  return true;
}
