#include "sessions/journal/kiosk_value.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

enum { NUMBER_SIZE = 4, VALUE_SIZE_MAX = 256 * 1024 * 1024 };

static size_t record_size(size_t columns) {
  return KIOSK_KEY_SIZE + columns * COLOUR_COUNT;
}

uint32_t kiosk_value_recommendation(const KioskValue *value, size_t column) {
  return (uint32_t)bytes_number(value->columns + column * NUMBER_SIZE, NUMBER_SIZE);
}

static const uint8_t *record_at(const KioskValue *value, size_t place) {
  return value->records + place * record_size(value->column_count);
}

static const uint8_t *dots_at(const KioskValue *value, size_t place, size_t column) {
  return record_at(value, place) + KIOSK_KEY_SIZE + column * COLOUR_COUNT;
}

static bool columns_rise(const KioskValue *value) {
  uint32_t last = 0;
  for (size_t column = 0; column < value->column_count; ++column) {
    uint32_t number = kiosk_value_recommendation(value, column);
    if (number <= last || number > RECOMMENDATIONS_MAX) return false;
    last = number;
  }
  return true;
}

bool kiosk_value_read(const Bytes *bytes, KioskValue *value) {
  *value = (KioskValue){0};
  if (bytes->size < 2 * NUMBER_SIZE) return false;
  uint64_t columns = bytes_number(bytes->data, NUMBER_SIZE);
  uint64_t records = bytes_number(bytes->data + NUMBER_SIZE, NUMBER_SIZE);
  uint64_t left = bytes->size - 2 * NUMBER_SIZE;
  if (columns > left / NUMBER_SIZE) return false;
  left -= columns * NUMBER_SIZE;
  uint64_t size = record_size((size_t)columns);
  if (records == 0 || left % size != 0 || left / size != records) return false;
  value->columns = bytes->data + (size_t)2 * NUMBER_SIZE;
  value->column_count = (size_t)columns;
  value->records = value->columns + columns * NUMBER_SIZE;
  value->record_count = (size_t)records;
  if (!columns_rise(value)) return false;
  for (size_t place = 1; place < value->record_count; ++place)
    if (memcmp(record_at(value, place - 1), record_at(value, place), KIOSK_KEY_SIZE) > 0)
      return false;
  return true;
}

Tally kiosk_value_sum(const KioskValue *value, size_t column) {
  Tally sum = {{0}};
  for (size_t place = 0; place < value->record_count; ++place)
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      sum.dots[colour] += dots_at(value, place, column)[colour];
  return sum;
}

static bool is_blank(const KioskValue *value, size_t place) {
  const uint8_t *dots = record_at(value, place) + KIOSK_KEY_SIZE;
  for (size_t n = 0; n < value->column_count * COLOUR_COUNT; ++n)
    if (dots[n] > 0) return false;
  return true;
}

int64_t kiosk_value_blank(const KioskValue *value) {
  int64_t blank = 0;
  for (size_t place = 0; place < value->record_count; ++place)
    blank += is_blank(value, place);
  return blank;
}

/* Merges two rising lists, each number once; if the output is NULL, only counts. */
static size_t merge_columns(const KioskValue *before, const uint32_t *offered, size_t count,
                            uint32_t *merged) {
  size_t old = 0, new = 0, columns = 0;
  while (old < before->column_count || new < count) {
    uint32_t is = old < before->column_count ? kiosk_value_recommendation(before, old) : UINT32_MAX;
    uint32_t shall = new < count ? offered[new] : UINT32_MAX;
    uint32_t least = is < shall ? is : shall;
    if (merged) merged[columns] = least;
    ++columns;
    old += is == least;
    new += shall == least;
  }
  return columns;
}

static void put_ballot(Bytes *after, const uint32_t *columns, size_t count, const Ballot *ballot,
                       const uint8_t *key) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  size_t entry = 0;
  bytes_put(after, key, KIOSK_KEY_SIZE);
  for (size_t column = 0; column < count; ++column) {
    bool has =
        entry < ballot->entry_count && ballot->entries[entry].recommendation == columns[column];
    bytes_put(after, has ? ballot->entries[entry++].dots : none, COLOUR_COUNT);
  }
}

/* Copies a record of the previous value, adding the columns that are new. */
static void put_record(Bytes *after, const uint32_t *columns, size_t count,
                       const KioskValue *before, size_t place) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  size_t old = 0;
  bytes_put(after, record_at(before, place), KIOSK_KEY_SIZE);
  for (size_t column = 0; column < count; ++column) {
    bool has =
        old < before->column_count && kiosk_value_recommendation(before, old) == columns[column];
    bytes_put(after, has ? dots_at(before, place, old++) : none, COLOUR_COUNT);
  }
}

static void put_all(Bytes *after, const uint32_t *columns, size_t count, const KioskValue *before,
                    const Ballot *ballot, const uint8_t *key) {
  bool put = false;
  bytes_put_number(after, count, NUMBER_SIZE);
  bytes_put_number(after, before->record_count + 1, NUMBER_SIZE);
  for (size_t column = 0; column < count; ++column)
    bytes_put_number(after, columns[column], NUMBER_SIZE);
  for (size_t place = 0; place < before->record_count; ++place) {
    if (!put && memcmp(key, record_at(before, place), KIOSK_KEY_SIZE) < 0) {
      put_ballot(after, columns, count, ballot, key);
      put = true;
    }
    put_record(after, columns, count, before, place);
  }
  if (!put) put_ballot(after, columns, count, ballot, key);
}

bool kiosk_value_add(const KioskValue *before, const uint32_t *offered, size_t offered_count,
                     const Ballot *ballot, const uint8_t key[KIOSK_KEY_SIZE], Bytes *after,
                     Error *err) {
  size_t columns = merge_columns(before, offered, offered_count, NULL);
  size_t size = 2 * NUMBER_SIZE + columns * NUMBER_SIZE;
  size_t most = (VALUE_SIZE_MAX - size) / record_size(columns);
  after->size = 0;
  if (size > VALUE_SIZE_MAX || before->record_count >= most)
    return fail(err, ERROR_FAILED, "%s",
                _("the kiosk is full: close the vote, then reopen it for the others"));
  size += (before->record_count + 1) * record_size(columns);
  uint32_t *merged = calloc(columns + 1, sizeof *merged);
  bool room = merged ? bytes_reserve(after, size, err) : fail_memory(err);
  if (room) {
    merge_columns(before, offered, offered_count, merged);
    put_all(after, merged, columns, before, ballot, key);
  }
  free(merged);
  return room;
}

ChainHash kiosk_value_hash(const Bytes *bytes) {
  ChainHash hash;
  crypto_hash_sha256(hash.bytes, bytes->data, bytes->size);
  return hash;
}

void kiosk_value_free(Bytes *bytes) {
  if (bytes->data) sodium_memzero(bytes->data, bytes->capacity);
  bytes_free(bytes);
}
