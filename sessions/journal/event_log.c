#include "sessions/journal/event_log.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"

enum {
  LENGTH_SIZE = 4,
  AROUND = 2 * LENGTH_SIZE + CHAIN_HASH_SIZE, /* what a record has besides its event */
  EVENT_SIZE_MIN = 44,                        /* an event without fields */
  EVENT_SIZE_MAX = 1 << 28,
};

/* Including its NUL. */
static const char HEAD[16] = "gommette log 1\n";

static bool put(int file, const void *data, size_t size, off_t at) {
  const char *bytes = data;
  while (size > 0) {
    ssize_t written = platform_write_at(file, bytes, size, at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    at += written;
    size -= (size_t)written;
  }
  return true;
}

static bool get(int file, void *data, size_t size, off_t at) {
  char *bytes = data;
  while (size > 0) {
    ssize_t got = platform_read_at(file, bytes, size, at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    at += got;
    size -= (size_t)got;
  }
  return true;
}

bool event_log_add(Bytes *records, const JournalEntry *entry, Error *err) {
  if (!bytes_reserve(records, entry->size + AROUND, err)) return false;
  bytes_put_number(records, entry->size, LENGTH_SIZE);
  bytes_put(records, entry->bytes, entry->size);
  bytes_put(records, entry->hash.bytes, CHAIN_HASH_SIZE);
  bytes_put_number(records, entry->size, LENGTH_SIZE);
  return true;
}

bool event_log_write(EventLog *log, const Bytes *records, uint64_t seq, ChainHash hash) {
  if (!put(log->file, records->data, records->size, log->size)) {
    const int error_number = errno;
    if (platform_truncate(log->file, log->size) != 0) errno = error_number;
    errno = error_number;
    return false;
  }
  log->size += (off_t)records->size;
  log->seq = seq;
  log->hash = hash;
  return true;
}

/* A log being read from its beginning. */
typedef struct Walk {
  EventLog at;
  off_t end; /* of the file */
  Bytes record;
} Walk;

static bool record_size(int file, off_t at, off_t end, size_t *size) {
  uint8_t length[LENGTH_SIZE];
  if (end - at < EVENT_SIZE_MIN + AROUND || !get(file, length, sizeof length, at)) return false;
  *size = (size_t)bytes_number(length, LENGTH_SIZE);
  return *size >= EVENT_SIZE_MIN && *size <= EVENT_SIZE_MAX && (off_t)(*size + AROUND) <= end - at;
}

/* The entry's bytes are borrowed from the walk's record. */
static bool read_record(Walk *walk, size_t size, JournalEntry *entry, Error *err) {
  walk->record.size = 0;
  if (!bytes_reserve(&walk->record, size + AROUND, err)) return false;
  entry->size = 0;
  if (!get(walk->at.file, walk->record.data, size + AROUND, walk->at.size)) return true;
  const uint8_t *bytes = walk->record.data + LENGTH_SIZE, *after = bytes + size;
  if (bytes_number(after + CHAIN_HASH_SIZE, LENGTH_SIZE) != size) return true;
  entry->seq = bytes_number(bytes, 8);
  entry->bytes = bytes;
  entry->size = size;
  memcpy(entry->hash.bytes, after, CHAIN_HASH_SIZE);
  return true;
}

/* Reads one more record; *whole is false if there is none. */
static bool step(Walk *walk, JournalTaker *take, void *context, bool *whole, Error *err) {
  JournalEntry entry;
  size_t size;
  *whole = record_size(walk->at.file, walk->at.size, walk->end, &size);
  if (!*whole) return true;
  if (!read_record(walk, size, &entry, err)) return false;
  *whole = entry.size > 0 && entry.seq == walk->at.seq + 1 &&
           chain_same(chain_next(walk->at.hash, entry.bytes, entry.size), entry.hash);
  if (!*whole) return true;
  if (take != NULL && !take(context, &entry, err)) return false;
  walk->at.size += (off_t)(size + AROUND);
  walk->at.seq = entry.seq;
  walk->at.hash = entry.hash;
  return true;
}

static bool check_head(int file, const char *path, off_t *end, Error *err) {
  struct stat status;
  char head[sizeof HEAD];
  if (platform_fstat(file, &status) != 0) return fail_file(errno, path, err);
  *end = status.st_size;
  if (!S_ISREG(status.st_mode) || !get(file, head, sizeof head, 0) ||
      memcmp(head, HEAD, sizeof HEAD) != 0)
    return fail(err, ERROR_BAD_DATA,
                _("%s: this is not a second log: “gommette recover” lists them"), path);
  return true;
}

bool event_log_read(int file, const char *path, JournalTaker *take, void *context, EventLog *read,
                    bool *torn, Error *err) {
  Walk walk = {.at = {.file = file, .size = sizeof HEAD, .hash = chain_start()}};
  if (!check_head(file, path, &walk.end, err)) return false;
  bool whole = true, done = true;
  while (done && whole)
    done = step(&walk, take, context, &whole, err);
  bytes_free(&walk.record);
  if (!done) return false;
  *read = walk.at;
  *torn = walk.at.size < walk.end;
  return true;
}

/* The hash before the record at `at` is at the end of the previous one. */
static bool hash_before(int file, off_t at, ChainHash *hash) {
  *hash = chain_start();
  return at == sizeof HEAD ||
         get(file, hash->bytes, CHAIN_HASH_SIZE, at - LENGTH_SIZE - CHAIN_HASH_SIZE);
}

/* Checks whether a whole record, from *begin on, ends there; the log is then there. */
static bool ends_whole(EventLog *log, off_t end, off_t *begin, bool *whole, Error *err) {
  uint8_t length[LENGTH_SIZE];
  Walk walk = {.at = {.file = log->file}, .end = end};
  *whole = false;
  if (end < (off_t)sizeof HEAD + EVENT_SIZE_MIN + AROUND ||
      !get(log->file, length, sizeof length, end - LENGTH_SIZE))
    return true;
  const off_t around = (off_t)bytes_number(length, LENGTH_SIZE) + AROUND;
  walk.at.size = *begin = end - around;
  uint8_t seq[8];
  if (walk.at.size < (off_t)sizeof HEAD || !hash_before(log->file, walk.at.size, &walk.at.hash) ||
      !get(log->file, seq, sizeof seq, walk.at.size + LENGTH_SIZE))
    return true;
  walk.at.seq = bytes_number(seq, sizeof seq) - 1;
  bool done = step(&walk, NULL, NULL, whole, err);
  bytes_free(&walk.record);
  *whole = done && *whole && walk.at.size == end;
  if (*whole) *log = walk.at;
  return done;
}

/* Checks the last records, back from the end: of what was not synced when the power failed, any
 * part may be missing, not only the last. */
static bool tail_is_whole(EventLog *log, off_t end, bool *whole, Error *err) {
  enum { TAIL_SIZE = 64 * 1024 };
  EventLog last = *log;
  off_t begin = end;
  if (!ends_whole(&last, end, &begin, whole, err)) return false;
  while (*whole && begin > (off_t)sizeof HEAD && end - begin < TAIL_SIZE) {
    EventLog before = *log;
    if (!ends_whole(&before, begin, &begin, whole, err)) return false;
  }
  if (*whole) *log = last;
  return true;
}

/* The header is durable before anything follows it: else the log might be refused for good. */
static bool begin_log(EventLog *log, const char *path, Error *err) {
  *log = (EventLog){.file = log->file, .size = sizeof HEAD, .hash = chain_start()};
  return (put(log->file, HEAD, sizeof HEAD, 0) && platform_sync(log->file) == 0) ||
         fail_file(errno, path, err);
}

/* A file that ends before any event, whatever is in it, was being begun when the power failed. */
bool event_log_find_end(EventLog *log, const char *path, Error *err) {
  struct stat status;
  off_t end = 0;
  bool whole = false, torn = false;
  if (platform_fstat(log->file, &status) != 0) return fail_file(errno, path, err);
  if (S_ISREG(status.st_mode) && status.st_size <= (off_t)sizeof HEAD)
    return begin_log(log, path, err);
  if (!check_head(log->file, path, &end, err) || !tail_is_whole(log, end, &whole, err))
    return false;
  return whole ||
         (event_log_read(log->file, path, NULL, NULL, log, &torn, err) &&
          (!torn || platform_truncate(log->file, log->size) == 0 || fail_file(errno, path, err)));
}
