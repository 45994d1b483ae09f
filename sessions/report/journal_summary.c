#include "sessions/report/journal_summary.h"

#include <stdlib.h>
#include <string.h>

#include "sessions/report/journal_summary_parts.h"

bool chronicle_keep(Chronicle *chronicle, const Entry *entry, Error *err) {
  Entry *entries = array_reserve(chronicle->entries, &chronicle->entry_capacity,
                                 chronicle->entry_count + 1, sizeof *entries);
  if (!entries) return fail_memory(err);
  chronicle->entries = entries;
  if (!store_reserve(&chronicle->texts, strlen(entry->text) + strlen(entry->reason) + 2))
    return fail_memory(err);
  const uint32_t place = (uint32_t)chronicle->entry_count++;
  entries[place] = *entry;
  entries[place].text = store_text(&chronicle->texts, entry->text);
  entries[place].reason = store_text(&chronicle->texts, entry->reason);
  entries[place].next = NO_ENTRY;
  const uint32_t about = entry->recommendation;
  if (about == 0) return true;
  if (chronicle->first_about[about] == NO_ENTRY)
    chronicle->first_about[about] = place;
  else
    entries[chronicle->last_about[about]].next = place;
  chronicle->last_about[about] = place;
  return true;
}

static bool make_room(Chronicle *chronicle, size_t recommendations, Error *err) {
  const size_t size = (recommendations + 1) * sizeof *chronicle->first_about;
  chronicle->first_about = malloc(size);
  chronicle->last_about = malloc(size);
  if (!chronicle->first_about || !chronicle->last_about) return fail_memory(err);
  memset(chronicle->first_about, UINT8_MAX, size);
  memset(chronicle->last_about, UINT8_MAX, size);
  return true;
}

bool chronicle_open(Session *session, Chronicle *chronicle, Error *err) {
  const Roundtable *state = session_state(session);
  Reader reader = {.chronicle = chronicle, .state = state};
  *chronicle = (Chronicle){.last = session_stamp(session)};
  const bool read = make_room(chronicle, roundtable_next_recommendation(state), err) &&
                    session_events(session, 1, chronicle_take, &reader, err);
  free(reader.reason);
  if (read) chronicle_settle_phases(&reader);
  return read;
}

void chronicle_close(Chronicle *chronicle) {
  free(chronicle->entries);
  free(chronicle->first_about);
  free(chronicle->last_about);
  free(chronicle->spans);
  store_free(&chronicle->texts);
  *chronicle = (Chronicle){0};
}

uint32_t chronicle_about(const Chronicle *chronicle, uint32_t recommendation) {
  return chronicle->first_about[recommendation];
}

const Entry *chronicle_entry(const Chronicle *chronicle, uint32_t at, EntryKind kind) {
  while (at != NO_ENTRY && chronicle->entries[at].kind != kind)
    at = chronicle->entries[at].next;
  return at == NO_ENTRY ? NULL : &chronicle->entries[at];
}

size_t chronicle_count(const Chronicle *chronicle, EntryKind kind) {
  size_t count = 0;
  for (size_t n = 0; n < chronicle->entry_count; ++n)
    count += chronicle->entries[n].kind == kind;
  return count;
}
