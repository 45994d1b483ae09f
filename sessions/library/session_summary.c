#include "sessions/library/session_summary.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/export/ranking_list.h"
#include "sessions/files/file_error.h"
#include "sessions/files/memory_stream.h"
#include "sessions/journal/journal.h"
#include "sessions/session/journal_loader.h"
#include "sessions/session/session_day.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

static const struct {
  const char *name, *words;
} stages[STAGES] = {
    [STAGE_PREPARED] = {"prepared", N_("prepared")},
    [STAGE_OPEN] = {"open", N_("vote open")},
    [STAGE_CLOSED] = {"closed", N_("vote closed")},
    [STAGE_FROM_TABLE] = {"from-table", N_("from a table")},
};

const char *stage_words(SessionStage stage) {
  return _(stages[stage].words);
}

const char *stage_name(SessionStage stage) {
  return stages[stage].name;
}

void summary_free(SessionSummary *summary) {
  for (int text = 0; text < SUMMARY_TEXTS; ++text)
    free(summary->text[text]);
  free(summary->trouble);
  free(summary->aside);
  *summary = (SessionSummary){0};
}

const char *summary_text(const SessionSummary *summary, SummaryText text) {
  return summary->text[text] ? summary->text[text] : "";
}

static char *take_line(char **at) {
  char *line = *at, *end = strchr(line, '\n');
  if (end) *end = '\0';
  *at = end ? end + 1 : line + strlen(line);
  return line;
}

static SummaryPlace take_place(char **at) {
  SummaryPlace place = {.rank = (uint32_t)strtoul(take_line(at), NULL, 10)};
  place.tied = *take_line(at) == '=';
  place.subgroup_code = take_line(at);
  place.code = take_line(at);
  place.title = take_line(at);
  return place;
}

/* Five lines per place, as summary_read writes them. */
bool summary_places(const SessionSummary *summary, SummaryPlaces *places, Error *err) {
  *places = (SummaryPlaces){.texts = strdup(summary_text(summary, SUMMARY_PLACES))};
  if (!places->texts) return fail_memory(err);
  for (char *at = places->texts; *at && places->count < SUMMARY_PLACES_MAX;)
    places->of[places->count++] = take_place(&at);
  return true;
}

void summary_places_free(SummaryPlaces *places) {
  free(places->texts);
  *places = (SummaryPlaces){0};
}

/* Making a summary from a session's file. */

/* The imported files, collected while reading. */
typedef struct Sources {
  struct ImportSeen {
    uint64_t seq;
    uint8_t hash[FILE_HASH_SIZE];
  } * seen;
  size_t count;
  bool has_log; /* its votes have a course, unlike those of a table */
} Sources;

static bool note_source(JournalLoader *loader, const Event *event, Error *err) {
  Sources *sources = loader->watcher;
  if (event->kind != EVENT_FILE_IMPORTED) return true;
  sources->has_log = sources->has_log || event->file.contents == IMPORTED_LOG;
  struct ImportSeen *seen = reallocarray(sources->seen, sources->count + 1, sizeof *sources->seen);
  if (!seen) return fail_memory(err);
  sources->seen = seen;
  seen[sources->count].seq = event->stamp.seq;
  memcpy(seen[sources->count++].hash, event->file.hash, FILE_HASH_SIZE);
  return true;
}

static bool tell_sources(const Roundtable *state, const Sources *sources, char **text, Error *err) {
  char hash[2 * FILE_HASH_SIZE + 1];
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  for (size_t i = 0; i < sources->count; ++i) {
    const HistoryEntry *import = history_at(state, sources->seen[i].seq);
    if (!import || !import->in_force) continue;
    fprintf(memory.out, "%s ",
            sodium_bin2hex(hash, sizeof hash, sources->seen[i].hash, FILE_HASH_SIZE));
  }
  return memory_stream_close(&memory, true, text, NULL, err);
}

static void put_recommendations(FILE *out, const Roundtable *state, const Subgroup *subgroup) {
  for (size_t i = 0; i < subgroup->recommendation_count; ++i) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    fprintf(out, " · %s %s", one->text[RECOMMENDATION_TITLE],
            one->text[RECOMMENDATION_SHORT_TITLE]);
  }
}

static bool tell_sought(const Roundtable *state, char **folded, Error *err) {
  char *text = NULL, date[DAY_SOUGHT_SIZE];
  Day day;
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  FILE *out = memory.out;
  for (int property = 0; property < SESSION_TEXTS; ++property)
    fprintf(out, "%s · ", roundtable_text(state, (SessionText)property));
  if (day_read(roundtable_text(state, SESSION_DATE), &day, NULL))
    fprintf(out, "%s", day_sought(day, date));
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    fprintf(out, " · %s", subgroup->text[SUBGROUP_TITLE]);
    put_recommendations(out, state, subgroup);
  }
  bool told = memory_stream_close(&memory, true, &text, NULL, err) &&
              (text_fold(text, folded) || fail_memory(err));
  free(text);
  return told;
}

/* Unranked ones, having too few dots, are not a priority of the room. */
static void put_place(FILE *out, const Roundtable *state, const RankingList *list,
                      const Standing *standing) {
  const RankResult *ranked = &list->ranked_items[standing->index];
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  fprintf(out, "%u\n%s\n%s\n%s\n%s\n", (unsigned)ranked->rank.overall, ranked->rank.tied ? "=" : "",
          roundtable_subgroup(state, one->subgroup)->text[SUBGROUP_CODE], one->code,
          one->text[RECOMMENDATION_TITLE]);
}

static bool tell_places(const Roundtable *state, char **text, Error *err) {
  RankingRule rule = roundtable_ranking_rule(state);
  TableRequest request = {.weights = rule.weights, .method = (RankingMethod)rule.method};
  RankingList list;
  bool is_known = !results_hidden(state) && session_dots(state) > 0;
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  if (is_known && !ranking_list_make(state, &request, &list, err))
    return memory_stream_close(&memory, false, text, NULL, err);
  for (size_t i = 0; is_known && i < list.ranking.count && i < SUMMARY_PLACES_MAX; ++i)
    if (tally_cumulative(list.ranking.standings[i].tally) > 0)
      put_place(memory.out, state, &list, &list.ranking.standings[i]);
  if (is_known) ranking_list_free(&list);
  return memory_stream_close(&memory, true, text, NULL, err);
}

static bool is_live_vote(const Roundtable *state, uint64_t seq) {
  const HistoryEntry *entry = history_at(state, seq);
  if (!entry || !entry->in_force || !kind_changes_votes((EventKind)entry->kind) ||
      entry->kind == EVENT_CORRECTION)
    return false;
  const HistoryEntry *first = history_at(state, entry->act);
  return !first || first->kind != EVENT_FILE_IMPORTED;
}

static bool came_from_table(const Roundtable *state) {
  if (session_dots(state) == 0) return false;
  for (uint64_t seq = 1; seq <= roundtable_seq(state); ++seq)
    if (is_live_vote(state, seq)) return false;
  return true;
}

static SessionStage stage_of(const Roundtable *state, const Sources *sources) {
  bool opened = false, open = false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const SubgroupVote vote = roundtable_subgroup_at(state, place)->vote;
    opened = opened || vote != VOTE_NEVER_OPENED;
    open = open || vote == VOTE_OPEN;
  }
  if (!open && !sources->has_log && came_from_table(state)) return STAGE_FROM_TABLE;
  if (open) return STAGE_OPEN;
  return opened ? STAGE_CLOSED : STAGE_PREPARED;
}

static int64_t voters_of(const Roundtable *state) {
  int64_t said = roundtable_voting_rule(state, RULE_VOTERS);
  int64_t ballots = (int64_t)roundtable_ballots_cast(state) + roundtable_kiosk(state).counted;
  return said == RULE_UNKNOWN && ballots > 0 ? ballots : said;
}

static bool get_event(void *context, uint64_t seq, const Event **event, Error *err) {
  JournalLoader *loader = context;
  JournalEntry entry;
  bool found;
  return journal_read(loader->journal, seq, &entry, &found, err) && found &&
         event_read(&loader->reader, loader->journal, &entry, event, err);
}

static void count(JournalLoader *loader, const Sources *sources, SessionSummary *summary) {
  const Roundtable *state = loader->state;
  const Stamp last = roundtable_last_stamp(state);
  /* An altered session has no day if it would have to be searched for. */
  SessionDay found;
  const SessionDay day = session_day_of(loader->state, get_event, loader, &found, NULL)
                             ? found
                             : (SessionDay){0, DAY_UNKNOWN};
  const SessionStage stage = stage_of(state, sources);
  const int64_t numbers[SUMMARY_NUMBERS] = {
      [SUMMARY_DAY] = day.day,
      [SUMMARY_BEGUN] = day.source == DAY_OF_BEGINNING,
      [SUMMARY_STAGE] = stage,
      [SUMMARY_HIDDEN] = stage != STAGE_PREPARED && results_hidden(state),
      [SUMMARY_SUBGROUPS] = (int64_t)roundtable_subgroup_count(state),
      [SUMMARY_RECOMMENDATIONS] = (int64_t)session_recommendations(state),
      [SUMMARY_VOTERS] = voters_of(state),
      [SUMMARY_DOTS] = session_dots(state),
      [SUMMARY_EVENTS] = (int64_t)roundtable_seq(state),
      [SUMMARY_CHANGED_MS] = last.wall_ms,
      [SUMMARY_UTC_OFFSET] = last.utc_offset,
  };
  memcpy(summary->number, numbers, sizeof numbers);
  memcpy(summary->id, roundtable_session_id(state), SESSION_ID_SIZE);
}

static bool copy_texts(const Roundtable *state, SessionSummary *summary, Error *err) {
  static const SessionText texts[] = {
      [SUMMARY_TITLE] = SESSION_TITLE,
      [SUMMARY_DATE] = SESSION_DATE,
      [SUMMARY_PLACE] = SESSION_PLACE,
      [SUMMARY_THEME] = SESSION_THEME,
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    summary->text[i] = strdup(roundtable_text(state, texts[i]));
    if (!summary->text[i]) return fail_memory(err);
  }
  return true;
}

/* Of an altered session, describes the sound beginning, except for its ranking. */
static bool describe(JournalLoader *loader, const Sources *sources, SessionSummary *summary,
                     Error *err) {
  const Roundtable *state = loader->state;
  count(loader, sources, summary);
  summary->hash = loader->hash;
  return copy_texts(state, summary, err) &&
         tell_sought(state, &summary->text[SUMMARY_SOUGHT], err) &&
         (summary->soundness != SUMMARY_SOUND ||
          (tell_places(state, &summary->text[SUMMARY_PLACES], err) &&
           tell_sources(state, sources, &summary->text[SUMMARY_SOURCES], err)));
}

static bool set_trouble(SessionSummary *summary, Soundness soundness, const Error *trouble,
                        Error *err) {
  summary->soundness = soundness;
  summary->is_of_machine = is_of_machine(trouble);
  summary->trouble = strdup(trouble->text);
  return summary->trouble || fail_memory(err);
}

static bool fold(const char *path, JournalLoader *loader, Error *err) {
  size_t tallies;
  if (!journal_loader_take(loader, UINT64_MAX, err)) return false;
  if (roundtable_seq(loader->state) == 0) return fail_file_error(NEVER_BEGUN, path, err);
  return journal_loader_check_tallies(loader, &tallies, err);
}

static bool read_journal(const char *path, Journal *journal, SessionSummary *summary, bool *lasts,
                         Error *err) {
  JournalLoader loader;
  Sources sources = {0};
  Error trouble = {0};
  if (!journal_loader_open(journal, path, &loader, err)) return false;
  loader.watch = note_source;
  loader.watcher = &sources;
  *lasts = fold(path, &loader, &trouble);
  bool is_altered = trouble.kind == ERROR_BAD_DATA && roundtable_seq(loader.state) > 0;
  summary->soundness = SUMMARY_SOUND;
  bool done = *lasts || set_trouble(summary, is_altered ? SUMMARY_ALTERED : SUMMARY_UNREADABLE,
                                    &trouble, err);
  if (done && (*lasts || is_altered)) done = describe(&loader, &sources, summary, err);
  free(sources.seen);
  journal_loader_close(&loader);
  return done;
}

/* Does not wait for a file in use: its summary can be read later, and the list has others. */
static bool does_not_wait(void *context UNUSED, int64_t waited_ms UNUSED) {
  return false;
}

static bool view(const char *path, Journal **journal, Error *err) {
  return journal_view(path, (WaitWatcher){.goes_on = does_not_wait}, journal, err);
}

bool summary_read(const char *path, SessionSummary *summary, bool *lasts, Error *err) {
  Journal *journal;
  Error trouble = {0};
  *summary = (SessionSummary){0};
  *lasts = false;
  if (!stray_files_settle(path, &summary->aside, &trouble) || !view(path, &journal, &trouble))
    return set_trouble(summary, SUMMARY_UNREADABLE, &trouble, err);
  bool done = read_journal(path, journal, summary, lasts, err);
  journal_close(journal);
  if (!done) summary_free(summary);
  return done;
}

static bool has_id(Journal *journal, const uint8_t id[SESSION_ID_SIZE]) {
  EventReader reader = {0};
  JournalEntry entry;
  const Event *first;
  bool found;
  bool same = journal_read(journal, 1, &entry, &found, NULL) && found &&
              event_read(&reader, journal, &entry, &first, NULL) &&
              first->kind == EVENT_SESSION_BEGUN &&
              memcmp(first->begun.id, id, SESSION_ID_SIZE) == 0;
  event_reader_free(&reader);
  return same;
}

bool summary_is_of(const SessionSummary *summary, const char *path) {
  Journal *journal;
  uint64_t events;
  ChainHash hash;
  if (!view(path, &journal, NULL)) return false;
  bool same = has_id(journal, summary->id) && journal_end(journal, &events, &hash, NULL) &&
              (int64_t)events == summary->number[SUMMARY_EVENTS] && chain_same(hash, summary->hash);
  journal_close(journal);
  return same;
}

bool summary_is_of_another(const SessionSummary *summary, const char *path) {
  Journal *journal;
  const bool is_known =
      summary->soundness == SUMMARY_SOUND || summary->soundness == SUMMARY_ALTERED;
  if (!is_known || !view(path, &journal, NULL)) return false;
  const bool is_another = !has_id(journal, summary->id);
  journal_close(journal);
  return is_another;
}
