#include "sessions/session/journal_loader.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/checkpoint.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/text/text.h"

bool reading_open(Journal *journal, const char *path, Reading *reading, Error *err) {
  *reading = (Reading){.journal = journal, .path = path, .hash = chain_start()};
  return roundtable_open(&reading->state, err);
}

void reading_close(Reading *reading) {
  roundtable_close(reading->state);
  event_reader_free(&reading->reader);
  *reading = (Reading){0};
}

static bool is_in_chain(const Reading *reading, const JournalEntry *entry) {
  return entry->seq <= reading->proven ||
         chain_same(chain_next(reading->hash, entry->bytes, entry->size), entry->hash);
}

static bool check_place(const Reading *reading, const JournalEntry *entry, Error *err) {
  if (entry->seq != roundtable_seq(reading->state) + 1)
    return fail(err, ERROR_BAD_DATA, "%s", _("it is missing"));
  if (!is_in_chain(reading, entry))
    return fail(err, ERROR_BAD_DATA, "%s",
                _("it or the one before it was altered after it was recorded"));
  return true;
}

static bool take_in(Reading *reading, const JournalEntry *entry, const Event **event, Error *err) {
  if (!check_place(reading, entry, err) ||
      !event_read(&reading->reader, reading->journal, entry, event, err) ||
      !roundtable_check(reading->state, *event, err))
    return false;
  roundtable_apply(reading->state, *event);
  reading->hash = entry->hash;
  return true;
}

static bool watch(Reading *reading, const Event *event, Error *err) {
  reading->watch_refused = reading->watch && !reading->watch(reading, event, err);
  return !reading->watch_refused;
}

static bool fail_bad_event(Reading *reading, const Error *reason, Error *err) {
  if (is_of_machine(reason)) return fail_again(reason, err);
  reading->bad_event = roundtable_seq(reading->state) + 1;
  return fail(err, ERROR_BAD_DATA, _("%s: event %llu is not as it was recorded: %s"), reading->path,
              (unsigned long long)reading->bad_event, reason->text);
}

/* The reason is written before it is read: clearing it would take longer than most events do. */
static bool take_entry(void *context, const JournalEntry *entry, Error *err) {
  Reading *reading = context;
  const Event *event;
  Error reason;
  if (!take_in(reading, entry, &event, &reason)) return fail_bad_event(reading, &reason, err);
  return watch(reading, event, err);
}

bool reading_take(Reading *reading, uint64_t to, Error *err) {
  Error reason = {0};
  uint64_t next = roundtable_seq(reading->state) + 1;
  if (journal_read_range(reading->journal, next, to, take_entry, reading, &reason)) return true;
  if (reading->bad_event > 0 || reading->watch_refused || reason.kind != ERROR_BAD_DATA)
    return fail_again(&reason, err);
  reading->bad_event = roundtable_seq(reading->state) + 1;
  return fail(err, ERROR_BAD_DATA,
              _("%s: event %llu cannot be read, the file is damaged there: go on with a copy of it "
                "that is not"),
              reading->path, (unsigned long long)reading->bad_event);
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

/* Takes in the history of every checkpoint that tells one, each read once; *last is the one at
 * `*told`, the last of them. *told is 0 where they do not tell it whole. */
static bool take_histories(Reading *reading, Bytes *last, uint64_t *told, Error *err) {
  Bytes data = {0};
  uint64_t at = 0, found;
  bool read, whole = true;
  *told = 0;
  while ((read = journal_next_checkpoint(reading->journal, at, &at, err)) && at != 0 && whole) {
    read = journal_checkpoint(reading->journal, at, &found, &data, err);
    const uint64_t from = read ? checkpoint_history_from(&data) : 0;
    if (!read) break;
    if (from == 0) continue;
    whole = from == *told + 1 && checkpoint_decode_history(&data, reading->state, NULL) &&
            history_at(reading->state, at) && !history_at(reading->state, at + 1);
    *told = whole ? at : 0;
    const Bytes before = *last;
    *last = data;
    data = before;
  }
  bytes_free(&data);
  return read;
}

static bool start_anew(Reading *reading, Error *err) {
  Reading anew;
  if (!reading_open(reading->journal, reading->path, &anew, err)) return false;
  reading_close(reading);
  *reading = anew;
  return true;
}

/* Where they cannot be taken up, whatever is wrong with them: they only save time. */
bool reading_start_at_end(Reading *reading, bool *started, Error *err) {
  Bytes last = {0};
  uint64_t told = 0, end;
  ChainHash hash;
  checkpoint_begin(reading->state);
  bool read = journal_end(reading->journal, &end, &hash, err);
  if (read) checkpoint_expect_history(reading->state, end);
  read = read && take_histories(reading, &last, &told, err);
  const bool whole = read && told > 0 && start_after(reading, told, &last, NULL);
  if (read && !whole) read = start_anew(reading, err);
  bytes_free(&last);
  if (!read) return false;
  reading->covered = whole ? told : 0;
  *started = whole;
  return true;
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
      _("%s: the tally kept for recommendation %s of subgroup %s is not what the journal says: "
        "see `gommette verify --help`"),
      check->reading->path, text_quote(tally->code, code),
      text_quote(tally->subgroup_code, subgroup));
}

static size_t recommendations_present(const Roundtable *state) {
  size_t count = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    count += roundtable_subgroup_at(state, place)->recommendation_count;
  return count;
}

static bool compare_tallies(Reading *reading, size_t *count, Error *err) {
  TallyCheck check = {.reading = reading};
  if (!journal_read_tallies(reading->journal, check_tally, &check, err)) return false;
  *count = check.count;
  if (check.count == recommendations_present(reading->state)) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: tallies are missing that the journal has: see `gommette verify --help`"),
              reading->path);
}

bool reading_check_tallies(Reading *reading, size_t *count, Error *err) {
  if (!journal_hold(reading->journal, err)) return false;
  bool same = reading_take(reading, UINT64_MAX, err) && compare_tallies(reading, count, err);
  journal_release(reading->journal);
  return same;
}
