#include "sessions/reading.h"

#include <string.h>

#include "core/checkpoint.h"
#include "core/words.h"
#include "sessions/text.h"

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
  *event = read;
  return event_fill_target(reader, journal, read, err);
}

bool reading_open(Journal *journal, const char *path, Reading *reading, Error *err) {
  *reading = (Reading){.journal = journal, .path = path, .hash = chain_start()};
  return roundtable_open(&reading->state, err);
}

void reading_close(Reading *reading) {
  roundtable_close(reading->state);
  event_reader_free(&reading->reader);
  *reading = (Reading){0};
}

static bool check_place(const Reading *reading, const JournalEntry *entry, ChainHash hash,
                        Error *err) {
  if (entry->seq != roundtable_seq(reading->state) + 1)
    return fail(err, ERROR_BAD_DATA, "%s", _("it is missing"));
  if (!chain_same(hash, entry->hash))
    return fail(err, ERROR_BAD_DATA, "%s",
                _("it or the one before it was altered after it was recorded"));
  return true;
}

static bool take_in(Reading *reading, const JournalEntry *entry, Error *err) {
  const Event *event;
  ChainHash hash = chain_next(reading->hash, entry->bytes, entry->size);
  if (!check_place(reading, entry, hash, err) ||
      !event_read(&reading->reader, reading->journal, entry, &event, err) ||
      !roundtable_check(reading->state, event, err))
    return false;
  roundtable_apply(reading->state, event);
  reading->hash = hash;
  return true;
}

static bool take_entry(void *context, const JournalEntry *entry, Error *err) {
  Reading *reading = context;
  Error reason = {0};
  if (take_in(reading, entry, &reason)) return true;
  reading->bad_event = roundtable_seq(reading->state) + 1;
  return fail(err, ERROR_BAD_DATA, _("%s: event %llu is not as it was recorded: %s"), reading->path,
              (unsigned long long)reading->bad_event, reason.text);
}

bool reading_take(Reading *reading, uint64_t to, Error *err) {
  Error reason = {0};
  uint64_t next = roundtable_seq(reading->state) + 1;
  if (journal_read_range(reading->journal, next, to, take_entry, reading, &reason)) return true;
  if (reading->bad_event > 0 || reason.kind != ERROR_BAD_DATA)
    return fail(err, reason.kind, "%s", reason.text);
  reading->bad_event = roundtable_seq(reading->state) + 1;
  return fail(err, ERROR_BAD_DATA,
              _("%s: event %llu cannot be read, the file is damaged there: go on with a copy of it "
                "that is not"),
              reading->path, (unsigned long long)reading->bad_event);
}

typedef struct CheckpointWriter {
  Bytes *data;
  Bytes event;
} CheckpointWriter;

static bool write_event(void *context, const Event *event, Error *err) {
  CheckpointWriter *writer = context;
  if (!event_encode(event, &writer->event, err) ||
      !bytes_reserve(writer->data, 4 + writer->event.size, err))
    return false;
  bytes_put_number(writer->data, writer->event.size, 4);
  bytes_put(writer->data, writer->event.data, writer->event.size);
  return true;
}

bool checkpoint_encode(const Roundtable *state, Bytes *data, Error *err) {
  CheckpointWriter writer = {.data = data};
  data->size = 0;
  bool told = checkpoint_tell(state, write_event, &writer, err);
  bytes_free(&writer.event);
  return told;
}

static bool take_up_event(const uint8_t *bytes, size_t size, Bytes *store, Roundtable *state,
                          Error *err) {
  Event event;
  if (!event_decode(bytes, size, store, &event, err) || !roundtable_check(state, &event, err))
    return false;
  roundtable_apply(state, &event);
  return true;
}

static bool take_up(const Bytes *data, Roundtable *state, Bytes *store, Error *err) {
  for (size_t at = 0; at < data->size;) {
    size_t left = data->size - at;
    size_t size = left < 4 ? left : (size_t)number_at(data->data + at, 4);
    if (left < 4 || size > left - 4)
      return fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint is cut short"));
    if (!take_up_event(data->data + at + 4, size, store, state, err)) return false;
    at += 4 + size;
  }
  return true;
}

bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err) {
  Bytes store = {0};
  checkpoint_begin(state);
  bool taken = take_up(data, state, &store, err);
  checkpoint_end(state, last);
  bytes_free(&store);
  return taken;
}

static bool start_after(Reading *reading, uint64_t seq, const Bytes *data, Error *err) {
  JournalEntry entry;
  const Event *event;
  bool found;
  if (!journal_read(reading->journal, seq, &entry, &found, err)) return false;
  if (!found)
    return fail(err, ERROR_BAD_DATA, _("%s: a checkpoint is for event %llu, which there is not"),
                reading->path, (unsigned long long)seq);
  reading->hash = entry.hash;
  return event_read(&reading->reader, reading->journal, &entry, &event, err) &&
         checkpoint_decode(data, event->stamp, reading->state, err);
}

bool reading_start_at_checkpoint(Reading *reading, uint64_t seq, Error *err) {
  Bytes data = {0};
  uint64_t at;
  bool started = journal_checkpoint(reading->journal, seq, &at, &data, err) &&
                 (at == 0 || start_after(reading, at, &data, err));
  bytes_free(&data);
  return started;
}

typedef struct TallyCheck {
  const Reading *reading;
  size_t count;
} TallyCheck;

static bool same_tally(const Roundtable *state, const DerivedTally *tally) {
  const Recommendation *recommendation = roundtable_recommendation(state, tally->recommendation);
  if (!recommendation) return false;
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  return strcmp(recommendation->code, tally->code) == 0 &&
         strcmp(subgroup->text[SUBGROUP_CODE], tally->subgroup_code) == 0 &&
         tally_same(recommendation->counted, tally->counted) &&
         tally_same(recommendation->ballots, tally->ballots);
}

static bool check_tally(void *context, const DerivedTally *tally, Error *err) {
  TallyCheck *check = context;
  char code[TEXT_SHOWN_SIZE], subgroup[TEXT_SHOWN_SIZE];
  ++check->count;
  if (same_tally(check->reading->state, tally)) return true;
  return fail(
      err, ERROR_BAD_DATA,
      _("%s: the tally kept for recommendation %s of subgroup %s is not what the journal says"),
      check->reading->path, text_quote(tally->code, code),
      text_quote(tally->subgroup_code, subgroup));
}

static size_t recommendations_present(const Roundtable *state) {
  size_t count = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    count += roundtable_subgroup_at(state, place)->recommendation_count;
  return count;
}

bool reading_check_tallies(Reading *reading, size_t *count, Error *err) {
  TallyCheck check = {.reading = reading};
  if (!journal_read_tallies(reading->journal, check_tally, &check, err)) return false;
  *count = check.count;
  if (check.count == recommendations_present(reading->state)) return true;
  return fail(err, ERROR_BAD_DATA, _("%s: tallies are missing that the journal has"),
              reading->path);
}
