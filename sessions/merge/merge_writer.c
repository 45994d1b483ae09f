#include "sessions/merge/merge_writer.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/session/derived_tables.h"
#include "sessions/text/text.h"
#include "sessions/verify/renumbering.h"

enum { PATIENCE_MS = 10000, SENTENCE_SHOWN_SIZE = 400 };

typedef struct Writing {
  Gathering *gathering;
  Journal *journal; /* the new one */
  Reading merged;   /* its state, which begins as a reading of ours */
  Weighing weighing;
  Numbering numbering;
  LineRoom room;
  EventReader reader;
  Bytes kiosk;
  Merging *merging;
  bool stopped; /* no later event of theirs can be looked at */
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

/* Appends what was just applied to the state, and what is derived then and there. */
static bool append(Writing *writing, const Event *event, Error *err) {
  return journal_append(writing->journal, event, err) &&
         derive_after(writing->journal, state_of(writing), event, err);
}

static bool copy_event(Reading *reading, const Event *event, Error *err) {
  Writing *writing = reading->watcher;
  const int64_t subgroup = event->kiosk.subgroup;
  if (!append(writing, event, err)) return false;
  if (event->kind != EVENT_KIOSK_COUNTED) return true;
  const int64_t first = kiosk_counted(reading->state, subgroup) - event->kiosk.ballots;
  return keep_kiosk(writing, reading->journal, (uint32_t)subgroup, first, event, err);
}

/* What was copied must be what was read. */
static bool copy_ours(Writing *writing, Error *err) {
  const Grown *ours = &writing->gathering->ours;
  uint64_t seq;
  ChainHash hash;
  writing->merged.watch = copy_event;
  writing->merged.watcher = writing;
  if (!reading_take(&writing->merged, ours->events, err) ||
      !journal_end(writing->journal, &seq, &hash, err))
    return false;
  return (seq == ours->events && chain_same(hash, ours->reading.hash)) ||
         fail(err, ERROR_FAILED, _("%s: it changed while it was merged: merge it again"),
              ours->path);
}

static Stamp next_stamp(const Writing *writing, Stamp like) {
  like.seq = like.act = roundtable_seq(state_of(writing)) + 1;
  return like;
}

/* What it says of the numbers that both share: all those that the base knows. */
static Event merged_event(const Writing *writing) {
  const Gathering *gathering = writing->gathering;
  const Roundtable *base = gathering->base.state, *ours = gathering->ours.reading.state;
  Event event = event_make(EVENT_MERGED);
  Merged *merged = &event.merged;
  event.stamp = next_stamp(writing, roundtable_last_stamp(gathering->theirs.reading.state));
  merged->events = (int64_t)gathering->theirs.events;
  memcpy(merged->hash, gathering->theirs.reading.hash.bytes, sizeof merged->hash);
  merged->shared = (int64_t)gathering->shared;
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

static bool begin_theirs(Writing *writing, Error *err) {
  Event event = merged_event(writing);
  writing->numbering = (Numbering){.at = event.stamp.seq, .merged = event.merged};
  return apply(writing, &event, err);
}

/* Theirs does not fit after ours, and no single value says why. */
static void tell_refusal(Writing *writing, const Event *event, const Error *reason) {
  const Sides *sides = &writing->weighing.sides;
  char sentence[STORY_TEXT_SIZE], shown[SENTENCE_SHOWN_SIZE];
  story_sentence(sides->theirs, event, sentence);
  text_show(sentence, strlen(sentence), shown, sizeof shown);
  sentences_say_once(writing->weighing.conflicts,
                     _("no. %llu of %s, « %s », cannot follow what %s recorded: %s; undo one of "
                       "the two"),
                     (unsigned long long)event->stamp.seq, sides->their_name, shown,
                     sides->our_name, reason->text);
}

/* In their own numbers, of the value that is counted with this event. */
static bool bring_kiosk(Writing *writing, const Event *theirs, const Event *brought, Error *err) {
  const Gathering *gathering = writing->gathering;
  const int64_t subgroup = theirs->kiosk.subgroup, here = brought->kiosk.subgroup;
  if (theirs->kind != EVENT_KIOSK_COUNTED || brought->origin.recorded != 0) return true;
  const bool shared = subgroup < roundtable_next_subgroup(gathering->base.state);
  const int64_t before = kiosk_counted(state_of(writing), here) - brought->kiosk.ballots;
  const int64_t ours = shared ? kiosk_counted(gathering->ours.reading.state, subgroup) : 0;
  const int64_t base = shared ? kiosk_counted(gathering->base.state, subgroup) : 0;
  return keep_kiosk(writing, gathering->theirs.journal, (uint32_t)subgroup, before - ours + base,
                    brought, err);
}

/* As it is to stand here. What cannot happen is kept as a record, so that what comes after it can
 * be looked at too; with a conflict told, all is thrown away in the end. */
static bool bring(Writing *writing, const Event *theirs, Verdict verdict, Event *brought,
                  Error *err) {
  Error reason = {0};
  *brought = *theirs;
  brought->origin.recorded = verdict == HAPPENS ? 0 : theirs->origin.recorded + 1;
  if (!numbering_bring(&writing->numbering, brought, &writing->room, err) ||
      !event_fill_target(&writing->reader, writing->journal, brought, err))
    return false;
  if (roundtable_check(writing->merged.state, brought, &reason)) return true;
  if (is_of_machine(&reason)) return fail_again(&reason, err);
  brought->origin.recorded = theirs->origin.recorded + 1;
  writing->weighing.recorded[theirs->stamp.seq - writing->gathering->shared - 1] = true;
  writing->stopped = !roundtable_check(writing->merged.state, brought, &(Error){0});
  tell_refusal(writing, theirs, &reason);
  return true;
}

static bool keep_brought(Writing *writing, const Event *theirs, const Event *brought, Error *err) {
  if (!apply(writing, brought, err) || !bring_kiosk(writing, theirs, brought, err)) return false;
  if (brought->origin.recorded > 0) ++writing->merging->recorded;
  return true;
}

static bool bring_event(Reading *reading, const Event *event, Error *err) {
  Writing *writing = reading->watcher;
  Event brought;
  if (event->stamp.seq <= writing->gathering->shared || writing->stopped) return true;
  if (!bring(writing, event, weigh_event(&writing->weighing, event), &brought, err)) return false;
  return writing->stopped || keep_brought(writing, event, &brought, err);
}

static bool bring_theirs(Writing *writing, Error *err) {
  const Grown *theirs = &writing->gathering->theirs;
  Reading reading;
  if (!begin_theirs(writing, err)) return false;
  if (!reading_open(theirs->journal, theirs->path, &reading, err)) return false;
  reading.watch = bring_event;
  reading.watcher = writing;
  bool brought = reading_take(&reading, theirs->events, err);
  reading_close(&reading);
  return brought;
}

static bool refuse_conflicts(const Writing *writing, Error *err) {
  const size_t count = writing->weighing.conflicts->count;
  if (!sentences_ok(writing->weighing.conflicts, err)) return false;
  return count == 0 || fail(err, ERROR_FAILED,
                            ngettext("nothing was merged: %s conflict is to be resolved first",
                                     "nothing was merged: %s conflicts are to be resolved first",
                                     (unsigned long)count),
                            count_shown(count).text);
}

static bool write_all(Writing *writing, Error *err) {
  Sentences *conflicts = writing->weighing.conflicts;
  uint64_t seq;
  return copy_ours(writing, err) && bring_theirs(writing, err) &&
         write_voters(writing->gathering, writing->journal, conflicts, err) &&
         check_together(writing->gathering, state_of(writing), conflicts, err) &&
         refuse_conflicts(writing, err) &&
         derive_tallies(writing->journal, state_of(writing), err) &&
         journal_end(writing->journal, &seq, &writing->merging->hash, err) &&
         journal_commit(writing->journal, err);
}

static bool open_writing(Writing *writing, Error *err) {
  Gathering *gathering = writing->gathering;
  const uint64_t later = gathering->theirs.events - gathering->shared;
  writing->weighing.sides = (Sides){.base = gathering->base.state,
                                    .ours = gathering->ours.reading.state,
                                    .theirs = gathering->theirs.reading.state,
                                    .shared = gathering->shared,
                                    .our_name = gathering->ours.path,
                                    .their_name = gathering->theirs.path};
  writing->weighing.recorded = calloc(later, sizeof *writing->weighing.recorded);
  if (!writing->weighing.recorded) return fail_memory(err);
  return reading_open(gathering->ours.journal, gathering->ours.path, &writing->merged, err) &&
         journal_claim(writing->journal, PATIENCE_MS, err);
}

static void close_writing(Writing *writing) {
  journal_abandon(writing->journal);
  reading_close(&writing->merged);
  event_reader_free(&writing->reader);
  line_room_free(&writing->room);
  bytes_free(&writing->kiosk);
  free(writing->weighing.recorded);
}

bool write_merged(Gathering *gathering, Journal *journal, Merging *merging, Sentences *conflicts,
                  Error *err) {
  Writing writing = {.gathering = gathering, .journal = journal, .merging = merging};
  writing.weighing.conflicts = conflicts;
  bool written = open_writing(&writing, err) && write_all(&writing, err);
  close_writing(&writing);
  return written;
}
