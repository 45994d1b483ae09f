/* Every screen as a file of text, with a second plane for styles: golden/SCENE.LANGUAGE.SIZE.txt.
 * In each language, kept as files or not, words that are ours fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tui/scenes/ballot_scenes.h"
#include "tests/tui/scenes/comparison_scenes.h"
#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/hard_scenes.h"
#include "tests/tui/scenes/help_scenes.h"
#include "tests/tui/scenes/journal_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/list_scenes.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/rank_scenes.h"
#include "tests/tui/scenes/replay_scenes.h"
#include "tests/tui/scenes/report_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/language.h"
#include "tui/app/update.h"

#include <cmocka.h> /* after our headers: it has a macro fail() */

typedef struct Size {
  int rows, columns;
} Size;

static const Size usual = {24, 80}, small = {12, 40}, large = {40, 120}, huge = {60, 200},
                  tiny = {8, 30};

/* The test's parameters. */
typedef struct Shot {
  const char *scene;
  SceneSetter *set;
  Size size;
  bool letters_only;
  const char *language, *bless;
} Shot;

static Stage vote(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\r");
  return stage;
}

static Stage vote_closed(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_type(&stage, "v");
  return stage;
}

static Stage vote_heading(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "5\rr");
  return stage;
}

static Stage vote_number(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "12");
  return stage;
}

static Stage vote_reference(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "/4/2");
  return stage;
}

static Stage vote_taking_back(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_press(&stage, PRESS_BACKSPACE);
  return stage;
}

static Stage vote_undone(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "vju");
  return stage;
}

static Stage vote_not_held(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

static Stage vote_not_for_the_vote(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_press(&stage, PRESS_SHIFT_TAB);
  return stage;
}

static const struct {
  const char *name;
  SceneSetter *set;
  bool large; /* shot at 120×40 too */
  bool letters_only;
  bool fits; /* at 80×24 nothing is cut, in any language */
} scenes[] = {
    {"vote", vote, true, false, false},
    {"vote-letters-only", vote, true, true, false},
    {"vote-closed", vote_closed, true, false, false},
    {"vote-heading", vote_heading, true, false, false},
    {"vote-number", vote_number, true, false, false},
    {"vote-reference", vote_reference, true, false, false},
    {"vote-taking-back", vote_taking_back, true, false, false},
    {"vote-undone", vote_undone, true, false, false},
    {"vote-not-held", vote_not_held, true, false, false},
    {"vote-not-for-the-vote", vote_not_for_the_vote, true, false, false},
    {"vote-guards", scene_guards, true, false, false},
    {"vote-over-a-guard", scene_over_a_guard, true, false, false},
    {"vote-row", scene_row, true, false, false},
    {"vote-row-added", scene_row_added, true, false, false},
    {"vote-row-hidden", scene_row_hidden, true, false, false},
    {"vote-reason", scene_reason, true, false, false},
    {"vote-closing", scene_closing, true, false, false},
    {"vote-closing-unnamed", scene_closing_unnamed, true, false, false},
    {"vote-closing-all", scene_closing_all, true, false, false},
    {"vote-phase", scene_phase, true, false, false},
    {"vote-phase-over", scene_phase_over, true, false, false},
    {"vote-empty", scene_vote_empty, true, false, true},
    {"vote-hard", scene_vote_hard, true, false, false},
    {"vote-many-subgroups", scene_vote_many_subgroups, true, false, false},
    {"vote-hidden", scene_vote_hidden, true, false, false},
    {"vote-looked-at", scene_vote_looked_at, true, false, false},
    {"ranking-hidden", scene_ranking_hidden, true, false, false},
    {"board", scene_board, true, false, true},
    {"board-recommendation", scene_board_recommendation, true, false, false},
    {"board-armed", scene_board_armed, true, false, true},
    {"board-totals", scene_board_totals, true, false, false},
    {"board-step", scene_board_step, true, false, true},
    {"board-time", scene_board_time, true, false, true},
    {"board-last-minutes", scene_board_last_minutes, true, false, true},
    {"board-session", scene_board_session, true, false, true},
    {"board-tied", scene_board_tied, true, false, true},
    {"board-first-ones", scene_board_first_ones, true, false, true},
    {"board-follows", scene_board_follows, true, false, false},
    {"board-pinned", scene_board_pinned, true, false, false},
    {"ballot", scene_ballot, true, false, false},
    {"ballot-called", scene_ballot_called, true, false, false},
    {"ballot-hidden", scene_ballot_hidden, true, false, false},
    {"ballot-over", scene_ballot_over, true, false, false},
    {"ballot-calling", scene_ballot_calling, true, false, false},
    {"ballot-withdrawing", scene_ballot_withdrawing, true, false, false},
    {"vote-ballots", scene_vote_ballots, true, false, false},
    {"board-ballots", scene_board_ballots, true, false, false},
    {"kiosk-pin", scene_kiosk_pin, true, false, true},
    {"kiosk-welcome", scene_kiosk_welcome, true, false, true},
    {"kiosk-list", scene_kiosk_list, true, false, false},
    {"kiosk-list-letters", scene_kiosk_list, true, true, false},
    {"kiosk-page", scene_kiosk_page, true, false, true},
    {"kiosk-confirm", scene_kiosk_confirm, true, false, false},
    {"kiosk-thanks", scene_kiosk_thanks, true, false, true},
    {"kiosk-leaving", scene_kiosk_leaving, true, false, true},
    {"vote-adding", scene_vote_adding, true, false, false},
    {"prepare", scene_prepare, true, false, false},
    {"prepare-unfolded", scene_prepare_unfolded, true, false, false},
    {"prepare-rules", scene_prepare_rules, true, false, false},
    {"prepare-phases", scene_prepare_phases, true, false, false},
    {"prepare-typing", scene_prepare_typing, true, false, false},
    {"prepare-why", scene_prepare_why, true, false, false},
    {"prepare-pasted", scene_prepare_pasted, true, false, false},
    {"prepare-empty", scene_prepare_empty, true, false, true},
    {"journal", scene_journal, true, false, false},
    {"journal-asking", scene_journal_asking, true, false, false},
    {"journal-whole", scene_journal_whole, true, false, false},
    {"journal-of-subgroup", scene_journal_of_subgroup, true, false, false},
    {"journal-search", scene_journal_search, true, false, false},
    {"journal-hidden", scene_journal_hidden, true, false, false},
    {"journal-looked-at", scene_journal_looked_at, true, false, false},
    {"ranking", scene_ranking, true, false, false},
    {"ranking-letters-only", scene_ranking, true, true, false},
    {"ranking-within-subgroups", scene_ranking_within_subgroups, true, false, false},
    {"ranking-end", scene_ranking_end, true, false, false},
    {"ranking-simulated", scene_ranking_simulated, true, false, false},
    {"ranking-simulated-within", scene_ranking_simulated_within, true, false, false},
    {"ranking-margins", scene_ranking_margins, true, false, false},
    {"ranking-median", scene_ranking_median, true, false, false},
    {"ranking-judgment", scene_ranking_judgment, true, false, false},
    {"ranking-marked", scene_ranking_marked, true, false, false},
    {"ranking-computing", scene_ranking_computing, true, false, false},
    {"rank-explained", scene_rank_explained, true, false, false},
    {"rank-explained-end", scene_rank_explained_end, true, false, false},
    {"pair-explained", scene_pair_explained, true, false, false},
    {"ranking-empty", scene_ranking_empty, true, false, true},
    {"replay", scene_replay, true, false, false},
    {"replay-letters-only", scene_replay, true, true, false},
    {"replay-playing", scene_replay_playing, true, false, false},
    {"replay-moment", scene_replay_moment, true, false, false},
    {"replay-board", scene_replay_board, true, false, false},
    {"replay-board-step", scene_replay_board_step, true, false, false},
    {"replay-counts", scene_replay_counts, true, false, false},
    {"replay-ranking", scene_replay_ranking, true, false, false},
    {"replay-chart", scene_replay_chart, true, false, false},
    {"replay-hidden", scene_replay_hidden, true, false, false},
    {"replay-looked-at", scene_replay_looked_at, true, false, false},
    {"replay-counts-hidden", scene_replay_counts_hidden, true, false, false},
    {"replay-table", scene_replay_table, true, false, false},
    {"report", scene_report, true, false, false},
    {"report-scrolled", scene_report_scrolled, true, false, false},
    {"report-hidden", scene_report_hidden, true, false, false},
    {"comparison", scene_comparison, true, false, false},
    {"comparison-answered", scene_comparison_answered, true, false, false},
    {"comparison-hidden", scene_comparison_hidden, true, false, false},
    {"comparison-of-many", scene_comparison_of_many, true, false, false},
    {"help", scene_help, true, false, false},
    {"help-end", scene_help_end, true, false, false},
    {"help-elsewhere", scene_help_elsewhere, true, false, false},
    {"palette", scene_palette, true, false, false},
    {"palette-found", scene_palette_found, true, false, false},
    {"palette-on-board", scene_palette_on_board, true, false, true},
    {"list", scene_list, true, false, false},
    {"list-by-year", scene_list_by_year, true, false, false},
    {"list-hidden", scene_list_hidden, true, false, false},
    {"list-altered", scene_list_altered, true, false, false},
    {"list-marked", scene_list_marked, true, false, false},
    {"list-search", scene_list_search, true, false, false},
    {"list-not-found", scene_list_not_found, true, false, false},
    {"list-deleting", scene_list_deleting, true, false, false},
    {"list-unreadable", scene_list_unreadable, true, false, false},
    {"list-first-run", scene_list_first_run, true, false, true},
    {"list-typing", scene_list_typing, true, false, false},
    {"same-voters", scene_same_voters, true, false, false},
};

enum { SCENES = sizeof scenes / sizeof scenes[0], SHOTS_MAX = 4 * SCENES + 1, NAME_SIZE = 256 };

/* Each line without the blanks at its end, then the same with the letters of the styles. */
static void write_plane(FILE *out, const Canvas *canvas, bool styles) {
  for (int row = 0; row < canvas->rows; row++) {
    int end = canvas->columns;
    while (end > 0 && canvas_cell(canvas, row, end - 1)->style == STYLE_PLAIN &&
           strcmp(canvas_cell(canvas, row, end - 1)->text, " ") == 0)
      end--;
    for (int column = 0; column < end; column++) {
      const Cell *cell = canvas_cell(canvas, row, column);
      if (styles)
        fputc(style_look((Style)cell->style)->letter, out);
      else
        fputs(cell->text, out);
    }
    fputc('\n', out);
  }
}

static char *picture(const Canvas *canvas) {
  char *written = NULL;
  size_t size;
  FILE *out = open_memstream(&written, &size);
  assert_non_null(out);
  write_plane(out, canvas, false);
  fprintf(out, "---- styles; cursor at row %d, column %d\n", canvas->cursor_row,
          canvas->cursor_column);
  write_plane(out, canvas, true);
  assert_int_equal(fclose(out), 0);
  return written;
}

static char *read_golden(const char *path) {
  char *content = NULL;
  size_t room = 0;
  FILE *file = fopen(path, "r");
  if (file == NULL) return NULL;
  ssize_t size = getdelim(&content, &room, '\0', file);
  fclose(file);
  if (size >= 0) return content;
  free(content);
  return NULL;
}

static void write_golden(const char *path, const char *content) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(content, file);
  assert_int_equal(fclose(file), 0);
}

/* Every key that the footer names is there for the mouse too, and holds. */
static void keys_can_be_clicked(const Canvas *canvas, Situation situation) {
  for (int column = 0; column < canvas->columns; column++) {
    const Cell *cell = canvas_cell(canvas, canvas->rows - 1, column);
    if (cell->style != STYLE_KEY) continue;
    assert_int_equal(cell->target.kind, TARGET_KEY);
    assert_int_equal(cell->target.situation, situation);
    assert_non_null(binding_of_key(situation, cell->target.key));
  }
}

static bool says_colour(const Cell *cell, Colour colour) {
  return strcmp(cell->text, colour_sign(colour)) == 0 ||
         strcmp(cell->text, colour_letter(colour)) == 0;
}

/* What is in the colour of a dot is its sign: whoever sees no colours reads the same. */
static void colours_are_signs_too(const Canvas *canvas) {
  for (int i = 0; i < canvas->rows * canvas->columns; i++)
    for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
      if (canvas->cells[i].style == colour_style(colour))
        assert_true(says_colour(&canvas->cells[i], colour));
}

static char *take(const Shot *shot) {
  Error err;
  Canvas canvas;
  Stage stage = shot->set(shot->size.rows, shot->size.columns);
  assert_true(canvas_open(&canvas, shot->size.rows, shot->size.columns, &err));
  canvas.letters_only = shot->letters_only;
  view(&canvas, &stage.model, &stage.data);
  keys_can_be_clicked(&canvas, model_situation(&stage.model));
  colours_are_signs_too(&canvas);
  char *taken = picture(&canvas);
  canvas_close(&canvas);
  stage_end(&stage);
  return taken;
}

static void nothing_is_cut(void **state) {
  const Shot *shot = *state;
  char *taken = take(shot);
  const bool cut = strstr(taken, "…") != NULL;
  if (cut) fprintf(stderr, "words of %s are too long for this screen:\n%s", shot->language, taken);
  free(taken);
  assert_false(cut);
}

static void is_as_before(void **state) {
  const Shot *shot = *state;
  char path[NAME_SIZE];
  snprintf(path, sizeof path, "tests/tui/golden/%s.%s.%dx%d.txt", shot->scene, shot->language,
           shot->size.columns, shot->size.rows);
  char *taken = take(shot), *golden = read_golden(path);
  bool same = golden != NULL && strcmp(taken, golden) == 0;
  if (!same && getenv("GOMMETTE_BLESS") != NULL) {
    write_golden(path, taken);
    same = true;
  }
  if (!same) fprintf(stderr, "%s is not\n%sIf this is better:\n%s\n", path, taken, shot->bless);
  free(golden);
  free(taken);
  assert_true(same);
}

static void add_shot(Shot *shots, size_t *count, const char *language, const char *bless, size_t i,
                     Size size) {
  shots[(*count)++] =
      (Shot){scenes[i].name, scenes[i].set, size, scenes[i].letters_only, language, bless};
}

static size_t plan(Shot shots[SHOTS_MAX], const char *language, const char *bless) {
  size_t count = 0;
  for (size_t i = 0; i < SCENES; i++) {
    add_shot(shots, &count, language, bless, i, usual);
    add_shot(shots, &count, language, bless, i, small);
    if (scenes[i].large) add_shot(shots, &count, language, bless, i, large);
    if (strncmp(scenes[i].name, "board", 5) == 0) add_shot(shots, &count, language, bless, i, huge);
  }
  add_shot(shots, &count, language, bless, 0, tiny);
  return count;
}

static size_t plan_fitting(Shot shots[SHOTS_MAX], const char *language) {
  size_t count = 0;
  for (size_t i = 0; i < SCENES; i++)
    if (scenes[i].fits) add_shot(shots, &count, language, NULL, i, usual);
  return count;
}

/* Arguments: the language, and the command that blesses its screens, if they are kept. */
int main(int argument_count, char **arguments) {
  Shot shots[SHOTS_MAX];
  struct CMUnitTest tests[SHOTS_MAX];
  char names[SHOTS_MAX][NAME_SIZE];
  if (argument_count < 2 || argument_count > 3) return 2;
  Languages languages = languages_here();
  if (!languages_use(&languages, arguments[1], NULL, NULL)) return 2;
  size_t count = argument_count == 3 ? plan(shots, arguments[1], arguments[2])
                                     : plan_fitting(shots, arguments[1]);
  for (size_t i = 0; i < count; i++) {
    snprintf(names[i], NAME_SIZE, "%s %s %dx%d", shots[i].scene, shots[i].language,
             shots[i].size.columns, shots[i].size.rows);
    tests[i] =
        (struct CMUnitTest){.name = names[i],
                            .test_func = shots[i].bless != NULL ? is_as_before : nothing_is_cut,
                            .initial_state = &shots[i]};
  }
  const int failed = _cmocka_run_group_tests("screens", tests, count, NULL, NULL);
  languages_free(&languages);
  return failed;
}
