#include "sessions/verify/verify.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/journal/kiosk_value.h"

typedef struct KioskCheck {
  JournalLoader *loader;
  int64_t *counted; /* ballots counted up to here, indexed by subgroup number */
  size_t values;    /* that the journal knows of */
  Bytes bytes;      /* the value being checked */
  KioskValue value;
} KioskCheck;

/* *came_in (may be NULL): from another file, whose numbers the value uses. */
static bool read_step(KioskCheck *check, uint64_t seq, KioskStep *step, bool *came_in, Error *err) {
  JournalLoader *loader = check->loader;
  JournalEntry entry;
  const Event *event;
  bool found;
  if (!journal_read(loader->journal, seq, &entry, &found, err) ||
      !event_read(&loader->reader, loader->journal, &entry, &event, err))
    return false;
  *step = event->kiosk;
  if (came_in) *came_in = event->origin.seq != 0;
  return true;
}

/* *sound is false if there is no such value, or its number of ballots differs. */
static bool read_value(KioskCheck *check, uint32_t subgroup, int64_t first, int64_t ballots,
                       bool *sound, Error *err) {
  if (!journal_find_kiosk(check->loader->journal, subgroup, first, &check->bytes, sound, err))
    return false;
  *sound = *sound && kiosk_value_read(&check->bytes, &check->value) &&
           (int64_t)check->value.record_count == ballots;
  ++check->values;
  return true;
}

static bool is_tallied(const KioskCheck *check, uint64_t seq) {
  const HistoryEntry *entry = history_at(check->loader->state, seq);
  return entry && entry->kind == EVENT_KIOSK_TALLIED;
}

static bool fail_sums(const KioskCheck *check, uint64_t seq, Error *err) {
  return fail(err, ERROR_BAD_DATA,
              _("%s: the sums after event %llu are not those of the kiosk ballots"),
              check->loader->path, (unsigned long long)seq);
}

/* Requires a sum for each recommendation that has dots, in order, and no more. */
static bool check_sums(KioskCheck *check, uint64_t seq, Error *err) {
  const KioskValue *value = &check->value;
  uint64_t next = seq + 1;
  bool came_in;
  for (size_t column = 0; column < value->column_count; ++column) {
    KioskStep step;
    Tally sum = kiosk_value_sum(value, column);
    if (tally_cumulative(sum) == 0) continue;
    if (!is_tallied(check, next)) return fail_sums(check, seq, err);
    if (!read_step(check, next++, &step, &came_in, err)) return false;
    bool same = came_in || step.recommendation == kiosk_value_recommendation(value, column);
    if (!same || !tally_same(step.tally, sum)) return fail_sums(check, seq, err);
  }
  return !is_tallied(check, next) || fail_sums(check, seq, err);
}

static bool check_counted(KioskCheck *check, uint64_t seq, Error *err) {
  KioskStep step;
  bool sound;
  if (!read_step(check, seq, &step, NULL, err)) return false;
  int64_t *counted = &check->counted[step.subgroup];
  if (!read_value(check, (uint32_t)step.subgroup, *counted, step.ballots, &sound, err))
    return false;
  *counted += step.ballots;
  ChainHash hash = sound ? kiosk_value_hash(&check->bytes) : chain_start();
  if (!sound || memcmp(hash.bytes, step.hash, sizeof step.hash) != 0)
    return fail(err, ERROR_BAD_DATA,
                _("%s: the kiosk ballots that event %llu counted are not as they were"),
                check->loader->path, (unsigned long long)seq);
  return check_sums(check, seq, err);
}

static bool check_all_counted(KioskCheck *check, size_t *count, Error *err) {
  const Roundtable *state = check->loader->state;
  for (uint64_t seq = 1; seq <= roundtable_seq(state); ++seq) {
    if (history_at(state, seq)->kind != EVENT_KIOSK_COUNTED) continue;
    if (!check_counted(check, seq, err)) return false;
    ++*count;
  }
  return true;
}

static bool check_waiting(KioskCheck *check, uint32_t subgroup, Kiosk kiosk, Error *err) {
  bool sound;
  if (kiosk.waiting == 0) return true;
  if (!read_value(check, subgroup, kiosk.counted, kiosk.waiting, &sound, err)) return false;
  return sound || fail(err, ERROR_BAD_DATA,
                       _("%s: the ballots waiting in the kiosk are not as they were handed in"),
                       check->loader->path);
}

static bool check_all_waiting(KioskCheck *check, Error *err) {
  const Roundtable *state = check->loader->state;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (!check_waiting(check, subgroup->number, subgroup->kiosk, err)) return false;
  }
  return check_waiting(check, WHOLE_SESSION, roundtable_kiosk(state), err);
}

static bool check_no_others(const KioskCheck *check, Error *err) {
  size_t values;
  if (!journal_count_kiosks(check->loader->journal, &values, err)) return false;
  return values == check->values ||
         fail(err, ERROR_BAD_DATA,
              _("%s: there are kiosk ballots of which the journal knows nothing"),
              check->loader->path);
}

static bool check_all(JournalLoader *loader, size_t *counted, Error *err) {
  KioskCheck check = {.loader = loader};
  check.counted = calloc(SUBGROUPS_MAX + 1, sizeof *check.counted);
  if (!check.counted) return fail_memory(err);
  bool sound = check_all_counted(&check, counted, err) && check_all_waiting(&check, err) &&
               check_no_others(&check, err);
  kiosk_value_free(&check.bytes);
  free(check.counted);
  return sound;
}

bool kiosk_check(JournalLoader *loader, size_t *counted, Error *err) {
  if (!journal_hold(loader->journal, err)) return false;
  bool sound = journal_loader_take(loader, UINT64_MAX, err) && check_all(loader, counted, err);
  journal_release(loader->journal);
  return sound;
}
