#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/event.h"
#include "core/event_fields.h"
#include "core/state.h"

#include <cmocka.h>

static const EventDescription *next(size_t *n) {
  return event_description_at((*n)++);
}

static void kinds_rise_and_are_found_by_number(void **state) {
  (void)state;
  size_t n = 0;
  uint64_t before = 0;
  for (const EventDescription *kind; (kind = next(&n)); before = (uint64_t)kind->kind) {
    assert_true((uint64_t)kind->kind > before);
    assert_ptr_equal(event_description((uint64_t)kind->kind), kind);
    assert_true(*kind->name);
  }
  assert_int_equal(before, EVENT_KIOSK_TAKEN_UP);
}

static void what_is_no_kind_is_not_found(void **state) {
  (void)state;
  const uint64_t numbers[] = {
      0, 9, 16, 61, 199, 203, 65536 + 1, UINT64_MAX, (UINT64_C(1) << 32) + EVENT_CORRECTION};
  for (size_t n = 0; n < sizeof numbers / sizeof *numbers; ++n)
    assert_null(event_description(numbers[n]));
  assert_null(event_description_at(1000));
  assert_null(event_check_of((EventKind)9));
  assert_null(event_apply_of((EventKind)9));
}

static void each_kind_can_be_checked_and_applied(void **state) {
  (void)state;
  size_t n = 0;
  for (const EventDescription *kind; (kind = next(&n));) {
    assert_non_null(event_check_of(kind->kind));
    assert_non_null(event_apply_of(kind->kind));
  }
}

static size_t size_of(const EventField *field) {
  switch ((FieldType)field->type) {
  case FIELD_NUMBER: return sizeof(int64_t);
  case FIELD_TEXT: return sizeof(char *);
  case FIELD_BYTES: return field->size;
  case FIELD_LINES: return 0;
  }
  return 0;
}

/* Each field has a tag and a place of its own, inside the event and after its stamp. */
static void fields_do_not_overlap(void **state) {
  (void)state;
  size_t n = 0;
  for (const EventDescription *kind; (kind = next(&n));) {
    uint8_t taken[sizeof(Event)] = {0};
    uint8_t tag = 0;
    for (const EventField *field = kind->fields; field->tag; tag = field++->tag) {
      assert_true(field->tag > tag);
      for (size_t byte = 0; byte < size_of(field); ++byte)
        assert_int_equal(taken[field->offset + byte]++, 0);
    }
    for (size_t byte = 0; byte < offsetof(Event, begun); ++byte)
      assert_int_equal(taken[byte], 0);
  }
}

static void a_new_event_is_empty(void **state) {
  (void)state;
  size_t n = 0;
  for (const EventDescription *kind; (kind = next(&n));) {
    Event event = event_make(kind->kind);
    assert_int_equal(event.kind, kind->kind);
    assert_int_equal(event.stamp.seq, 0);
    for (const EventField *field = kind->fields; field->tag; ++field)
      if (field->type == FIELD_TEXT) {
        const char *text;
        memcpy(&text, (const char *)&event + field->offset, sizeof text);
        assert_string_equal(text, "");
      }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds_rise_and_are_found_by_number),
      cmocka_unit_test(what_is_no_kind_is_not_found),
      cmocka_unit_test(each_kind_can_be_checked_and_applied),
      cmocka_unit_test(fields_do_not_overlap),
      cmocka_unit_test(a_new_event_is_empty),
  };
  return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
