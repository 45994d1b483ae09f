#include "tui/app/controller_parts.h"

#include <stdlib.h>

#include "core/vote/guards.h"
#include "sessions/session/time_spec.h"
#include "tui/app/controller.h"
#include "tui/screens/replay/replay.h"
#include "tui/screens/screen.h"
#include "tui/state/replay.h"
#include "tui/state/view_data.h"

enum { SLICE_MS = 25 };

struct ReplayController {
  Session *session;        /* read-only */
  Replay *replay, *walker; /* the second makes the chart */
  Timeline timeline;
  ReplayMarks marks;
  ReplayScene scene;
  uint64_t page_here; /* the event the page was made for; 0: not made */
  size_t page_height;
  bool page_looking;
  uint64_t ranked_at; /* the event the ranking was made for; 0: not made */
  IntervalCache intervals;
  bool chart_failed;
  RuleBreaches breaches; /* at that moment, while the counts are shown */
};

static void close_replay_desk(ReplayController *replay) {
  if (replay == NULL) return;
  rank_chart_clear(&replay->scene.chart);
  ranking_free(&replay->scene.ranking);
  interval_cache_clear(&replay->intervals);
  rule_breaches_free(&replay->breaches);
  marks_free(&replay->marks);
  timeline_free(&replay->timeline);
  replay_close(replay->walker);
  replay_close(replay->replay);
  session_close(replay->session);
  free(replay);
}

static bool fill_replay_desk(ReplayController *replay, const char *path, Error *err) {
  if (!session_view(path, &replay->session, err) ||
      !replay_open(replay->session, &replay->replay, err) ||
      !replay_open(replay->session, &replay->walker, err) ||
      !timeline_read(replay->session, &replay->timeline, err) ||
      !marks_read(replay->session, &replay->marks, err) ||
      !vote_origin_of_session(replay->session, &replay->scene.origin, err))
    return false;
  ReplayScene *scene = &replay->scene;
  scene->whole = session_state(replay->session);
  scene->hidden = results_hidden(scene->whole);
  scene->timeline = &replay->timeline;
  scene->marks = &replay->marks;
  return true;
}

bool controller_open_replay(Controller *controller, const char *path, uint64_t at, int speed,
                            ReplayViewState *look, Error *err) {
  ReplayController *replay = calloc(1, sizeof *replay);
  if (replay == NULL) return fail_memory(err);
  if (!fill_replay_desk(replay, path, err)) {
    close_replay_desk(replay);
    return false;
  }
  controller_close_replay(controller);
  controller->replay = replay;
  /* A session without a course is shown in its final state. */
  if (at == 0 && replay->scene.origin == COURSE_FROM_TABLE) at = replay->timeline.count;
  *look = replay_look(&replay->timeline, at, speed);
  return true;
}

void controller_close_replay(Controller *controller) {
  close_replay_desk(controller->replay);
  controller->replay = NULL;
  controller->data.replay = NULL;
}

/* A board shows how many ballots were cast, the counts which of them break a rule. */
static bool lacks_ballots(const ReplayViewState *look, const Roundtable *state) {
  if (look->view == REPLAY_BOARD)
    return guard_of_ballots(state, board_subgroup(NULL, state)).placed == RULE_UNKNOWN;
  return look->view == REPLAY_COUNTS && !roundtable_knows_ballots(state);
}

static bool go(ReplayController *replay, const ReplayViewState *look, Error *err) {
  if (replay_seq(replay->replay) != look->here && !replay_go(replay->replay, look->here, err))
    return false;
  return !lacks_ballots(look, replay_state(replay->replay)) ||
         replay_go_with_ballots(replay->replay, look->here, err);
}

static bool moment_of(ReplayController *replay, uint64_t seq, Moment *moment, Error *err) {
  const Event *event;
  if (!session_event(replay->session, seq, &event, err)) return false;
  *moment = (Moment){.wall_ms = event->stamp.wall_ms, .utc_offset = event->stamp.utc_offset};
  return true;
}

static bool read_page(ReplayController *replay, const Model *model, const ViewData *data,
                      Error *err) {
  const ReplayViewState *look = &model->replay;
  const JournalViewState around = {.focus = look->here, .subgroup = WHOLE_SESSION};
  const bool looking = model->peek_ends_ms != 0;
  const size_t height = replay_list_height(model, data);
  if (replay->page_here == look->here && replay->page_height == height &&
      replay->page_looking == looking)
    return true;
  replay->page_here = 0;
  const JournalRequest request = {.state = replay->scene.whole,
                                  .look = &around,
                                  .height = height,
                                  .hidden = replay->scene.hidden,
                                  .looking = looking,
                                  .session = replay->session};
  ReplayScene *scene = &replay->scene;
  if (!journal_page_make(&scene->page, &request, err)) return false;
  for (size_t i = 0; i < scene->page.count; i++) {
    const uint64_t correction = scene->page.lines[i].taken_back_by;
    if (correction != 0 && !moment_of(replay, correction, &scene->taken_back_at[i], err))
      return false;
  }
  replay->page_here = look->here;
  replay->page_height = height;
  replay->page_looking = looking;
  return true;
}

static bool rank(ReplayController *replay, const Roundtable *state, Error *err) {
  ReplayScene *scene = &replay->scene;
  const RankingRule rule = roundtable_ranking_rule(state);
  const uint64_t seq = roundtable_seq(state);
  if (replay->ranked_at == seq) return true;
  replay->ranked_at = 0;
  ranking_free(&scene->ranking);
  scene->ranking = (Ranking){0};
  if (!ranking_compute(state, NULL, rule.weights, &scene->ranking, err)) return false;
  ranking_sort(&scene->ranking, (RankingMethod)rule.method, false);
  replay->ranked_at = seq;
  return true;
}

size_t replay_chart_end(const RankChart *chart, uint64_t here) {
  const size_t column = rank_chart_column(chart, here);
  return chart->seqs[column] < here && column + 1 < chart->columns ? column + 1 : column;
}

/* If the terminal's width changed, the chart needs other columns. */
static bool look_at_chart(ReplayController *replay, const ViewData *data, uint64_t here,
                          Error *err) {
  RankChart *chart = &replay->scene.chart;
  const size_t columns = replay_chart_columns(data->columns);
  if (chart->columns != columns &&
      !rank_chart_begin(chart, &replay->timeline,
                        roundtable_recommendation_total(replay->scene.whole), columns, err))
    return false;
  const size_t end = replay_chart_end(chart, here);
  return moment_of(replay, chart->seqs[end > 0 ? end - 1 : 0], &replay->scene.column_at, err);
}

static bool look_closer(ReplayController *replay, const Model *model, ViewData *data, Error *err) {
  const ReplayViewState *look = &model->replay;
  if (look->view == REPLAY_EVENTS && !read_page(replay, model, data, err)) return false;
  if (replay->scene.hidden) return true;
  if (!rank(replay, data->state, err)) return false;
  if (look->view == REPLAY_RANKING)
    data->intervals = intervals_at_once(&replay->intervals, data->state);
  return replay->chart_failed || look_at_chart(replay, data, look->here, err);
}

void look_at_replay(Controller *controller, Model *model) {
  Error err = {0};
  ReplayController *replay = controller->replay;
  ViewData *data = &controller->data;
  const bool gone = go(replay, &model->replay, &err);
  data->state = replay_state(replay->replay);
  data->replay = &replay->scene;
  data->shows_hidden = !replay->scene.hidden && model->replay.view != REPLAY_BOARD;
  const PhaseClock clock = roundtable_phase_clock(data->state);
  data->saved = roundtable_last_stamp(data->state);
  data->phase_elapsed_ms = phase_elapsed_ms(&clock, &data->saved);
  /* What cannot be read flags nothing. */
  if (model->replay.view == REPLAY_COUNTS) {
    if (replay->breaches.known_to != roundtable_seq(data->state))
      rule_breaches_renew_at(replay->session, data->state, &replay->breaches, NULL);
    data->breaches = &replay->breaches;
  }
  if (!gone || !look_closer(replay, model, data, &err)) model_say(model, true, "%s", err.text);
}

static bool chart_is_wanted(const ReplayController *replay) {
  return !replay->scene.hidden && !replay->chart_failed &&
         !rank_chart_is_done(&replay->scene.chart);
}

bool replay_is_computing(const Controller *controller) {
  return controller->replay != NULL &&
         (chart_is_wanted(controller->replay) || intervals_pending(&controller->data));
}

/* A chart that cannot be made is left out; the screen reports what cannot be read when it gets
 * there. */
static bool step_chart(void *context) {
  Error err;
  ReplayController *replay = context;
  if (!rank_chart_step(&replay->scene.chart, replay->walker, &err)) replay->chart_failed = true;
  return chart_is_wanted(replay);
}

void compute_more_of_replay(Controller *controller) {
  ReplayController *replay = controller->replay;
  if (intervals_pending(&controller->data))
    compute_more_intervals(&replay->intervals);
  else
    slice_work(SLICE_MS, step_chart, replay);
}

void say_course(const Controller *controller, Model *model) {
  model_say(model, false, "%s", vote_origin_sentence(controller->replay->scene.origin));
}

bool open_replay(Controller *controller, Model *model, const Effect *effect, Error *err) {
  ReplayViewState look;
  const char *path = controller->session != NULL ? session_path(controller->session) : NULL;
  if (path == NULL && !controller_listed_path(controller, model, effect->index, &path, err))
    return false;
  if (!controller_open_replay(controller, path, effect->expected, 0, &look, err)) return false;
  model->screen_before_replay = model->screen;
  model->screen = SCREEN_REPLAY;
  model->replay = look;
  model->replay.subgroup_before = model->subgroup;
  model->replay.recommendation_before = model->recommendation;
  say_course(controller, model);
  return true;
}

bool leave_replay(Controller *controller, Model *model, const Effect *effect UNUSED,
                  Error *err UNUSED) {
  controller_close_replay(controller);
  model->screen = model->screen_before_replay;
  model->subgroup = model->replay.subgroup_before;
  model->recommendation = model->replay.recommendation_before;
  return true;
}

/* Shows what happened at that time, or else the state then. */
bool go_to_moment(Controller *controller, Model *model, const Effect *effect, Error *err) {
  TimeSpec typed;
  FoundTime found;
  ReplayController *replay = controller->replay;
  if (!time_spec_read(effect->text, &typed, err) ||
      !time_spec_find(replay->session, &typed, &found, err))
    return false;
  const uint64_t seq = found.first < found.last ? found.first : found.last;
  stand_in_replay(model, &controller->data, seq);
  model_begin_entry(model, ENTRY_NONE, "");
  return true;
}
