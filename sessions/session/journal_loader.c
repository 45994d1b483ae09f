#include "sessions/session/journal_loader.h"

#include <stddef.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/checkpoint.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/text/text.h"

void event_reader_free(EventReader *reader) {
  for (int depth = 0; depth <= TARGET_DEPTH; ++depth)
    bytes_free(&reader->stores[depth]);
}

/* Puts the target of event `depth - 1` into place `depth`. An impossible seq leaves the target
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

bool journal_loader_open(Journal *journal, const char *path, JournalLoader *loader, Error *err) {
  *loader = (JournalLoader){.journal = journal, .path = path, .hash = chain_start()};
  return roundtable_open(&loader->state, err);
}

void journal_loader_close(JournalLoader *loader) {
  roundtable_close(loader->state);
  event_reader_free(&loader->reader);
  *loader = (JournalLoader){0};
}

static bool check_place(const JournalLoader *loader, const JournalEntry *entry, Error *err) {
  if (entry->seq != roundtable_seq(loader->state) + 1)
    return fail(err, ERROR_BAD_DATA, "%s", _("it is missing"));
  if (!(entry->seq <= loader->proven ||
        chain_same(chain_next(loader->hash, entry->bytes, entry->size), entry->hash)))
    return fail(err, ERROR_BAD_DATA, "%s",
                _("it or the one before it was altered after being recorded"));
  return true;
}

static bool take_in(JournalLoader *loader, const JournalEntry *entry, const Event **event,
                    Error *err) {
  if (!check_place(loader, entry, err) ||
      !event_read(&loader->reader, loader->journal, entry, event, err) ||
      !roundtable_check(loader->state, *event, err))
    return false;
  roundtable_apply(loader->state, *event);
  loader->hash = entry->hash;
  return true;
}

static bool watch(JournalLoader *loader, const Event *event, Error *err) {
  loader->watch_refused = loader->watch && !loader->watch(loader, event, err);
  return !loader->watch_refused;
}

/* `reason` is left uninitialized, as it is filled in before it is read: clearing it would take
 * longer than most events do. */
static bool take_entry(void *context, const JournalEntry *entry, Error *err) {
  JournalLoader *loader = context;
  const Event *event;
  Error reason;
  if (!take_in(loader, entry, &event, &reason)) {
    if (is_of_machine(&reason)) return fail_again(&reason, err);
    loader->bad_event = roundtable_seq(loader->state) + 1;
    return fail(err, ERROR_BAD_DATA, _("%s: event %llu is not as recorded: %s"), loader->path,
                (unsigned long long)loader->bad_event, reason.text);
  }
  return watch(loader, event, err);
}

bool journal_loader_take(JournalLoader *loader, uint64_t to, Error *err) {
  Error reason = {0};
  uint64_t next = roundtable_seq(loader->state) + 1;
  if (journal_read_range(loader->journal, next, to, take_entry, loader, &reason)) return true;
  if (loader->bad_event > 0 || loader->watch_refused || reason.kind != ERROR_BAD_DATA)
    return fail_again(&reason, err);
  loader->bad_event = roundtable_seq(loader->state) + 1;
  return fail(err, ERROR_BAD_DATA,
              _("%s: event %llu cannot be read, the file is damaged there: use an undamaged copy"),
              loader->path, (unsigned long long)loader->bad_event);
}

static bool start_after(JournalLoader *loader, uint64_t seq, const Bytes *data, Error *err) {
  JournalEntry entry;
  const Event *event;
  bool found;
  if (!journal_read(loader->journal, seq, &entry, &found, err)) return false;
  if (!found)
    return fail(err, ERROR_BAD_DATA, _("%s: a checkpoint is for event %llu, which does not exist"),
                loader->path, (unsigned long long)seq);
  loader->hash = entry.hash;
  return event_read(&loader->reader, loader->journal, &entry, &event, err) &&
         checkpoint_decode(data, event->stamp, loader->state, err);
}

bool journal_loader_start_at_checkpoint(JournalLoader *loader, uint64_t seq, Error *err) {
  Bytes data = {0};
  uint64_t at;
  bool started = journal_checkpoint(loader->journal, seq, &at, &data, err) &&
                 (at == 0 || start_after(loader, at, &data, err));
  bytes_free(&data);
  return started;
}

/* Loads the history from every checkpoint that has some, reading each once; *last is the one at
 * `*told`, the last of them. *told is 0 if they do not cover the whole history. */
static bool take_histories(JournalLoader *loader, Bytes *last, uint64_t *told, Error *err) {
  Bytes data = {0};
  uint64_t at = 0, found;
  bool read, whole = true;
  *told = 0;
  while ((read = journal_next_checkpoint(loader->journal, at, &at, err)) && at != 0 && whole) {
    read = journal_checkpoint(loader->journal, at, &found, &data, err);
    const uint64_t from = read ? checkpoint_history_from(&data) : 0;
    if (!read) break;
    if (from == 0) continue;
    whole = from == *told + 1 && checkpoint_decode_history(&data, loader->state, NULL) &&
            history_at(loader->state, at) && !history_at(loader->state, at + 1);
    *told = whole ? at : 0;
    const Bytes before = *last;
    *last = data;
    data = before;
  }
  bytes_free(&data);
  return read;
}

static bool start_anew(JournalLoader *loader, Error *err) {
  JournalLoader anew;
  if (!journal_loader_open(loader->journal, loader->path, &anew, err)) return false;
  journal_loader_close(loader);
  *loader = anew;
  return true;
}

/* If checkpoints cannot be loaded, for whatever reason, ignore them: they only save time. */
bool journal_loader_start_at_end(JournalLoader *loader, bool *started, Error *err) {
  Bytes last = {0};
  uint64_t told = 0, end;
  ChainHash hash;
  checkpoint_begin(loader->state);
  bool read = journal_end(loader->journal, &end, &hash, err);
  if (read) checkpoint_expect_history(loader->state, end);
  read = read && take_histories(loader, &last, &told, err);
  const bool whole = read && told > 0 && start_after(loader, told, &last, NULL);
  if (read && !whole) read = start_anew(loader, err);
  bytes_free(&last);
  if (!read) return false;
  loader->covered = whole ? told : 0;
  *started = whole;
  return true;
}

typedef struct TallyCheck {
  const JournalLoader *loader;
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
  ++check->count;
  if (same_tally(check->loader->state, tally)) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the tally stored for recommendation %s of subgroup %s is not what the journal "
                "says: see `gommette verify --help`"),
              check->loader->path, text_quoted(tally->code).text,
              text_quoted(tally->subgroup_code).text);
}

static size_t recommendations_present(const Roundtable *state) {
  size_t count = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    count += roundtable_subgroup_at(state, place)->recommendation_count;
  return count;
}

static bool compare_tallies(JournalLoader *loader, size_t *count, Error *err) {
  TallyCheck check = {.loader = loader};
  if (!journal_read_tallies(loader->journal, check_tally, &check, err)) return false;
  *count = check.count;
  if (check.count == recommendations_present(loader->state)) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: tallies that the journal has are missing: see `gommette verify --help`"),
              loader->path);
}

bool journal_loader_check_tallies(JournalLoader *loader, size_t *count, Error *err) {
  if (!journal_hold(loader->journal, err)) return false;
  bool same = journal_loader_take(loader, UINT64_MAX, err) && compare_tallies(loader, count, err);
  journal_release(loader->journal);
  return same;
}
