#include "tests/core/dump.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/vote/history.h"

static void dump_session(FILE *out, const Roundtable *roundtable) {
  for (int byte = 0; byte < SESSION_ID_SIZE; ++byte)
    fprintf(out, "%02x", roundtable_session_id(roundtable)[byte]);
  for (int property = 0; property < SESSION_TEXTS; ++property)
    fprintf(out, " “%s”", roundtable_text(roundtable, (SessionText)property));
  RankingRule rule = roundtable_ranking_rule(roundtable);
  fprintf(out, "\nmethod %" PRId64 " weights %" PRId64 " %" PRId64 " %" PRId64 "\nrules",
          rule.method, rule.weights.of[GREEN], rule.weights.of[YELLOW], rule.weights.of[RED]);
  for (int voting = 0; voting < VOTING_RULES; ++voting)
    fprintf(out, " %" PRId64, roundtable_voting_rule(roundtable, (VotingRule)voting));
  fprintf(out, "\ncast %zu\n", roundtable_ballots_cast(roundtable));
}

static void dump_kiosk(FILE *out, Kiosk kiosk) {
  fprintf(out, " kiosk%s %" PRId64 " waiting %" PRId64 " counted",
          kiosk.handed_over ? " handed over" : "", kiosk.waiting, kiosk.counted);
}

/* A stamp's seq and act are not the clock's: a checkpoint leaves them out. */
static void dump_clock(FILE *out, PhaseClock clock) {
  fprintf(out, "phase %u%s after %" PRId64 " since %" PRId64 " / %" PRId64 " of ", clock.phase,
          clock.running ? " running" : "", clock.elapsed_ms, clock.since.wall_ms,
          clock.since.boot_ms);
  for (int byte = 0; byte < BOOT_MARK_SIZE; ++byte)
    fprintf(out, "%02x", clock.since.boot_mark[byte]);
}

static void dump_room(FILE *out, const Roundtable *roundtable) {
  Board board = roundtable_board(roundtable);
  fprintf(out, "phases");
  for (uint32_t phase = 1; phase <= PHASES_MAX; ++phase) {
    Phase planned = roundtable_phase(roundtable, phase);
    fprintf(out, " “%s” %" PRId64, planned.name, planned.minutes);
  }
  fputc('\n', out);
  dump_clock(out, roundtable_phase_clock(roundtable));
  fprintf(out, "\nboard %d of %u, %s, reveal %d step %u\n", (int)board.view, board.subject,
          board.curtain ? "curtain drawn" : "curtain lifted", (int)board.reveal, board.steps);
  dump_kiosk(out, roundtable_kiosk(roundtable));
  fputc('\n', out);
}

static void dump_tally(FILE *out, Tally tally) {
  fprintf(out, " %" PRId64 ",%" PRId64 ",%" PRId64, tally.dots[GREEN], tally.dots[YELLOW],
          tally.dots[RED]);
}

static void dump_recommendation(FILE *out, const Roundtable *roundtable,
                                const Recommendation *recommendation) {
  const Recommendation *found =
      roundtable_find_recommendation(roundtable, recommendation->subgroup, recommendation->code);
  fprintf(out, "  %u in %u under %u “%s”%s status %d children %u%s%s", recommendation->number,
          recommendation->subgroup, recommendation->parent, recommendation->code,
          found == recommendation ? "" : " NOT FOUND", (int)recommendation->status,
          recommendation->children, recommendation->counts_known ? " counted" : "",
          recommendation_put_to_the_vote(roundtable, recommendation) ? " voted" : "");
  dump_tally(out, recommendation->counted);
  dump_tally(out, recommendation->ballots);
  for (int property = 0; property < RECOMMENDATION_TEXTS; ++property)
    fprintf(out, " “%s”", recommendation->text[property]);
  fputc('\n', out);
}

static void dump_subgroup(FILE *out, const Roundtable *roundtable, const Subgroup *subgroup) {
  const Subgroup *found = roundtable_find_subgroup(roundtable, subgroup->text[SUBGROUP_CODE]);
  fprintf(out, " %u%s status %d vote %d voters %" PRId64, subgroup->number,
          found == subgroup ? "" : " NOT FOUND", (int)subgroup->status, (int)subgroup->vote,
          subgroup->voters);
  dump_kiosk(out, subgroup->kiosk);
  for (int property = 0; property < SUBGROUP_TEXTS; ++property)
    fprintf(out, " “%s”", subgroup->text[property]);
  fputc('\n', out);
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    dump_recommendation(out, roundtable, roundtable_recommendation_at(roundtable, subgroup, place));
}

static void dump_agenda(FILE *out, const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    dump_subgroup(out, roundtable, roundtable_subgroup_at(roundtable, place));
}

static void dump_numbers(FILE *out, const Roundtable *roundtable) {
  fprintf(out, "next subgroup %u recommendation %u ballot %" PRId64 ", total %zu\n",
          roundtable_next_subgroup(roundtable), roundtable_next_recommendation(roundtable),
          roundtable_next_ballot(roundtable), roundtable_recommendation_total(roundtable));
}

/* A ballot that is not cast and one that never was look the same. */
static void dump_ballot(FILE *out, const Roundtable *roundtable, int64_t number) {
  Ballot ballot;
  if (!roundtable_ballot(roundtable, number, &ballot) || !ballot.cast) return;
  fprintf(out, "ballot %" PRId64, number);
  for (size_t entry = 0; entry < ballot.entry_count; ++entry) {
    const BallotEntry *on = &ballot.entries[entry];
    fprintf(out, " %u:%d,%d,%d", on->recommendation, on->dots[GREEN], on->dots[YELLOW],
            on->dots[RED]);
  }
  fputc('\n', out);
}

static void dump_history(FILE *out, const Roundtable *roundtable) {
  Stamp last = roundtable_last_stamp(roundtable);
  fprintf(out, "last %" PRIu64 " of act %" PRIu64 " at %" PRId64 "\n", last.seq, last.act,
          last.wall_ms);
  for (uint64_t seq = 1; seq <= last.seq; ++seq) {
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (!entry) continue;
    fprintf(out, "%" PRIu64 ": act %u kind %d in %u about %" PRIu64 " corrects %u%s\n", seq,
            entry->act, entry->kind, entry->subgroup, entry->subject, entry->corrects,
            entry->in_force ? "" : " taken back");
  }
  for (uint32_t scope = 0; scope < roundtable_next_subgroup(roundtable); ++scope)
    fprintf(out, "in %u undo %" PRIu64 " redo %" PRIu64 "\n", scope,
            history_undoable(roundtable, scope), history_redoable(roundtable, scope));
}

char *dump_roundtable(const Roundtable *roundtable, unsigned parts) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  dump_session(out, roundtable);
  dump_room(out, roundtable);
  dump_agenda(out, roundtable);
  if (parts & DUMP_NUMBERS) dump_numbers(out, roundtable);
  if (parts & DUMP_BALLOTS)
    for (int64_t number = 0; number < roundtable_next_ballot(roundtable); ++number)
      dump_ballot(out, roundtable, number);
  if (parts & DUMP_HISTORY) dump_history(out, roundtable);
  fclose(out);
  return text;
}
