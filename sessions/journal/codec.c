#include "sessions/journal/codec.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/event_fields.h"

void bytes_free(Bytes *bytes) {
  free(bytes->data);
  *bytes = (Bytes){0};
}

bool bytes_reserve(Bytes *bytes, size_t more, Error *err) {
  return ARRAY_RESERVE(bytes->data, bytes->capacity, bytes->size + more) || fail_memory(err);
}

void bytes_put(Bytes *bytes, const void *data, size_t size) {
  if (size > 0) memcpy(bytes->data + bytes->size, data, size);
  bytes->size += size;
}

void bytes_put_number(Bytes *bytes, uint64_t number, size_t width) {
  for (size_t n = width; n > 0; --n)
    bytes->data[bytes->size++] = (uint8_t)(number >> (8 * (n - 1)));
}

bool bytes_append(Bytes *bytes, const void *data, size_t size, Error *err) {
  if (!bytes_reserve(bytes, size, err)) return false;
  bytes_put(bytes, data, size);
  return true;
}

void bytes_add(Bytes *bytes, const void *data, size_t size) {
  bytes->failed = bytes->failed || !bytes_append(bytes, data, size, NULL);
}

bool bytes_ok(const Bytes *bytes, Error *err) {
  return !bytes->failed || fail_memory(err);
}

_Static_assert((int)CHAIN_HASH_SIZE == (int)crypto_hash_sha256_BYTES,
               "the chain is made of SHA-256");

ChainHash chain_start(void) {
  return (ChainHash){{0}};
}

ChainHash chain_next(ChainHash previous, const uint8_t *event, size_t size) {
  crypto_hash_sha256_state sum;
  ChainHash hash;
  crypto_hash_sha256_init(&sum);
  crypto_hash_sha256_update(&sum, previous.bytes, sizeof previous.bytes);
  crypto_hash_sha256_update(&sum, event, size);
  crypto_hash_sha256_final(&sum, hash.bytes);
  return hash;
}

/* Not secret: no need for constant time. */
bool chain_same(ChainHash a, ChainHash b) {
  return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

static unsigned five_bits(const uint8_t *bytes, unsigned from) {
  unsigned pair = (unsigned)bytes[from / 8] << 8 | bytes[from / 8 + 1];
  return pair >> (11 - from % 8) & 31U;
}

const char *fingerprint_text(ChainHash hash, char text[FINGERPRINT_TEXT_SIZE]) {
  static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  char *end = text;
  for (unsigned n = 0; n < 16; ++n) {
    if (n > 0 && n % 4 == 0) *end++ = ' ';
    *end++ = signs[five_bits(hash.bytes, 5 * n)];
  }
  *end = '\0';
  return text;
}

FingerprintText fingerprint_shown(ChainHash hash) {
  FingerprintText shown = {""};
  fingerprint_text(hash, shown.text);
  return shown;
}

enum {
  HEAD_SIZE = 44,
  FIELD_HEAD_SIZE = 5, /* tag and length */
  NUMBER_SIZE = 8,
  LINE_SIZE = 4 + SIDE_COUNT * COLOUR_COUNT,
};

static const void *member(const Event *event, const EventField *field) {
  return (const char *)event + field->offset;
}

static void *member_to_fill(Event *event, const EventField *field) {
  return (char *)event + field->offset;
}

static const char *text_of(const Event *event, const EventField *field) {
  const char *text;
  memcpy(&text, member(event, field), sizeof text);
  return text;
}

static bool is_utf8(const uint8_t *text, size_t size) {
  for (size_t at = 0; at < size;) {
    utf8proc_int32_t character;
    utf8proc_ssize_t length =
        utf8proc_iterate(text + at, (utf8proc_ssize_t)(size - at), &character);
    if (length <= 0 || character == 0) return false;
    at += (size_t)length;
  }
  return true;
}

/* 0 for a field that is left out. */
static size_t field_size(const Event *event, const EventField *field) {
  switch ((FieldType)field->type) {
  case FIELD_NUMBER: return event_number(event, field) != 0 ? NUMBER_SIZE : 0;
  case FIELD_TEXT: return strlen(text_of(event, field));
  case FIELD_BYTES: return sodium_is_zero(member(event, field), field->size) ? 0 : field->size;
  case FIELD_LINES: return event->ballot.line_count * LINE_SIZE;
  }
  return 0;
}

static void put_field(Bytes *bytes, const Event *event, const EventField *field) {
  size_t size = field_size(event, field);
  if (size == 0) return;
  bytes_put_number(bytes, field->tag, 1);
  bytes_put_number(bytes, size, 4);
  switch ((FieldType)field->type) {
  case FIELD_NUMBER:
    bytes_put_number(bytes, (uint64_t)event_number(event, field), NUMBER_SIZE);
    break;
  case FIELD_TEXT: bytes_put(bytes, text_of(event, field), size); break;
  case FIELD_BYTES: bytes_put(bytes, member(event, field), size); break;
  case FIELD_LINES:
    for (size_t n = 0; n < event->ballot.line_count; ++n) {
      bytes_put_number(bytes, event->ballot.lines[n].recommendation, 4);
      bytes_put(bytes, event->ballot.lines[n].dots, sizeof event->ballot.lines[n].dots);
    }
    break;
  }
}

static void put_head(Bytes *bytes, const Event *event) {
  const Stamp *stamp = &event->stamp;
  bytes_put_number(bytes, stamp->seq, 8);
  bytes_put_number(bytes, stamp->act, 8);
  bytes_put_number(bytes, (uint64_t)event->kind, 2);
  bytes_put_number(bytes, (uint64_t)stamp->wall_ms, 8);
  bytes_put_number(bytes, (uint64_t)stamp->utc_offset, 2);
  bytes_put_number(bytes, (uint64_t)stamp->boot_ms, 8);
  bytes_put(bytes, stamp->boot_mark, BOOT_MARK_SIZE);
}

static void put_fields(Bytes *bytes, const Event *event, const EventField *field) {
  for (; field->tag; ++field)
    put_field(bytes, event, field);
}

/* What could not be read back must not be written. */
static bool check_encodable(const Event *event, const EventField *field, Error *err) {
  if (field->type != FIELD_TEXT) return true;
  const char *text = text_of(event, field);
  if (is_utf8((const uint8_t *)text, strlen(text))) return true;
  return fail(err, ERROR_BAD_DATA, "%s", _("a text is not UTF-8: type it again"));
}

/* Adds the maximum size of the fields to *size. */
static bool measure_fields(const Event *event, const EventField *field, size_t *size, Error *err) {
  for (; field->tag; ++field) {
    if (!check_encodable(event, field, err)) return false;
    *size += FIELD_HEAD_SIZE + field_size(event, field);
  }
  return true;
}

bool event_encode(const Event *event, Bytes *bytes, Error *err) {
  const EventField *fields = event_description((uint64_t)event->kind)->fields;
  size_t size = HEAD_SIZE;
  if (event->stamp.utc_offset != (int16_t)event->stamp.utc_offset)
    return fail(err, ERROR_FAILED, "%s", _("the time zone is wrong: set the clock right"));
  if (!measure_fields(event, fields, &size, err) ||
      !measure_fields(event, event_origin_fields(), &size, err))
    return false;
  bytes->size = 0;
  if (!bytes_reserve(bytes, size, err)) return false;
  put_head(bytes, event);
  put_fields(bytes, event, fields);
  put_fields(bytes, event, event_origin_fields());
  return true;
}

static bool damaged(Error *err) {
  return fail(err, ERROR_BAD_DATA, "%s", _("its bytes are not an event"));
}

static bool newer(Error *err) {
  return fail(err, ERROR_BAD_DATA, "%s",
              _("it was written by a newer gommette: install that version to open this file"));
}

static Stamp get_stamp(const uint8_t *data) {
  Stamp stamp = {
      .seq = bytes_number(data, 8),
      .act = bytes_number(data + 8, 8),
      .wall_ms = (int64_t)bytes_number(data + 18, 8),
      .utc_offset = (int16_t)bytes_number(data + 26, 2),
      .boot_ms = (int64_t)bytes_number(data + 28, 8),
  };
  memcpy(stamp.boot_mark, data + 36, BOOT_MARK_SIZE);
  return stamp;
}

static bool take_text(const uint8_t *data, size_t size, const EventField *field, Bytes *store,
                      Event *event) {
  if (!is_utf8(data, size)) return false;
  const char *text = (const char *)store->data + store->size;
  bytes_put(store, data, size);
  bytes_put_number(store, 0, 1);
  memcpy(member_to_fill(event, field), &text, sizeof text);
  return true;
}

static bool take_lines(const uint8_t *data, size_t size, Bytes *store, Event *event) {
  if (size % LINE_SIZE != 0) return false;
  store->size =
      (store->size + _Alignof(BallotLine) - 1) / _Alignof(BallotLine) * _Alignof(BallotLine);
  BallotLine *lines = (BallotLine *)(void *)(store->data + store->size);
  size_t count = size / LINE_SIZE;
  for (size_t n = 0; n < count; ++n) {
    lines[n].recommendation = (uint32_t)bytes_number(data + n * LINE_SIZE, 4);
    memcpy(lines[n].dots, data + n * LINE_SIZE + 4, sizeof lines[n].dots);
  }
  store->size += count * sizeof *lines;
  event->ballot.lines = lines;
  event->ballot.line_count = count;
  return true;
}

static bool take_field(const uint8_t *data, size_t size, const EventField *field, Bytes *store,
                       Event *event) {
  switch ((FieldType)field->type) {
  case FIELD_NUMBER: {
    if (size != NUMBER_SIZE) return false;
    int64_t number = (int64_t)bytes_number(data, NUMBER_SIZE);
    memcpy(member_to_fill(event, field), &number, sizeof number);
    return number != 0;
  }
  case FIELD_TEXT: return take_text(data, size, field, store, event);
  case FIELD_BYTES: {
    if (size != field->size || sodium_is_zero(data, size)) return false;
    memcpy(member_to_fill(event, field), data, size);
    return true;
  }
  case FIELD_LINES: return take_lines(data, size, store, event);
  }
  return false;
}

static bool has_tag(const EventField *fields, uint8_t tag) {
  while (fields->tag && fields->tag != tag)
    ++fields;
  return fields->tag != 0;
}

static const EventField *skip_to(const EventField *field, uint8_t tag) {
  while (field->tag && field->tag != tag)
    ++field;
  return field;
}

/* Returns the next field with this tag, first among the kind's own, then among the origin's; the
 * last one, with tag 0, if none. */
static const EventField *next_field(const EventField *field, uint8_t tag, bool *of_origin) {
  field = skip_to(field, tag);
  if (field->tag || *of_origin) return field;
  *of_origin = true;
  return skip_to(event_origin_fields(), tag);
}

static bool take_fields(const uint8_t *data, size_t size, const EventField *fields, Bytes *store,
                        Event *event, Error *err) {
  const EventField *field = fields;
  bool of_origin = false;
  for (size_t at = 0; at < size;) {
    if (size - at < FIELD_HEAD_SIZE) return damaged(err);
    uint8_t tag = data[at];
    size_t length = (size_t)bytes_number(data + at + 1, 4);
    at += FIELD_HEAD_SIZE;
    if (length == 0 || length > size - at) return damaged(err);
    field = next_field(field, tag, &of_origin);
    if (!field->tag)
      return (tag == 0 || has_tag(fields, tag) || has_tag(event_origin_fields(), tag))
                 ? damaged(err)
                 : newer(err);
    if (!take_field(data + at, length, field, store, event)) return damaged(err);
    at += length;
    ++field;
  }
  return true;
}

uint64_t event_encoded_kind(const uint8_t *data) {
  return bytes_number(data + 16, 2);
}

bool event_decode(const uint8_t *data, size_t size, Bytes *store, Event *event, Error *err) {
  if (size < HEAD_SIZE) return damaged(err);
  const EventDescription *description = event_description(event_encoded_kind(data));
  if (!description) return newer(err);
  store->size = 0;
  /* Lines take 12 bytes in memory for 10, a text a NUL for its five bytes of header. */
  if (!bytes_reserve(store, 2 * size + sizeof(BallotLine), err)) return false;
  *event = event_make((EventKind)event_encoded_kind(data));
  event->stamp = get_stamp(data);
  return take_fields(data + HEAD_SIZE, size - HEAD_SIZE, description->fields, store, event, err);
}
