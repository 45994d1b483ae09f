/* Figures are whole or not shown: every screen of a session whose tallies are as large as can be,
 * in each language and on screens that are too small for them. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/number.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/language.h"

#include <cmocka.h>

enum { ROW_TEXT_SIZE = 4096, TOKEN_SIZE = 96, DIVISORS = 200, SUMS = 64, SMALL = 80 };

static const Tally most = {{COUNT_MAX, COUNT_MAX, COUNT_MAX}};

/* Counts and ballots of the same size on 1, counts alone on 2, little on 3; B is as full. */
static Record record_of_the_largest(void) {
  Record record = record_small();
  Roundtable *table = record.roundtable;
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_ENDED, 1));
  happens(&record, make_counts(table, 1, most));
  happens(&record, make_counts(table, 2, most));
  happens(&record, make_counts(table, 3, (Tally){{COUNT_MAX, 7, 0}}));
  happens(&record, make_counts(table, 4, (Tally){{0, COUNT_MAX, 3}}));
  happens(&record, make_counts(table, 5, most));
  act_begin(&record);
  happens(&record, make_kiosk_count(1, 1));
  happens(&record, make_kiosk_tally(1, most));
  happens(&record, make_subgroup_vote(table, 1, VOTE_CLOSED));
  act_end(&record);
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  return record;
}

/* What is typed in the vote, which leads to a screen. */
static const struct {
  const char *name, *typed;
} screens[] = {
    {"vote", ""},
    {"counts", "n"},
    {"ranking", "cs"},
    {"margins", "csm"},
    {"within", "c"},
    {"method", "csa"},
    {"greens first", "csaaa"},
    {"judgment", "csaaaaa"},
    {"median", "csaaaaaa"},
    {"explained", "cs\r"},
    {"journal", "w"},
    {"board", "s"},
    {"palette", ":"},
};

static bool is_group_sign(const char *at, const char *sign) {
  return strncmp(at, sign, strlen(sign)) == 0;
}

static size_t sign_of_groups(char sign[8]) {
  const Shown sample = number_shown(12345);
  const size_t size = strlen(sample.text) - 5;
  memcpy(sign, sample.text + 2, size);
  sign[size] = '\0';
  return size;
}

/* Whether a sum of the session's counts, or such a sum shared out among some, is this number. */
static bool is_of_the_session(uint64_t number) {
  for (uint64_t divisor = 1; divisor <= DIVISORS; divisor++)
    for (uint64_t sum = 0; sum <= SUMS; sum++) {
      const uint64_t whole = sum * (uint64_t)COUNT_MAX, shared = number * divisor;
      if (shared + SMALL + divisor >= whole && shared <= whole + SMALL + divisor) return true;
    }
  return false;
}

typedef struct Token {
  char text[TOKEN_SIZE];
  uint64_t number;
  size_t digits, size;
  bool grouped;
} Token;

static Token token_at(const char *text) {
  char sign[8];
  const size_t sign_size = sign_of_groups(sign);
  Token token = {.size = 0};
  while (isdigit((unsigned char)text[token.size]) ||
         (token.size > 0 && is_group_sign(text + token.size, sign) &&
          isdigit((unsigned char)text[token.size + sign_size]))) {
    const bool digit = isdigit((unsigned char)text[token.size]);
    if (digit) token.number = token.number * 10 + (uint64_t)(text[token.size] - '0');
    token.digits += digit;
    token.grouped = token.grouped || !digit;
    token.size += digit ? 1 : sign_size;
  }
  snprintf(token.text, sizeof token.text, "%.*s", (int)token.size, text);
  return token;
}

static bool is_dots(const char *at) {
  return strncmp(at, "…", strlen("…")) == 0;
}

/* A figure that is shown is written as number_shown writes it, is one of the session's where it is
 * large, and nothing beside it says that some of it is missing. */
static bool is_whole(const char *row, const char *at, const Token *token) {
  const bool after_dots = at - row >= (ptrdiff_t)strlen("…") && is_dots(at - strlen("…"));
  if (after_dots || is_dots(at + token->size)) return false;
  const bool year = token->digits == 4 && token->number / 100 == 20;
  if (!token->grouped) return token->digits < 4 || year;
  return strcmp(token->text, count_shown(token->number).text) == 0 &&
         is_of_the_session(token->number);
}

static bool row_is_whole(const char *row) {
  for (const char *at = row; *at != '\0';) {
    const Token token = token_at(at);
    const bool in_word = at > row && isalnum((unsigned char)at[-1]);
    if (token.size > 0 && !in_word && !isalpha((unsigned char)at[token.size]) &&
        !is_whole(row, at, &token)) {
      fprintf(stderr, "“%s” is not whole in\n%s\n", token.text, row);
      return false;
    }
    at += token.size > 0 ? token.size : 1;
  }
  return true;
}

static void row_text(const Canvas *canvas, int row, char text[ROW_TEXT_SIZE]) {
  size_t used = 0;
  for (int column = 0; column < canvas->columns; column++)
    used += (size_t)snprintf(text + used, ROW_TEXT_SIZE - used, "%s",
                             canvas_cell(canvas, row, column)->text);
}

static size_t figures_of(const Canvas *canvas, const char *figure) {
  char text[ROW_TEXT_SIZE];
  size_t found = 0;
  for (int row = 0; row < canvas->rows; row++) {
    row_text(canvas, row, text);
    found += strstr(text, figure) != NULL;
  }
  return found;
}

static void is_shown_whole(const Stage *stage, const char *name) {
  char text[ROW_TEXT_SIZE];
  Canvas canvas;
  bool whole = true;
  stage_show(stage, &canvas);
  for (int row = 0; row < canvas.rows; row++) {
    row_text(&canvas, row, text);
    whole = row_is_whole(text) && whole;
  }
  if (!whole) fprintf(stderr, "on %s, %d×%d\n", name, canvas.columns, canvas.rows);
  canvas_close(&canvas);
  assert_true(whole);
}

static const char *const codes[] = {"en", "fr", "nl"};
enum { SPOKEN = sizeof codes / sizeof *codes };
static Languages languages;

static void speak(const char *code) {
  assert_true(languages_use(&languages, code, NULL, NULL));
}

static const int sizes[][2] = {{12, 40}, {24, 80}, {40, 120}, {60, 200}};

enum { SIZES = sizeof sizes / sizeof *sizes, SCREENS = sizeof screens / sizeof *screens };

static void each_screen_shows_whole_figures_or_none(void **state) {
  (void)state;
  for (size_t n = 0; n < SPOKEN * SIZES * SCREENS; n++) {
    const int *size = sizes[n / SCREENS % SIZES];
    speak(codes[n / SCREENS / SIZES]);
    Stage stage = stage_vote(record_of_the_largest(), size[0], size[1]);
    stage_type(&stage, screens[n % SCREENS].typed);
    is_shown_whole(&stage, screens[n % SCREENS].name);
    stage_end(&stage);
  }
}

static void the_board_shows_whole_figures_or_none(void **state) {
  (void)state;
  static const struct {
    Reveal reveal;
    int64_t steps;
  } reveals[] = {{REVEAL_TOTALS, 0}, {REVEAL_RANKING, 1}, {REVEAL_RANKING, 5}};
  for (size_t n = 0; n < SPOKEN * SIZES * 3; n++) {
    const int *size = sizes[n % SIZES];
    speak(codes[n / SIZES % SPOKEN]);
    Record record = record_of_the_largest();
    happens(&record, event_make(EVENT_CURTAIN_DRAWN));
    happens(&record, make_curtain_lifted(reveals[n / SIZES / SPOKEN].reveal,
                                         reveals[n / SIZES / SPOKEN].steps));
    Stage stage = stage_vote(record, size[0], size[1]);
    stage_type(&stage, "s");
    is_shown_whole(&stage, "board");
    stage_end(&stage);
  }
}

static void where_there_is_room_all_is_shown(void **state) {
  (void)state;
  speak("en");
  Stage stage = stage_vote(record_of_the_largest(), 40, 160);
  Canvas canvas;
  stage_show(&stage, &canvas);
  assert_int_equal(figures_of(&canvas, "2,147,483,648 + 2,147,483,648 2,147,483,648 + "), 1);
  assert_true(figures_of(&canvas, "6,442,450,944") > 0);
  assert_true(figures_of(&canvas, "12,884,901,888") > 0);
  canvas_close(&canvas);
  stage_end(&stage);
}

/* Two parts become their sum, and titles go, before any figure is left out. */
static void a_usual_screen_has_room_for_the_largest_counts(void **state) {
  (void)state;
  speak("fr");
  Stage stage = stage_vote(record_of_the_largest(), 24, 80);
  Canvas canvas;
  stage_show(&stage, &canvas);
  assert_true(figures_of(&canvas, "2\u00a0147\u00a0483\u00a0648") > 1);
  assert_true(figures_of(&canvas, "4\u00a0294\u00a0967\u00a0296") > 0);
  assert_int_equal(figures_of(&canvas, "…"), 0);
  canvas_close(&canvas);
  stage_end(&stage);
}

static void says_once(const Stage *stage, const char *words) {
  Canvas canvas;
  stage_show(stage, &canvas);
  if (figures_of(&canvas, words) != 1) {
    for (int row = 0; row < canvas.rows; row++) {
      char text[ROW_TEXT_SIZE];
      row_text(&canvas, row, text);
      fprintf(stderr, "%s\n", text);
    }
    fail_msg("no “%s”", words);
  }
  canvas_close(&canvas);
}

/* What is typed sets one part of the tally, and says which. */
static void counts_beside_ballots_are_one_part(void **state) {
  (void)state;
  BallotLine line = make_line(1, 0, 2, 0);
  speak("en");
  Record record = record_small();
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  happens(&record, make_counts(record.roundtable, 1, (Tally){{5, 0, 0}}));
  happens(&record, make_ballot(record.roundtable, 1, &line, 1));
  Stage stage = stage_vote(record, 24, 80);
  says_once(&stage, "5 + 0 ● 0 + 2 ▲ 0 + 0 ■ = 7");
  stage_type(&stage, "n7");
  says_once(&stage, "Set the counted part of A/1: ● 5 → 7   ▲ 0   ■ 0   = 5 → 7 + 2 "
                    "from ballots");
  stage_press(&stage, PRESS_ESCAPE);
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, "n7");
  says_once(&stage, "Set A/2: ● 0 → 7   ▲ 0   ■ 0   = 0 → 7 ");
  stage_end(&stage);
}

static void the_list_widens_for_its_figures(void **state) {
  (void)state;
  char path[] = "/large.gommette", title[] = "A very large session of which much is said";
  const LibraryEntry entry = {
      .path = path,
      .name = path + 1,
      .summary = {.soundness = SUMMARY_SOUND,
                  .hash = {{0x2f, 0x3a, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91, 0xa2, 0xb3}},
                  .text = {[SUMMARY_TITLE] = title},
                  .number = {[SUMMARY_STAGE] = STAGE_CLOSED,
                             [SUMMARY_VOTERS] = COUNT_MAX,
                             [SUMMARY_DOTS] = 3 * COUNT_MAX}}};
  for (size_t n = 0; n < SPOKEN * SIZES; n++) {
    speak(codes[n / SIZES]);
    Stage stage = stage_list_of(&entry, 1, sizes[n % SIZES][0], sizes[n % SIZES][1]);
    is_shown_whole(&stage, "list");
    says_once(&stage, number_shown(3 * COUNT_MAX).text);
    stage_end(&stage);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_screen_shows_whole_figures_or_none),
      cmocka_unit_test(the_board_shows_whole_figures_or_none),
      cmocka_unit_test(where_there_is_room_all_is_shown),
      cmocka_unit_test(a_usual_screen_has_room_for_the_largest_counts),
      cmocka_unit_test(counts_beside_ballots_are_one_part),
      cmocka_unit_test(the_list_widens_for_its_figures),
  };
  languages = languages_here();
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  languages_free(&languages);
  return failed;
}
