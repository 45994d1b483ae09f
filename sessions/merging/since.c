#include "sessions/merging/since.h"

#include <string.h>

#include "core/words.h"
#include "sessions/merging/sources.h"
#include "sessions/trouble.h"

typedef struct Since {
  const char *path, *old;
  Journal *later, *earlier;
  ChainHash hash;  /* of the earlier one's chain, worked out anew */
  uint64_t events; /* its events so far */
  uint64_t end;    /* of the later one */
  uint64_t differs; /* the first event that is not the same in both; 0: none */
} Since;

static bool compare_entry(Since *since, const JournalEntry *entry, Error *err) {
  JournalEntry other;
  bool found;
  if (!journal_read(since->later, entry->seq, &other, &found, err)) return false;
  const bool same = found && other.size == entry->size &&
                    memcmp(other.bytes, entry->bytes, entry->size) == 0 &&
                    chain_same(other.hash, since->hash);
  if (!same) since->differs = entry->seq;
  return true;
}

static bool take_entry(void *context, const JournalEntry *entry, Error *err) {
  Since *since = context;
  since->hash = chain_next(since->hash, entry->bytes, entry->size);
  if (entry->seq != since->events + 1 || !chain_same(since->hash, entry->hash))
    return fail(err, ERROR_BAD_DATA,
                _("%s: event %llu is not as it was recorded: compare with a copy that is sound"),
                since->old, (unsigned long long)since->events + 1);
  since->events = entry->seq;
  return since->differs > 0 || compare_entry(since, entry, err);
}

/* What is looked for among the files that were merged into the later copy. */
typedef struct MergedSearch {
  const Since *since;
  uint64_t at, events; /* where one of them holds all of the earlier copy, and its length */
} MergedSearch;

static bool look_in_source(void *context, const Source *source, uint64_t seq, ChainHash hash,
                           Error *err) {
  MergedSearch *search = context;
  (void)err;
  if (seq != search->since->events || !chain_same(hash, search->since->hash)) return true;
  search->at = source->at;
  search->events = source->events;
  return true;
}

static bool search_sources(const Since *since, MergedSearch *search, Error *err) {
  Reading reading;
  if (!reading_open(since->later, since->path, &reading, err)) return false;
  bool searched = reading_take(&reading, UINT64_MAX, err) &&
                  sources_read(&reading, look_in_source, search, NULL, err);
  reading_close(&reading);
  return searched;
}

static bool refuse(const Since *since, Error *err) {
  const unsigned long long differs = since->differs;
  if (differs == 1)
    return fail(err, ERROR_BAD_DATA, _("%s: no: %s is another session"), since->path, since->old);
  if (differs > since->end)
    return fail(err, ERROR_BAD_DATA,
                _("%s: no: it has %llu events, %s has %llu: either its end was cut off, or that is "
                  "the later copy"),
                since->path, (unsigned long long)since->end, since->old,
                (unsigned long long)since->events);
  return fail(err, ERROR_BAD_DATA,
              _("%s: no: event %llu is not the one that %s has: either one of them was altered, or "
                "both went on from event %llu (then see `gommette merge --help`)"),
              since->path, differs, since->old, differs - 1);
}

static bool judge(const Since *since, SinceAnswer *answer, Error *err) {
  MergedSearch search = {.since = since};
  if (since->differs == 0) {
    *answer = (SinceAnswer){.before = since->events, .added = since->end - since->events};
    return true;
  }
  if (!search_sources(since, &search, err)) return false;
  if (search.at == 0) return refuse(since, err);
  *answer = (SinceAnswer){.before = since->events,
                          .added = search.events - since->events,
                          .merged_at = search.at};
  return true;
}

static bool compare(Since *since, SinceAnswer *answer, Error *err) {
  ChainHash end;
  return journal_end(since->later, &since->end, &end, err) &&
         journal_read_range(since->earlier, 1, UINT64_MAX, take_entry, since, err) &&
         (since->events > 0 || fail_trouble(NEVER_BEGUN, since->old, err)) &&
         judge(since, answer, err);
}

bool since_check(const char *path, const char *old, SinceAnswer *answer, Error *err) {
  Since since = {.path = path, .old = old, .hash = chain_start()};
  bool compared = journal_view(path, &since.later, err) &&
                  journal_view(old, &since.earlier, err) && compare(&since, answer, err);
  journal_close(since.earlier);
  journal_close(since.later);
  return compared;
}
