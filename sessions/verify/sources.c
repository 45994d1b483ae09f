#include "sessions/verify/sources.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"

/* The direction of conversion. */
typedef enum Way { HERE, BACK } Way;

/* A kind of numbers: up to `same` they are the same in both files; later ones are higher here by
 * `step`. */
typedef struct Scale {
  int64_t same, step;
} Scale;

/* Returns how much higher the seqs of the other file's later events are here. */
static int64_t renumbering_step(const Renumbering *renumbering) {
  return (int64_t)renumbering->at - renumbering->merged.shared;
}

static int64_t shift(Scale scale, int64_t number, Way way) {
  if (way == HERE) return number > scale.same ? number + scale.step : number;
  return number > scale.same + scale.step ? number - scale.step : number;
}

static Scale scale_of(const Renumbering *renumbering, const Event *event, FieldNames names) {
  const Merged *merged = &renumbering->merged;
  switch (names) {
  case NAMES_EVENT: return (Scale){merged->shared, renumbering_step(renumbering)};
  case NAMES_SUBGROUP: return (Scale){merged->subgroups, merged->more_subgroups};
  case NAMES_RECOMMENDATION: return (Scale){merged->recommendations, merged->more_recommendations};
  case NAMES_SHOWN:
    return scale_of(renumbering, event,
                    event->board.view == BOARD_SUBGROUP ? NAMES_SUBGROUP : NAMES_RECOMMENDATION);
  case NAMES_BALLOT:
  case NAMES_PROPERTY:
  case NAMES_NOTHING: break;
  }
  return (Scale){INT64_MAX / 2, 0};
}

static bool tell_lines(Scale scale, BallotChange *ballot, LineRoom *room, Way way, Error *err) {
  if (ballot->line_count == 0) return true;
  if (!ARRAY_RESERVE(room->lines, room->capacity, ballot->line_count)) return fail_memory(err);
  memcpy(room->lines, ballot->lines, ballot->line_count * sizeof *room->lines);
  for (size_t line = 0; line < ballot->line_count; ++line)
    room->lines[line].recommendation =
        (uint32_t)shift(scale, room->lines[line].recommendation, way);
  ballot->lines = room->lines;
  return true;
}

static bool tell(const Renumbering *renumbering, Event *event, LineRoom *room, Way way,
                 Error *err) {
  const EventField *field = event_description((uint64_t)event->kind)->fields;
  for (; field->tag; ++field) {
    if (field->names < NAMES_EVENT) continue;
    const Scale scale = scale_of(renumbering, event, (FieldNames)field->names);
    if (field->type == FIELD_NUMBER) {
      const int64_t number = shift(scale, event_number(event, field), way);
      memcpy((char *)event + field->offset, &number, sizeof number);
    }
    if (field->type == FIELD_LINES && !tell_lines(scale, &event->ballot, room, way, err))
      return false;
  }
  return true;
}

void line_room_free(LineRoom *room) {
  free(room->lines);
  *room = (LineRoom){0};
}

bool renumbering_bring(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err) {
  const uint64_t step = (uint64_t)renumbering_step(renumbering);
  event->origin.seq = (int64_t)event->stamp.seq;
  event->origin.act = (int64_t)event->stamp.act;
  event->stamp.seq += step;
  event->stamp.act += step;
  return tell(renumbering, event, room, HERE, err);
}

/* Converts back to what it was there; its origin is then empty. */
static bool renumbering_return(const Renumbering *renumbering, Event *event, LineRoom *room,
                               Error *err) {
  event->stamp.seq = (uint64_t)event->origin.seq;
  event->stamp.act = (uint64_t)event->origin.act;
  event->origin.seq = event->origin.act = 0;
  if (event->origin.recorded > 0) --event->origin.recorded;
  return tell(renumbering, event, room, BACK, err);
}

/* Nesting: files merged into a file that was merged itself. */
enum { DEPTH_MAX = 64 };

/* A file as read from the one that it was merged into; the lowest is the journal itself. */
typedef struct Level {
  struct Level *below; /* NULL for the journal itself */
  Journal *journal;
  Renumbering renumbering; /* of this file in the one below */
  uint64_t at;             /* of the journal's event that represents it */
  Renumbering *blocks;     /* what was merged into this file in turn */
  size_t block_count, block_capacity;
  Bytes bytes, store; /* of the event read last, and what it borrows from */
  LineRoom room;
} Level;

typedef struct SourceWalk {
  const char *path;
  SourceTaker *take;
  void *context;
  size_t count;
  int depth;
} SourceWalk;

static void level_free(Level *level) {
  free(level->blocks);
  bytes_free(&level->bytes);
  bytes_free(&level->store);
  line_room_free(&level->room);
}

/* Sets the origin that the file itself has for its own event that came with a merge. */
static void give_origin(const Level *level, Event *event) {
  for (size_t n = level->block_count; n-- > 0;) {
    const Renumbering *block = &level->blocks[n];
    const int64_t step = renumbering_step(block);
    const int64_t seq = (int64_t)event->stamp.seq - step;
    if (event->stamp.seq <= block->at || seq > block->merged.events) continue;
    event->origin.seq = seq;
    event->origin.act = (int64_t)event->stamp.act - step;
    return;
  }
}

/* Notes a block if the event just read starts what was merged into this file. */
static bool note_block(Level *level, Error *err) {
  Event event;
  const Bytes *bytes = &level->bytes;
  if (event_encoded_kind(bytes->data) != EVENT_MERGED) return true;
  if (!event_decode(bytes->data, bytes->size, &level->store, &event, err)) return false;
  if (event.origin.seq != 0) return true;
  if (!ARRAY_RESERVE(level->blocks, level->block_capacity, level->block_count + 1))
    return fail_memory(err);
  level->blocks[level->block_count++] =
      (Renumbering){.at = event.stamp.seq, .merged = event.merged};
  return true;
}

static uint64_t place_below(const Level *level, uint64_t seq) {
  const uint64_t shared = (uint64_t)level->renumbering.merged.shared;
  return seq <= shared ? seq : level->renumbering.at + seq - shared;
}

static bool read_journal(Level *level, uint64_t seq, Error *err) {
  JournalEntry entry;
  bool found;
  if (!journal_read(level->journal, seq, &entry, &found, err)) return false;
  if (!found) return fail(err, ERROR_BAD_DATA, _("event %llu is missing"), (unsigned long long)seq);
  level->bytes.size = 0;
  return bytes_append(&level->bytes, entry.bytes, entry.size, err);
}

/* Converts the bytes of one event from each file to the one merged into it. */
static bool tell_back(Level *level, Error *err) {
  Event event;
  const Bytes *below = &level->below->bytes;
  return event_decode(below->data, below->size, &level->store, &event, err) &&
         renumbering_return(&level->renumbering, &event, &level->room, err) &&
         (give_origin(level, &event), event_encode(&event, &level->bytes, err));
}

static bool copy_up(Level *level, Error *err) {
  level->bytes.size = 0;
  return bytes_append(&level->bytes, level->below->bytes.data, level->below->bytes.size, err);
}

/* Reads the bytes of an event of this file into level->bytes. */
static bool level_read(Level *level, uint64_t seq, Error *err) {
  Level *path[DEPTH_MAX + 1];
  int depth = 0;
  bool later[DEPTH_MAX + 1];
  for (; level->below; level = level->below) {
    path[depth] = level;
    later[depth++] = seq > (uint64_t)level->renumbering.merged.shared;
    seq = place_below(level, seq);
  }
  if (!read_journal(level, seq, err)) return false;
  while (depth-- > 0)
    if (!(later[depth] ? tell_back(path[depth], err) : copy_up(path[depth], err))) return false;
  return true;
}

static bool fail_source(const SourceWalk *walk, const Level *level, const Error *reason,
                        Error *err) {
  if (reason->kind != ERROR_BAD_DATA && reason->kind != ERROR_NONE) return fail_again(reason, err);
  return fail(err, ERROR_BAD_DATA,
              _("%s: the file that event %llu merged cannot be reconstructed from the events after "
                "it: they are not its own"),
              walk->path, (unsigned long long)level->at);
}

static bool walk_event(SourceWalk *walk, Level *level, const MergeSource *source, uint64_t seq,
                       ChainHash *hash, Error *err) {
  Error reason = {0};
  if (!level_read(level, seq, &reason)) return fail_source(walk, level, &reason, err);
  *hash = chain_next(*hash, level->bytes.data, level->bytes.size);
  return seq <= source->shared ||
         (note_block(level, err) &&
          (!walk->take || walk->take(walk->context, source, seq, *hash, err)));
}

/* In batches, since reading one at a time takes longer, and writers wait meanwhile. */
enum { EVENTS_AT_ONCE = 256 };

static bool walk_some(SourceWalk *walk, Level *level, const MergeSource *source, uint64_t *seq,
                      ChainHash *hash, Error *err) {
  const uint64_t to = *seq + EVENTS_AT_ONCE;
  bool walked = true;
  if (!journal_hold(level->journal, err)) return false;
  for (; walked && *seq <= source->events && *seq < to; ++*seq)
    walked = walk_event(walk, level, source, *seq, hash, err);
  journal_release(level->journal);
  return walked;
}

/* Starts at the first event or, for a file merged directly into the journal, where the two diverge:
 * what is before that was verified with the journal. */
static bool start_walk(const Level *level, uint64_t shared, uint64_t *seq, ChainHash *hash,
                       Error *err) {
  JournalEntry entry;
  bool found;
  *seq = 1;
  *hash = chain_start();
  if (level->below->below) return true;
  if (!journal_read(level->journal, shared, &entry, &found, err)) return false;
  *hash = entry.hash;
  *seq = shared + 1;
  return found || fail(err, ERROR_BAD_DATA, _("event %llu is missing"), (unsigned long long)shared);
}

static bool walk_events(SourceWalk *walk, Level *level, ChainHash *hash, Error *err) {
  const Merged *merged = &level->renumbering.merged;
  const MergeSource source = {
      .at = level->at, .shared = (uint64_t)merged->shared, .events = (uint64_t)merged->events};
  uint64_t seq;
  bool walked = start_walk(level, source.shared, &seq, hash, err);
  while (walked && seq <= source.events)
    walked = walk_some(walk, level, &source, &seq, hash, err);
  return walked;
}

static bool walk_blocks(SourceWalk *walk, Level *level, Error *err);

static bool walk_source(SourceWalk *walk, Level *level, Error *err) {
  ChainHash hash = chain_start(), said;
  if (++walk->depth > DEPTH_MAX) return fail_source(walk, level, &(Error){0}, err);
  if (!walk_events(walk, level, &hash, err)) return false;
  memcpy(said.bytes, level->renumbering.merged.hash, sizeof said.bytes);
  if (!chain_same(hash, said)) return fail_source(walk, level, &(Error){0}, err);
  ++walk->count;
  bool walked = walk_blocks(walk, level, err);
  --walk->depth;
  return walked;
}

/* Returns the journal's own event that represents one of a file's. */
static uint64_t place_in_journal(const Level *level, uint64_t seq) {
  for (; level->below; level = level->below)
    seq = place_below(level, seq);
  return seq;
}

static bool walk_blocks(SourceWalk *walk, Level *level, Error *err) {
  bool walked = true;
  for (size_t n = 0; walked && n < level->block_count; ++n) {
    Level above = {.below = level,
                   .journal = level->journal,
                   .renumbering = level->blocks[n],
                   .at = place_in_journal(level, level->blocks[n].at)};
    walked = walk_source(walk, &above, err);
    level_free(&above);
  }
  return walked;
}

static bool find_blocks(const JournalLoader *loader, Level *journal, Error *err) {
  for (uint64_t seq = 1; seq <= roundtable_seq(loader->state); ++seq) {
    const HistoryEntry *entry = history_at(loader->state, seq);
    if (!entry || entry->kind != EVENT_MERGED || entry->recorded) continue;
    if (!read_journal(journal, seq, err) || !note_block(journal, err)) return false;
  }
  return true;
}

bool sources_read(const JournalLoader *loader, SourceTaker *take, void *context, size_t *count,
                  Error *err) {
  SourceWalk walk = {.path = loader->path, .take = take, .context = context};
  Level journal = {.journal = loader->journal};
  bool read = find_blocks(loader, &journal, err) && walk_blocks(&walk, &journal, err);
  if (count) *count = walk.count;
  level_free(&journal);
  return read;
}
