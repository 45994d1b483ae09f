#include "sessions/checkpoint_codec.h"

#include "core/checkpoint.h"
#include "core/words.h"
#include "sessions/codec.h"

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

bool checkpoint_encode(const Roundtable *state, Bytes *data, Error *err) {
  CheckpointWriter writer = {.data = data};
  data->size = 0;
  bool told = checkpoint_tell(state, write_event, &writer, err);
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
  for (size_t at = 0; at < data->size;) {
    size_t left = data->size - at;
    size_t size = left < 4 ? left : (size_t)number_at(data->data + at, 4);
    if (left < 4 || size > left - 4)
      return fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint is cut short"));
    if (!take_up_event(data->data + at + 4, size, store, state, err)) return false;
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
