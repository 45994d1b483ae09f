#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/event_fields.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"
#include "tests/core/make.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const BallotLine LINES[] = {{2, {{0, 0, 0}, {1, 0, 0}}}, {70000, {{1, 2, 3}, {0, 0, 255}}}};

static void *member(Event *event, const EventField *field) {
  return (char *)event + field->offset;
}

static void fill_field(Event *event, const EventField *field, Random *random) {
  static const char *const texts[] = {"", "a", "Étude n° 2 · « été »", "\xF0\x9F\x91\xA9"};
  static const int64_t numbers[] = {0, 1, -1, INT64_MAX, INT64_MIN, 1234567};
  if (field->type == FIELD_NUMBER)
    memcpy(member(event, field), &numbers[random_below(random, 6)], 8);
  if (field->type == FIELD_TEXT)
    memcpy(member(event, field), &texts[random_below(random, 4)], sizeof *texts);
  if (field->type == FIELD_BYTES)
    memset(member(event, field), (int)random_below(random, 3), field->size);
  if (field->type == FIELD_LINES) {
    event->ballot.lines = LINES;
    event->ballot.line_count = random_below(random, 3);
  }
}

static Event random_event(EventKind kind, const EventDescription *description, Random *random) {
  Event event = event_make(kind);
  event.stamp = (Stamp){.seq = 7 + random_below(random, UINT32_MAX),
                        .act = 7,
                        .wall_ms = -5 + (int64_t)random_below(random, 10),
                        .utc_offset = -32768 + (int64_t)random_below(random, 65536),
                        .boot_ms = INT64_MAX,
                        .boot_mark = {1, 2, 3, 4, 5, 6, 7, 8}};
  for (const EventField *field = description->fields; field->tag; ++field)
    fill_field(&event, field, random);
  for (const EventField *field = event_origin_fields(); field->tag; ++field)
    fill_field(&event, field, random);
  return event;
}

static void assert_same_field(Event *a, Event *b, const EventField *field) {
  switch ((FieldType)field->type) {
  case FIELD_NUMBER: assert_memory_equal(member(a, field), member(b, field), 8); break;
  case FIELD_BYTES: assert_memory_equal(member(a, field), member(b, field), field->size); break;
  case FIELD_TEXT:
    assert_string_equal(*(const char **)member(a, field), *(const char **)member(b, field));
    break;
  case FIELD_LINES:
    assert_int_equal(a->ballot.line_count, b->ballot.line_count);
    for (size_t n = 0; n < a->ballot.line_count; ++n) {
      assert_int_equal(a->ballot.lines[n].recommendation, b->ballot.lines[n].recommendation);
      assert_memory_equal(a->ballot.lines[n].dots, b->ballot.lines[n].dots, 6);
    }
  }
}

static void assert_round_trip(Event *event, const EventDescription *description, Bytes *bytes,
                              Bytes *store) {
  Event back;
  Error err = {0};
  assert_done(event_encode(event, bytes, &err), &err);
  assert_done(event_decode(bytes->data, bytes->size, store, &back, &err), &err);
  assert_int_equal(back.kind, event->kind);
  assert_memory_equal(&back.stamp, &event->stamp, sizeof back.stamp);
  for (const EventField *field = description->fields; field->tag; ++field)
    assert_same_field(event, &back, field);
  for (const EventField *field = event_origin_fields(); field->tag; ++field)
    assert_same_field(event, &back, field);
}

static void every_kind_comes_back_as_it_was(void **state) {
  (void)state;
  Bytes bytes = {0}, store = {0};
  Random random = {4};
  const EventDescription *description;
  for (uint64_t kind = 0; (description = next_kind(&kind));)
    for (int times = 0; times < 40; ++times) {
      Event event = random_event((EventKind)kind, description, &random);
      assert_round_trip(&event, description, &bytes, &store);
    }
  bytes_free(&bytes);
  bytes_free(&store);
}

/* Whatever is accepted is what would have been written. */
static void assert_canonical_or_refused(const uint8_t *data, size_t size, Bytes *store,
                                        Bytes *again) {
  Event event;
  Error err = {0};
  uint8_t *exact = malloc(size + 1); /* so that reading past the end is noticed */
  assert_non_null(exact);
  memcpy(exact, data, size);
  if (event_decode(exact, size, store, &event, &err)) {
    assert_done(event_encode(&event, again, &err), &err);
    assert_int_equal(again->size, size);
    assert_memory_equal(again->data, exact, size);
  } else {
    assert_int_equal(err.kind, ERROR_BAD_DATA);
  }
  free(exact);
}

static void one_event_has_one_encoding(void **state) {
  (void)state;
  Bytes bytes = {0}, store = {0}, again = {0};
  Random random = {5};
  Error err = {0};
  const EventDescription *description;
  for (uint64_t kind = 0; (description = next_kind(&kind));) {
    Event event = random_event((EventKind)kind, description, &random);
    assert_done(event_encode(&event, &bytes, &err), &err);
    for (size_t bit = 0; bit < 8 * bytes.size; ++bit) {
      bytes.data[bit / 8] ^= (uint8_t)(1U << bit % 8);
      assert_canonical_or_refused(bytes.data, bytes.size, &store, &again);
      bytes.data[bit / 8] ^= (uint8_t)(1U << bit % 8);
    }
    for (size_t size = 0; size < bytes.size; ++size)
      assert_canonical_or_refused(bytes.data, size, &store, &again);
  }
  bytes_free(&bytes);
  bytes_free(&store);
  bytes_free(&again);
}

/* The example of FORMAT.md, byte by byte. */
static const uint8_t EXAMPLE[] = {
    0, 0,   0, 0,    0,    0,    0,    5,                             /* seq */
    0, 0,   0, 0,    0,    0,    0,    4,                             /* act */
    0, 30,                                                            /* dots counted */
    0, 0,   1, 0x88, 0x90, 0xF1, 0x83, 0x98,                          /* 2023-06-06 15:42:07 */
    0, 120,                                                           /* two hours east */
    0, 0,   0, 0,    0,    0,    0x30, 0x39,                          /* boot_ms */
    1, 2,   3, 4,    5,    6,    7,    8,                             /* boot_mark */
    1, 0,   0, 0,    8,    0,    0,    0,    0,   0,   0,   0,   3,   /* recommendation 3 */
    3, 0,   0, 0,    8,    255,  255,  255,  255, 255, 255, 255, 254, /* -2 green */
};

static Event example(void) {
  Event event = event_make(EVENT_DOTS_COUNTED);
  event.stamp = (Stamp){.seq = 5,
                        .act = 4,
                        .wall_ms = INT64_C(0x18890F18398),
                        .utc_offset = 120,
                        .boot_ms = 12345,
                        .boot_mark = {1, 2, 3, 4, 5, 6, 7, 8}};
  event.dots.recommendation = 3;
  event.dots.dots = -2;
  return event;
}

static void bytes_are_those_of_the_format(void **state) {
  (void)state;
  Bytes bytes = {0};
  Error err = {0};
  Event event = example();
  assert_done(event_encode(&event, &bytes, &err), &err);
  assert_int_equal(bytes.size, sizeof EXAMPLE);
  assert_memory_equal(bytes.data, EXAMPLE, sizeof EXAMPLE);
  bytes_free(&bytes);
}

typedef struct Spoiling {
  size_t at;
  uint8_t value;
  const char *says;
} Spoiling;

static void what_is_newer_is_told_from_what_is_damaged(void **state) {
  (void)state;
  static const Spoiling spoilings[] = {
      {17, 99, "newer gommette"}, /* a kind */
      {57, 9, "newer gommette"},  /* a tag */
      {57, 1, "not an event"},    /* the same tag twice */
      {57, 0, "not an event"},    {48, 7, "not an event"},
      {48, 9, "not an event"},    {56, 0, "not an event"}, /* a number 0 */
  };
  for (size_t n = 0; n < sizeof spoilings / sizeof *spoilings; ++n) {
    uint8_t bytes[sizeof EXAMPLE];
    Bytes store = {0};
    Event event;
    Error err = {0};
    memcpy(bytes, EXAMPLE, sizeof bytes);
    bytes[spoilings[n].at] = spoilings[n].value;
    assert_refused(event_decode(bytes, sizeof bytes, &store, &event, &err), &err,
                   spoilings[n].says);
    bytes_free(&store);
  }
}

static void what_could_not_be_read_is_not_written(void **state) {
  (void)state;
  Bytes bytes = {0};
  Error err = {0};
  Event event = event_make(EVENT_NOTE_TAKEN);
  event.remark.text = "\xC3(";
  assert_refused(event_encode(&event, &bytes, &err), &err, "UTF-8");
  event.remark.text = "\xED\xA0\x80"; /* half a surrogate pair */
  assert_refused(event_encode(&event, &bytes, &err), &err, "UTF-8");
  event.remark.text = "";
  event.stamp.utc_offset = INT16_MAX + 1;
  assert_refused(event_encode(&event, &bytes, &err), &err, "time zone");
  bytes_free(&bytes);
}

static size_t fields_of(const EventDescription *description) {
  size_t count = 0;
  while (description->fields[count].tag)
    ++count;
  return count;
}

/* How many tags a row of the table of kinds speaks of: "1 number · 2–5 from: …" are five. */
static size_t last_tag_of(const char *row) {
  const char *cell = strchr(strchr(row + 1, '|') + 1, '|') + 1;
  size_t last = 0;
  for (const char *at = cell; *at != '\n'; ++at) {
    bool begins = (at == cell + 1 || strncmp(at - 3, "· ", 3) == 0) && *at >= '0' && *at <= '9';
    bool ends_range = at - cell >= 3 && strncmp(at - 3, "–", 3) == 0 && *at >= '0' && *at <= '9';
    if (begins || ends_range) last = (size_t)strtoul(at, NULL, 10);
  }
  return last;
}

static void the_format_tells_every_kind(void **state) {
  (void)state;
  Bytes format = file_read("sessions/FORMAT.md");
  format.data[format.size] = '\0';
  const EventDescription *description;
  for (uint64_t kind = 0; (description = next_kind(&kind));) {
    char row[80];
    snprintf(row, sizeof row, "\n| %d | %s", (int)kind, description->name);
    const char *found = strstr((const char *)format.data, row);
    if (!found) fail_msg("FORMAT.md has no row%s", row);
    assert_int_equal(last_tag_of(found + 1), fields_of(description));
    size_t fields = fields_of(description);
    assert_true(fields == 0 || description->fields[fields - 1].tag == fields);
  }
  bytes_free(&format);
}

/* SHA-256 of 32 zero bytes and "abc", from sha256sum. */
static void the_chain_is_sha_256(void **state) {
  (void)state;
  static const uint8_t expected[] = {0x36, 0x5a, 0xa7, 0xd8, 0xf7, 0xf9, 0x40, 0x2c,
                                     0x4b, 0x94, 0x34, 0x50, 0x2b, 0x4c, 0xc8, 0x9d,
                                     0xdb, 0x09, 0xfe, 0x50, 0xd7, 0xcd, 0x95, 0xb4,
                                     0x93, 0xb8, 0x34, 0xc6, 0x2d, 0x5a, 0x53, 0x70};
  ChainHash hash = chain_next(chain_start(), (const uint8_t *)"abc", 3);
  assert_memory_equal(hash.bytes, expected, sizeof expected);
}

static void a_fingerprint_is_the_first_80_bits(void **state) {
  (void)state;
  ChainHash hash = {{0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF, 0xFF}};
  assert_string_equal(fingerprint_shown(hash).text, "2345 6789 ABCD EFGH");
  memset(hash.bytes, 0xFF, sizeof hash.bytes);
  assert_string_equal(fingerprint_shown(hash).text, "ZZZZ ZZZZ ZZZZ ZZZZ");
}

static void the_machine_knows_its_time(void **state) {
  (void)state;
  Clock clock = clock_of_machine();
  Moment first = clock.now(clock.context), second = clock.now(clock.context);
  uint8_t id[SESSION_ID_SIZE] = {1}, other[SESSION_ID_SIZE] = {2};
  uint8_t mark[BOOT_MARK_SIZE], again[BOOT_MARK_SIZE], elsewhere[BOOT_MARK_SIZE];
  assert_true(first.wall_ms > INT64_C(1600000000000));
  assert_true(second.boot_ms >= first.boot_ms && first.boot_ms > 0);
  assert_true(first.utc_offset >= -14 * 60 && first.utc_offset <= 14 * 60);
  clock_boot_mark(id, mark);
  clock_boot_mark(id, again);
  clock_boot_mark(other, elsewhere);
  assert_memory_equal(mark, again, sizeof mark);
  assert_memory_not_equal(mark, elsewhere, sizeof mark);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_comes_back_as_it_was),
      cmocka_unit_test(one_event_has_one_encoding),
      cmocka_unit_test(bytes_are_those_of_the_format),
      cmocka_unit_test(the_format_tells_every_kind),
      cmocka_unit_test(what_is_newer_is_told_from_what_is_damaged),
      cmocka_unit_test(what_could_not_be_read_is_not_written),
      cmocka_unit_test(the_chain_is_sha_256),
      cmocka_unit_test(a_fingerprint_is_the_first_80_bits),
      cmocka_unit_test(the_machine_knows_its_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
