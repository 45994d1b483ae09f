/* Any bytes where a session keeps its own: what is decoded has no other encoding, what happened can
 * be told and kept in a checkpoint, and all else is refused. The first byte says what they are. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/rank/rank.h"
#include "core/vote/checkpoint.h"
#include "sessions/event_text/event_text.h"
#include "sessions/files/platform.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/journal/event_log.h"
#include "sessions/journal/kiosk_value.h"
#include "tests/fuzz/fuzz.h"

/* ---- events, each a part, as a journal holds them; numbered and stamped anew */

enum { EVENTS_MAX = 512, TARGETS = 2 };

typedef struct Events {
  FuzzInput parts[EVENTS_MAX]; /* those that happened, by seq - 1 */
  size_t count;
  Event targets[TARGETS];
  Bytes stores[TARGETS];
  Roundtable *state;
} Events;

/* Decodes the bytes, and encodes the event again: no other bytes may mean the same. */
static bool decode(FuzzInput part, Bytes *store, Event *event) {
  Bytes again = {0};
  Error err = {0};
  if (!event_decode(part.data, part.size, store, event, &err)) {
    promise_error(err.text);
    return false;
  }
  PROMISED(event_encode(event, &again, &err));
  PROMISED(again.size == part.size && memcmp(again.data, part.data, part.size) == 0);
  bytes_free(&again);
  return true;
}

static void stamp(Events *events, Event *event, uint64_t seq, uint64_t act) {
  const Stamp last = roundtable_last_stamp(events->state);
  event->stamp.seq = seq;
  event->stamp.act = act <= seq && act > 0 && act == last.act ? act : seq;
}

/* The targets of a correction, as far as they are there. */
static void fill_targets(Events *events, Event *event) {
  for (int depth = 0; event->kind == EVENT_CORRECTION && depth < TARGETS; ++depth) {
    const uint64_t seq = (uint64_t)event->correction.corrects;
    if (seq == 0 || seq > events->count) return;
    Event *target = &events->targets[depth];
    PROMISED(decode(events->parts[seq - 1], &events->stores[depth], target));
    target->stamp.seq = target->stamp.act = seq;
    event->correction.target = target;
    event = target;
  }
}

static void tell(const Roundtable *state, const Event *event) {
  char text[EVENT_TEXT_SIZE];
  event_text_sentence(state, event, text);
  PROMISED(strlen(text) < sizeof text);
  event_text_hidden_sentence(state, event, text);
  event_text_name(state, event, text);
}

static void happen(Events *events, FuzzInput part) {
  Bytes store = {0};
  Event event;
  Error err = {0};
  if (decode(part, &store, &event)) {
    stamp(events, &event, events->count + 1, event.stamp.act);
    fill_targets(events, &event);
    if (roundtable_check(events->state, &event, &err)) {
      roundtable_apply(events->state, &event);
      events->parts[events->count++] = part;
      tell(events->state, &event);
    } else {
      PROMISED(*err.text);
    }
  }
  bytes_free(&store);
}

static void rank(const Roundtable *state) {
  Ranking ranking;
  PROMISED(ranking_compute(state, NULL, weights_default(), &ranking, NULL));
  RankResult *results = calloc(ranking.count + 1, sizeof *results);
  PROMISED(results);
  for (RankingMethod method = 0; method < RANKING_METHODS; ++method)
    for (int64_t floor = 0; floor <= FLOOR_OF_DOTS; floor += FLOOR_OF_DOTS)
      ranking_place(state, &ranking, method, weights_default(), floor, results, NULL);
  free(results);
  ranking_free(&ranking);
}

/* A state that is read from a checkpoint makes the same one. */
static void keep(const Roundtable *state, uint64_t from) {
  Bytes data = {0}, again = {0};
  Roundtable *other;
  Error err = {0};
  PROMISED(roundtable_open(&other, NULL));
  if (!checkpoint_encode(state, from, &data, &err) || roundtable_seq(state) == 0) {
    PROMISED(roundtable_seq(state) == 0);
  } else {
    checkpoint_begin(other);
    if (from > 0) PROMISED(checkpoint_decode_history(&data, other, &err));
    const bool read = checkpoint_decode(&data, roundtable_last_stamp(state), other, &err);
    if (!read) fprintf(stderr, "%s\n", err.text);
    PROMISED(read);
    PROMISED(checkpoint_encode(other, from, &again, &err));
    PROMISED(again.size == data.size && memcmp(again.data, data.data, data.size) == 0);
  }
  roundtable_close(other);
  bytes_free(&data);
  bytes_free(&again);
}

static void events(FuzzInput input) {
  Events *events = calloc(1, sizeof *events);
  PROMISED(events && roundtable_open(&events->state, NULL));
  while (input.size > 0 && events->count < EVENTS_MAX)
    happen(events, take_part(&input));
  rank(events->state);
  keep(events->state, 0);
  keep(events->state, 1);
  for (int depth = 0; depth < TARGETS; ++depth)
    bytes_free(&events->stores[depth]);
  roundtable_close(events->state);
  free(events);
}

/* ---- the other bytes */

static Bytes copy_of(FuzzInput input) {
  Bytes bytes = {0};
  PROMISED(bytes_append(&bytes, input.data, input.size, NULL));
  return bytes;
}

static void checkpoint(FuzzInput input) {
  const Stamp last = {.seq = take_byte(&input), .act = 1};
  Bytes data = copy_of(input);
  Roundtable *state;
  Error err = {0};
  PROMISED(roundtable_open(&state, NULL));
  checkpoint_begin(state);
  const bool has_history =
      checkpoint_history_from(&data) == 0 || checkpoint_decode_history(&data, state, &err);
  if (has_history && checkpoint_decode(&data, last, state, &err))
    rank(state);
  else
    promise_error(err.text);
  roundtable_close(state);
  bytes_free(&data);
}

static void kiosk_value(FuzzInput input) {
  static const uint32_t offered[] = {1, 2, 5, 9};
  const uint8_t key[KIOSK_KEY_SIZE] = {take_byte(&input)};
  const BallotEntry entry = {.recommendation = 2, .dots = {1, 0, 0}};
  const Ballot ballot = {.cast = true, .entries = &entry, .entry_count = 1};
  Bytes bytes = copy_of(input), after = {0};
  KioskValue value, more;
  if (kiosk_value_read(&bytes, &value)) {
    for (size_t column = 0; column < value.column_count; ++column) {
      kiosk_value_recommendation(&value, column);
      kiosk_value_sum(&value, column);
    }
    PROMISED(kiosk_value_blank(&value) <= (int64_t)value.record_count);
    if (kiosk_value_add(&value, offered, 4, &ballot, key, &after, NULL)) {
      PROMISED(kiosk_value_read(&after, &more));
      PROMISED(more.record_count == value.record_count + 1);
      PROMISED(kiosk_value_blank(&more) == kiosk_value_blank(&value));
    }
  }
  kiosk_value_free(&after);
  bytes_free(&bytes);
}

static bool count(void *context, const JournalEntry *entry, Error *err) {
  (void)err;
  *(uint64_t *)context = entry->seq;
  return true;
}

static void event_log(FuzzInput input) {
  EventLog log = {.file = platform_memory_file()}, read = {0};
  Error err = {0};
  uint64_t last = 0;
  bool torn;
  PROMISED(log.file >= 0 && write(log.file, input.data, input.size) == (ssize_t)input.size);
  if (event_log_read(log.file, "log", count, &last, &read, &torn, &err))
    PROMISED(read.seq == last && (size_t)read.size <= input.size);
  else
    promise_error(err.text);
  if (event_log_find_end(&log, "log", &err))
    PROMISED(lseek(log.file, 0, SEEK_END) >= log.size);
  else
    promise_error(err.text);
  close(log.file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static void (*const kinds[])(FuzzInput) = {events, checkpoint, kiosk_value, event_log};
  FuzzInput input = {data, size};
  if (size == 0) return 0;
  fuzz_prepare();
  kinds[take_byte(&input) % (sizeof kinds / sizeof *kinds)](input);
  return 0;
}
