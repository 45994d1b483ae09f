#include "sessions/verify/verify.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/files/file_error.h"
#include "sessions/verify/sources.h"

typedef struct Since {
  const char *path, *old;
  Journal *later, *earlier;
  ChainHash *hashes; /* of the earlier one's chain, recomputed, by seq - 1 */
  size_t capacity;
  uint64_t events;  /* of the earlier one */
  uint64_t end;     /* of the later one */
  uint64_t differs; /* the first event that differs; 0: none */
} Since;

static ChainHash end_of_earlier(const Since *since) {
  return since->events > 0 ? since->hashes[since->events - 1] : chain_start();
}

static bool take_earlier(void *context, const JournalEntry *entry, Error *err) {
  Since *since = context;
  const ChainHash hash = chain_next(end_of_earlier(since), entry->bytes, entry->size);
  if (entry->seq != since->events + 1 || !chain_same(hash, entry->hash))
    return fail(err, ERROR_BAD_DATA,
                _("%s: event %llu is not as recorded: compare with an unaltered copy"), since->old,
                (unsigned long long)since->events + 1);
  if (!ARRAY_RESERVE(since->hashes, since->capacity, (size_t)entry->seq)) return fail_memory(err);
  since->hashes[since->events++] = hash;
  return true;
}

/* A hash covers all events up to it. */
static bool take_later(void *context, const JournalEntry *entry, Error *err UNUSED) {
  Since *since = context;
  since->end = entry->seq;
  if (entry->seq > since->events || since->differs > 0) return true;
  if (!chain_same(entry->hash, since->hashes[entry->seq - 1])) since->differs = entry->seq;
  return true;
}

/* The search among the files merged into the later copy. */
typedef struct MergedSearch {
  const Since *since;
  uint64_t at, events; /* where one of them contains all of the earlier copy, and its length */
} MergedSearch;

static bool look_in_source(void *context, const MergeSource *source, uint64_t seq, ChainHash hash,
                           Error *err UNUSED) {
  MergedSearch *search = context;
  const Since *since = search->since;
  if (seq != since->events || !chain_same(hash, end_of_earlier(since))) return true;
  search->at = source->at;
  search->events = source->events;
  return true;
}

static bool search_sources(const Since *since, MergedSearch *search, Error *err) {
  JournalLoader loader;
  if (!journal_loader_open(since->later, since->path, &loader, err)) return false;
  bool searched = journal_loader_take(&loader, UINT64_MAX, err) &&
                  sources_read(&loader, look_in_source, search, NULL, err);
  journal_loader_close(&loader);
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
                "both continued from event %llu (then see `gommette merge --help`)"),
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
  *answer = (SinceAnswer){
      .before = since->events, .added = search.events - since->events, .merged_at = search.at};
  return true;
}

static bool compare(Since *since, SinceAnswer *answer, Error *err) {
  if (!journal_read_range(since->earlier, 1, UINT64_MAX, take_earlier, since, err)) return false;
  if (since->events == 0) return fail_file_error(NEVER_BEGUN, since->old, err);
  if (!journal_read_range(since->later, 1, UINT64_MAX, take_later, since, err)) return false;
  if (since->differs == 0 && since->events > since->end) since->differs = since->end + 1;
  return judge(since, answer, err);
}

bool since_check(const char *path, const char *old, SinceAnswer *answer, Error *err) {
  Since since = {.path = path, .old = old};
  bool compared = journal_view(path, (WaitWatcher){0}, &since.later, err) &&
                  journal_view(old, (WaitWatcher){0}, &since.earlier, err) &&
                  compare(&since, answer, err);
  journal_close(since.earlier);
  journal_close(since.later);
  free(since.hashes);
  return compared;
}
