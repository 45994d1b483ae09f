#include "sessions/journal/checkpoint_codec.h"

#include "core/base/i18n.h"
#include "core/vote/checkpoint.h"
#include "sessions/journal/codec.h"

typedef struct CheckpointWriter {
  Bytes *data;
  Bytes event;
} CheckpointWriter;

static bool write_event(void *context, const Event *event, Error *err) {
  CheckpointWriter *writer = context;
  if (!event_encode(event, &writer->event, err) ||
      !bytes_reserve(writer->data, 4 + writer->event.size, err))
    return false;
  bytes_put_number(writer->data, writer->event.size, 4);
  bytes_put(writer->data, writer->event.data, writer->event.size);
  return true;
}

/* "History taken up": an event header, the first seq, and a row for each event. */
enum {
  HISTORY_KIND = 203,
  HEAD_SIZE = 44,
  KIND_AT = 16,
  FIELD_HEAD_SIZE = 5,
  FIRST_AT = 4 + HEAD_SIZE + FIELD_HEAD_SIZE,
  ROWS_AT = FIRST_AT + 8 + FIELD_HEAD_SIZE,
  ROW_SIZE = 20
};

static const uint32_t ALL_OF_THEM = UINT32_MAX; /* for EVERY_SUBGROUP */

static void put_row(Bytes *data, const HistoryEntry *entry) {
  bytes_put_number(data, entry->act, 4);
  bytes_put_number(data, entry->subgroup == EVERY_SUBGROUP ? ALL_OF_THEM : entry->subgroup, 4);
  bytes_put_number(data, entry->subject, 4);
  bytes_put_number(data, entry->corrects, 4);
  bytes_put_number(data, entry->kind, 2);
  bytes_put_number(data, entry->property, 1);
  bytes_put_number(data, entry->recorded, 1);
}

static bool write_history(const Roundtable *state, uint64_t from, Bytes *data, Error *err) {
  static const uint8_t head[HEAD_SIZE] = {[KIND_AT + 1] = HISTORY_KIND};
  const uint64_t end = roundtable_seq(state);
  const size_t size = (size_t)(end - from + 1) * ROW_SIZE;
  if (!bytes_reserve(data, ROWS_AT + size, err)) return false;
  bytes_put_number(data, ROWS_AT - 4 + size, 4);
  bytes_put(data, head, HEAD_SIZE);
  bytes_put_number(data, 1, 1);
  bytes_put_number(data, 8, 4);
  bytes_put_number(data, from, 8);
  bytes_put_number(data, 2, 1);
  bytes_put_number(data, size, 4);
  for (uint64_t seq = from; seq <= end; ++seq)
    put_row(data, history_at(state, seq));
  return true;
}

uint64_t checkpoint_history_from(const Bytes *data) {
  const bool told =
      data->size > ROWS_AT && bytes_number(data->data + 4 + KIND_AT, 2) == HISTORY_KIND;
  return told ? bytes_number(data->data + FIRST_AT, 8) : 0;
}

/* One of no possible subgroup is of no kind either, and refused. */
static HistoryEntry get_row(const uint8_t *row) {
  const uint32_t subgroup = (uint32_t)bytes_number(row + 4, 4);
  const bool possible = subgroup <= SUBGROUPS_MAX || subgroup == ALL_OF_THEM;
  return (HistoryEntry){.act = (uint32_t)bytes_number(row, 4),
                        .subgroup =
                            subgroup == ALL_OF_THEM ? EVERY_SUBGROUP : subgroup & EVERY_SUBGROUP,
                        .subject = (uint32_t)bytes_number(row + 8, 4),
                        .corrects = (uint32_t)bytes_number(row + 12, 4),
                        .kind = possible && row[16] == 0 ? row[17] : 0,
                        .property = row[18],
                        .recorded = row[19] != 0};
}

bool checkpoint_decode_history(const Bytes *data, Roundtable *state, Error *err) {
  const size_t size = (size_t)bytes_number(data->data, 4);
  if (size > data->size - 4 || size < ROWS_AT - 4 || (size + 4 - ROWS_AT) % ROW_SIZE != 0)
    return fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint is truncated"));
  for (size_t at = ROWS_AT; at < 4 + size; at += ROW_SIZE)
    if (!checkpoint_take_history(state, get_row(data->data + at), err)) return false;
  return true;
}

bool checkpoint_encode(const Roundtable *state, uint64_t from, Bytes *data, Error *err) {
  CheckpointWriter writer = {.data = data};
  data->size = 0;
  bool told = (from == 0 || write_history(state, from, data, err)) &&
              checkpoint_tell(state, write_event, &writer, err);
  bytes_free(&writer.event);
  return told;
}

static bool take_up_event(const uint8_t *bytes, size_t size, Bytes *store, Roundtable *state,
                          Error *err) {
  Event event;
  if (!event_decode(bytes, size, store, &event, err) || !roundtable_check(state, &event, err))
    return false;
  roundtable_apply(state, &event);
  return true;
}

static bool take_up(const Bytes *data, Roundtable *state, Bytes *store, Error *err) {
  const bool has_history = checkpoint_history_from(data) != 0;
  for (size_t at = 0; at < data->size;) {
    size_t left = data->size - at;
    size_t size = left < 4 ? left : (size_t)bytes_number(data->data + at, 4);
    if (left < 4 || size > left - 4)
      return fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint is truncated"));
    if (!(at == 0 && has_history) && !take_up_event(data->data + at + 4, size, store, state, err))
      return false;
    at += 4 + size;
  }
  return true;
}

bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err) {
  Bytes store = {0};
  checkpoint_begin(state);
  bool taken = take_up(data, state, &store, err);
  checkpoint_end(state, last);
  bytes_free(&store);
  return taken;
}
