#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/document.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { ROOM = 100, MANY = 200 };

static Piece piece(double height) {
  return (Piece){.height = height};
}

static void assert_at(const Piece *placed, size_t page, double y) {
  assert_int_equal(placed->page, page);
  assert_true(placed->y > y - 0.001 && placed->y < y + 0.001);
}

static void pieces_follow_one_another_and_are_never_parted(void **state) {
  (void)state;
  Piece pieces[] = {piece(60), piece(40), piece(30), piece(80), piece(20)};
  assert_int_equal(pages_fill(pieces, 5, ROOM), 3);
  assert_at(&pieces[0], 0, 0);
  assert_at(&pieces[1], 0, 60);
  assert_at(&pieces[2], 1, 0);
  assert_at(&pieces[3], 2, 0);
  assert_at(&pieces[4], 2, 80);
}

static void a_gap_stands_between_pieces_and_not_at_the_top(void **state) {
  (void)state;
  Piece pieces[] = {piece(40), piece(40), piece(20)};
  pieces[0].gap = pieces[1].gap = pieces[2].gap = 10;
  assert_int_equal(pages_fill(pieces, 3, ROOM), 2);
  assert_at(&pieces[0], 0, 0);
  assert_at(&pieces[1], 0, 50);
  assert_at(&pieces[2], 1, 0);
}

static void what_is_kept_goes_to_the_next_page_together(void **state) {
  (void)state;
  Piece pieces[] = {piece(60), piece(15), piece(10), piece(30), piece(10)};
  pieces[1].keep = pieces[2].keep = true;
  assert_int_equal(pages_fill(pieces, 5, ROOM), 2);
  assert_at(&pieces[1], 1, 0);
  assert_at(&pieces[2], 1, 15);
  assert_at(&pieces[3], 1, 25);
  assert_at(&pieces[4], 1, 55);
}

static void what_no_page_can_hold_together_begins_where_it_is(void **state) {
  (void)state;
  Piece pieces[] = {piece(30), piece(60), piece(60), piece(170), piece(5)};
  pieces[1].keep = true;
  assert_int_equal(pages_fill(pieces, 5, ROOM), 4);
  assert_at(&pieces[1], 0, 30);
  assert_at(&pieces[2], 1, 0);
  assert_at(&pieces[3], 2, 0);
  assert_at(&pieces[4], 3, 0);
}

static void a_head_stands_above_the_first_row_of_each_page(void **state) {
  (void)state;
  Piece pieces[] = {piece(10), piece(40), piece(30), piece(30), piece(10)};
  for (size_t n = 0; n < 4; ++n)
    pieces[n].block = 1;
  pieces[0].keep = true;
  for (size_t n = 1; n < 4; ++n)
    pieces[n].head = 20;
  pieces[4].block = 2;
  assert_int_equal(pages_fill(pieces, 5, ROOM), 2);
  assert_at(&pieces[1], 0, 30);
  assert_true(pieces[1].headed);
  assert_at(&pieces[2], 0, 70);
  assert_false(pieces[2].headed);
  assert_at(&pieces[3], 1, 20);
  assert_true(pieces[3].headed);
  assert_at(&pieces[4], 1, 50);
  assert_false(pieces[0].headed || pieces[4].headed);
}

static void some_open_a_page(void **state) {
  (void)state;
  Piece pieces[] = {piece(10), piece(10), piece(10)};
  pieces[0].opens = pieces[2].opens = true;
  pieces[1].keep = true;
  assert_int_equal(pages_fill(pieces, 3, ROOM), 2);
  assert_at(&pieces[0], 0, 0);
  assert_at(&pieces[1], 0, 10);
  assert_at(&pieces[2], 1, 0);
}

/* A mark that joins nothing takes no column: the line below it has none, and must end all the same.
 */
static void a_heading_of_no_width_has_an_empty_line_below(void **state) {
  (void)state;
  setlocale(LC_CTYPE, "C.UTF-8");
  Document document = {.language = "en", .title = "", .footer = ""};
  const FormatOptions options = {0};
  char *text = NULL;
  size_t size;
  Error err = {0};
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  document_heading(&document, 1, "\u0301");
  document_paragraph(&document, "x");
  assert_done(document_write_text(out, &document, &options, &err), &err);
  assert_int_equal(fclose(out), 0);
  assert_non_null(strstr(text, "\u0301\n\nx\n"));
  document_free(&document);
  free(text);
}

static void nothing_is_one_page(void **state) {
  (void)state;
  assert_int_equal(pages_fill(NULL, 0, ROOM), 1);
}

static void make_pieces(Piece pieces[MANY], Random *random) {
  for (size_t n = 0; n < MANY; ++n) {
    pieces[n] = piece(1 + random_below(random, ROOM / 2));
    pieces[n].gap = random_below(random, 5);
    pieces[n].keep = random_below(random, 3) == 0;
    pieces[n].block = n / 20;
    pieces[n].head = pieces[n].block % 2 ? 12 : 0;
  }
}

/* Whatever comes: in order, within the page, nothing over anything else. */
static void any_pieces_lie_apart_and_within_the_page(void **state) {
  (void)state;
  Random random = {1};
  Piece pieces[MANY];
  for (int round = 0; round < 300; ++round) {
    make_pieces(pieces, &random);
    const size_t pages = pages_fill(pieces, MANY, ROOM);
    for (size_t n = 0; n < MANY; ++n) {
      const Piece *one = &pieces[n], *above = n > 0 && one[-1].page == one->page ? one - 1 : NULL;
      const double top = one->y - (one->headed ? one->head : 0);
      assert_true(top >= (above ? above->y + above->height : 0));
      assert_true(one->y + one->height <= ROOM);
      assert_true(one->page < pages && (n == 0 || one->page - one[-1].page <= 1));
      assert_int_equal(one->headed, one->head > 0 && (!above || above->block != one->block));
    }
    assert_int_equal(pieces[MANY - 1].page, pages - 1);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_follow_one_another_and_are_never_parted),
      cmocka_unit_test(a_gap_stands_between_pieces_and_not_at_the_top),
      cmocka_unit_test(what_is_kept_goes_to_the_next_page_together),
      cmocka_unit_test(what_no_page_can_hold_together_begins_where_it_is),
      cmocka_unit_test(a_head_stands_above_the_first_row_of_each_page),
      cmocka_unit_test(some_open_a_page),
      cmocka_unit_test(a_heading_of_no_width_has_an_empty_line_below),
      cmocka_unit_test(nothing_is_one_page),
      cmocka_unit_test(any_pieces_lie_apart_and_within_the_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
