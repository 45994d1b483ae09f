#include "sessions/merge/merge.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/session/derived_tables.h"
#include "sessions/text/text.h"
#include "sessions/verify/sources.h"
#include "sessions/verify/verify.h"

enum { PATIENCE_MS = 10000, SENTENCE_SHOWN_SIZE = 400 };

typedef struct Writing {
  MergeInputs *inputs;
  Journal *journal;     /* the new one */
  JournalLoader merged; /* its state, which starts as ours, loaded */
  MergeDecision decision;
  Renumbering renumbering;
  LineRoom room;
  EventReader reader;
  Bytes kiosk;
  Merging *merging;
  bool stopped; /* no later event of theirs can be checked */
} Writing;

static const Roundtable *state_of(const Writing *writing) {
  return writing->merged.state;
}

static int64_t kiosk_counted(const Roundtable *state, int64_t subgroup) {
  return roundtable_kiosk_of(state, (uint32_t)subgroup).counted;
}

static bool keep_kiosk(Writing *writing, Journal *from, uint32_t their_subgroup,
                       int64_t their_first, const Event *event, Error *err) {
  bool found;
  const int64_t subgroup = event->kiosk.subgroup;
  const int64_t first = kiosk_counted(state_of(writing), subgroup) - event->kiosk.ballots;
  return journal_find_kiosk(from, their_subgroup, their_first, &writing->kiosk, &found, err) &&
         (!found ||
          journal_keep_kiosk(writing->journal, (uint32_t)subgroup, first, &writing->kiosk, err));
}

/* Appends what was just applied to the state, and what is derived at that point. */
static bool append(Writing *writing, const Event *event, Error *err) {
  return journal_append(writing->journal, event, err) &&
         derive_after(writing->journal, state_of(writing), event, err);
}

static bool copy_event(JournalLoader *loader, const Event *event, Error *err) {
  Writing *writing = loader->watcher;
  const int64_t subgroup = event->kiosk.subgroup;
  if (!append(writing, event, err)) return false;
  if (event->kind != EVENT_KIOSK_COUNTED) return true;
  const int64_t first = kiosk_counted(loader->state, subgroup) - event->kiosk.ballots;
  return keep_kiosk(writing, loader->journal, (uint32_t)subgroup, first, event, err);
}

/* Checks that what was copied is what was read. */
static bool copy_ours(Writing *writing, Error *err) {
  const Grown *ours = &writing->inputs->ours;
  uint64_t seq;
  ChainHash hash;
  writing->merged.watch = copy_event;
  writing->merged.watcher = writing;
  if (!journal_loader_take(&writing->merged, ours->events, err) ||
      !journal_end(writing->journal, &seq, &hash, err))
    return false;
  return (seq == ours->events && chain_same(hash, ours->loader.hash)) ||
         fail(err, ERROR_FAILED, _("%s: it changed during the merge: merge it again"), ours->path);
}

/* Its shared numbers are all those that the base knows. */
static Event merged_event(const Writing *writing) {
  const MergeInputs *inputs = writing->inputs;
  const Roundtable *base = inputs->base.state, *ours = inputs->ours.loader.state;
  Event event = event_make(EVENT_MERGED);
  Merged *merged = &event.merged;
  Stamp like = roundtable_last_stamp(inputs->theirs.loader.state);
  like.seq = like.act = roundtable_seq(state_of(writing)) + 1;
  event.stamp = like;
  merged->events = (int64_t)inputs->theirs.events;
  memcpy(merged->hash, inputs->theirs.loader.hash.bytes, sizeof merged->hash);
  merged->shared = (int64_t)inputs->shared;
  merged->subgroups = roundtable_next_subgroup(base) - 1;
  merged->recommendations = roundtable_next_recommendation(base) - 1;
  merged->more_subgroups = roundtable_next_subgroup(ours) - 1 - merged->subgroups;
  merged->more_recommendations = roundtable_next_recommendation(ours) - 1 - merged->recommendations;
  return event;
}

static bool apply(Writing *writing, const Event *event, Error *err) {
  if (!roundtable_check(writing->merged.state, event, err)) return false;
  roundtable_apply(writing->merged.state, event);
  return append(writing, event, err);
}

/* Theirs does not fit after ours, and no single value explains it. */
static void tell_refusal(Writing *writing, const Event *event, const Error *reason) {
  const Sides *sides = &writing->decision.sides;
  char sentence[EVENT_TEXT_SIZE], shown[SENTENCE_SHOWN_SIZE];
  event_text_sentence(sides->theirs, event, sentence);
  text_show(sentence, strlen(sentence), shown, sizeof shown);
  sentences_say_once(
      writing->decision.conflicts,
      _("no. %llu of %s, “%s”, cannot follow what %s recorded: %s; undo one of the two"),
      (unsigned long long)event->stamp.seq, sides->their_name, shown, sides->our_name,
      reason->text);
}

/* In their own numbers, with the value counted by this event. */
static bool bring_kiosk(Writing *writing, const Event *theirs, const Event *brought, Error *err) {
  const MergeInputs *inputs = writing->inputs;
  const int64_t subgroup = theirs->kiosk.subgroup, here = brought->kiosk.subgroup;
  if (theirs->kind != EVENT_KIOSK_COUNTED || brought->origin.recorded != 0) return true;
  const bool shared = subgroup < roundtable_next_subgroup(inputs->base.state);
  const int64_t before = kiosk_counted(state_of(writing), here) - brought->kiosk.ballots;
  const int64_t ours = shared ? kiosk_counted(inputs->ours.loader.state, subgroup) : 0;
  const int64_t base = shared ? kiosk_counted(inputs->base.state, subgroup) : 0;
  return keep_kiosk(writing, inputs->theirs.journal, (uint32_t)subgroup, before - ours + base,
                    brought, err);
}

/* Adapts an event to this file. One that cannot take effect becomes a record, so that those after
 * it can be checked too; once there is a conflict, everything is discarded in the end. */
static bool bring(Writing *writing, const Event *theirs, Verdict verdict, Event *brought,
                  Error *err) {
  Error reason = {0};
  *brought = *theirs;
  brought->origin.recorded = verdict == HAPPENS ? 0 : theirs->origin.recorded + 1;
  if (!renumbering_bring(&writing->renumbering, brought, &writing->room, err) ||
      !event_fill_target(&writing->reader, writing->journal, brought, err))
    return false;
  if (roundtable_check(writing->merged.state, brought, &reason)) return true;
  if (is_of_machine(&reason)) return fail_again(&reason, err);
  brought->origin.recorded = theirs->origin.recorded + 1;
  writing->decision.recorded[theirs->stamp.seq - writing->inputs->shared - 1] = true;
  writing->stopped = !roundtable_check(writing->merged.state, brought, &(Error){0});
  tell_refusal(writing, theirs, &reason);
  return true;
}

static bool bring_event(JournalLoader *loader, const Event *event, Error *err) {
  Writing *writing = loader->watcher;
  Event brought;
  if (event->stamp.seq <= writing->inputs->shared || writing->stopped) return true;
  if (!bring(writing, event, weigh_event(&writing->decision, event), &brought, err)) return false;
  if (writing->stopped) return true;
  if (!apply(writing, &brought, err) || !bring_kiosk(writing, event, &brought, err)) return false;
  if (brought.origin.recorded > 0) ++writing->merging->recorded;
  return true;
}

static bool bring_theirs(Writing *writing, Error *err) {
  const Grown *theirs = &writing->inputs->theirs;
  JournalLoader loader;
  Event event = merged_event(writing);
  writing->renumbering = (Renumbering){.at = event.stamp.seq, .merged = event.merged};
  if (!apply(writing, &event, err)) return false;
  if (!journal_loader_open(theirs->journal, theirs->path, &loader, err)) return false;
  loader.watch = bring_event;
  loader.watcher = writing;
  bool brought = journal_loader_take(&loader, theirs->events, err);
  journal_loader_close(&loader);
  return brought;
}

static bool refuse_conflicts(const Writing *writing, Error *err) {
  const size_t count = writing->decision.conflicts->count;
  if (!sentences_ok(writing->decision.conflicts, err)) return false;
  return count == 0 ||
         fail(err, ERROR_FAILED,
              ngettext("nothing was merged: resolve %s conflict first",
                       "nothing was merged: resolve %s conflicts first", (unsigned long)count),
              count_shown(count).text);
}

static bool write_all(Writing *writing, Error *err) {
  Sentences *conflicts = writing->decision.conflicts;
  uint64_t seq;
  return copy_ours(writing, err) && bring_theirs(writing, err) &&
         write_voters(writing->inputs, writing->journal, conflicts, err) &&
         check_together(writing->inputs, state_of(writing), conflicts, err) &&
         refuse_conflicts(writing, err) &&
         derive_tallies(writing->journal, state_of(writing), err) &&
         journal_end(writing->journal, &seq, &writing->merging->hash, err) &&
         journal_commit(writing->journal, err);
}

static bool open_writing(Writing *writing, Error *err) {
  MergeInputs *inputs = writing->inputs;
  const uint64_t later = inputs->theirs.events - inputs->shared;
  writing->decision.sides = (Sides){.base = inputs->base.state,
                                    .ours = inputs->ours.loader.state,
                                    .theirs = inputs->theirs.loader.state,
                                    .shared = inputs->shared,
                                    .our_name = inputs->ours.path,
                                    .their_name = inputs->theirs.path};
  writing->decision.recorded = calloc(later, sizeof *writing->decision.recorded);
  if (!writing->decision.recorded) return fail_memory(err);
  return journal_loader_open(inputs->ours.journal, inputs->ours.path, &writing->merged, err) &&
         journal_claim(writing->journal, PATIENCE_MS, err);
}

static void close_writing(Writing *writing) {
  journal_abandon(writing->journal);
  journal_loader_close(&writing->merged);
  event_reader_free(&writing->reader);
  line_room_free(&writing->room);
  bytes_free(&writing->kiosk);
  free(writing->decision.recorded);
}

static bool write_draft(MergeInputs *inputs, const char *draft, const char *to, Merging *merging,
                        Sentences *conflicts, Error *err) {
  Journal *journal;
  if (!journal_create(draft, to, &journal, err)) return false;
  /* Writes everything into a new, empty journal, in one transaction. If there are conflicts, finds
   * all of them, and writes nothing. */
  Writing writing = {.inputs = inputs, .journal = journal, .merging = merging};
  writing.decision.conflicts = conflicts;
  bool written = open_writing(&writing, err) && write_all(&writing, err);
  close_writing(&writing);
  written = written && journal_settle(journal, err);
  journal_close(journal);
  return written;
}

/* Verified as a third party would, before anybody relies on it. */
static bool check_draft(const char *draft, const char *path, Error *err) {
  Verification found;
  Error reason = {0};
  return verify_file(draft, &found, &reason) || temp_file_fail(draft, path, &reason, err);
}

/* Signals are held back meanwhile, so that no partial file is left. */
static bool make_file(MergeInputs *inputs, const char *path, Merging *merging, Sentences *conflicts,
                      Error *err) {
  char *draft;
  sigset_t before;
  if (!temp_file_name(path, &draft, err)) return false;
  temp_file_sweep(path);
  signal_block_hold(&before);
  bool made = write_draft(inputs, draft, path, merging, conflicts, err) &&
              check_draft(draft, path, err) && session_temp_file_place(draft, path, err);
  if (!made) platform_unlink(draft);
  signal_block_release(&before);
  free(draft);
  return made;
}

bool merge_files(const char *ours, const char *theirs, const char *path, Merging *merging,
                 Sentences *conflicts, Error *err) {
  MergeInputs inputs;
  *merging = (Merging){.shared = 0};
  if (!check_random(err)) return false;
  if (!path_check_free(path, err)) return false;
  bool merged = merge_inputs_open(ours, theirs, &inputs, err);
  if (merged) {
    merging->shared = inputs.shared;
    merging->ours = inputs.ours.events - inputs.shared;
    merging->theirs = inputs.theirs.events - inputs.shared;
    merged = make_file(&inputs, path, merging, conflicts, err);
  }
  merge_inputs_close(&inputs);
  return merged;
}
