/* Who has the session open, and where: in locks alone, so that nothing is written, and nothing is
 * left of a process that ends, however it ends. Each terminal holds the byte of its number, and in
 * the room of that number one byte whose place says where it is. */
#include <fcntl.h>

#include "sessions/files/platform.h"
#include "sessions/sqlite/journal_parts.h"

/* Sizes in bits. Far from the bytes that file.c locks. */
enum { ROW_BITS = 20, SUBGROUP_BITS = 20, PLACE_BITS = 5 };

#define NUMBERS   ((INT64_C(1) << 62) + (INT64_C(1) << 40))
#define ROOMS     ((INT64_C(1) << 62) + (INT64_C(1) << 52))
#define ROOM_SIZE (INT64_C(1) << (ROW_BITS + SUBGROUP_BITS + PLACE_BITS))

_Static_assert(RECOMMENDATIONS_MAX < 1 << ROW_BITS, "a row fits");
_Static_assert(SUBGROUPS_MAX < 1 << SUBGROUP_BITS, "a subgroup fits");
_Static_assert(PRESENCE_PLACES == 1 << PLACE_BITS, "a place fits");

static int64_t byte_of(const Presence *presence) {
  const int64_t subgroup = presence->subgroup <= SUBGROUPS_MAX ? presence->subgroup : 0;
  const int64_t row = presence->row <= RECOMMENDATIONS_MAX ? presence->row : 0;
  const int64_t place = presence->place % PRESENCE_PLACES;
  return ROOMS + (presence->terminal - 1) * ROOM_SIZE +
         ((((place << SUBGROUP_BITS) + subgroup) << ROW_BITS) + row);
}

static Presence presence_of(int64_t byte) {
  const int64_t told = (byte - ROOMS) % ROOM_SIZE;
  return (Presence){
      .terminal = (uint32_t)((byte - ROOMS) / ROOM_SIZE) + 1,
      .place = (uint32_t)(told >> (SUBGROUP_BITS + ROW_BITS)),
      .subgroup = (uint32_t)(told >> ROW_BITS) % (1U << SUBGROUP_BITS),
      .row = (uint32_t)(told % (1 << ROW_BITS)),
  };
}

static uint32_t free_number(int file) {
  for (uint32_t terminal = 1; terminal <= TERMINALS_MAX; terminal++)
    if (platform_lock(file, NUMBERS + terminal - 1, 1, F_WRLCK)) return terminal;
  return 0;
}

void journal_announce(Journal *journal, Presence *presence) {
  const int file = journal->connection.file;
  if (journal->terminal == 0 && journal->access == ACCESS_RECORD)
    journal->terminal = free_number(file);
  presence->terminal = journal->terminal;
  if (journal->terminal == 0) return;
  const int64_t byte = byte_of(presence), before = journal->announced;
  if (byte == before || !platform_lock(file, byte, 1, F_WRLCK)) return;
  if (before != 0) platform_lock(file, before, 1, F_UNLCK);
  journal->announced = byte;
}

/* Between taking the new place and leaving the former a terminal holds two: either is told. The
 * system answers with any of the locks in a range, so each room is asked about; but only if there
 * is anybody. */
size_t journal_others(const Journal *journal, Presence others[TERMINALS_MAX]) {
  const int file = journal->connection.file;
  size_t count = 0;
  bool held;
  int64_t byte;
  if (!platform_lock_find(file, ROOMS, TERMINALS_MAX * ROOM_SIZE, &held, &byte) || !held) return 0;
  for (int64_t room = 0; room < TERMINALS_MAX; room++)
    if (platform_lock_find(file, ROOMS + room * ROOM_SIZE, ROOM_SIZE, &held, &byte) && held)
      others[count++] = presence_of(byte);
  return count;
}
