#include "tui/terminal/input.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
  LATE_MS = 1000, /* an O that follows an Escape within this time belongs to a sequence */
  BUTTON_LEFT = 0,
  WHEEL_UP = 64,
  WHEEL_DOWN = 65,
  OLD_MOUSE_CHARACTERS = 3,
  OLD_MOUSE_BASE = 32 /* added to each number to make it printable */
};

static const char paste_end[] = "\033[201~";

static const Input nothing = {.kind = INPUT_NOTHING};

static Input key_input(Key key) {
  return (Input){.kind = key == 0 ? INPUT_NOTHING : INPUT_KEY, .key = key};
}

/* Mouse rows and columns count from 1. The wheel acts as the arrows. */
static Input mouse_input(int button, int column, int row) {
  if (button == WHEEL_UP) return key_input(PRESS_UP);
  if (button == WHEEL_DOWN) return key_input(PRESS_DOWN);
  if (button != BUTTON_LEFT) return nothing;
  return (Input){.kind = INPUT_CLICK, .row = row - 1, .column = column - 1};
}

static Input hand_over_paste(InputDecoder *decoder) {
  decoder->pasted[decoder->pasted_size] = '\0';
  decoder->pasted_size = 0;
  return (Input){.kind = INPUT_PASTE, .text = decoder->pasted};
}

/* Removes the end sequence's bytes from the text, as far as they fitted. */
static Input end_paste(InputDecoder *decoder, DecoderState state) {
  const size_t matched = decoder->end_matched, size = decoder->pasted_size;
  decoder->state = state;
  decoder->end_matched = 0;
  if (size >= matched && memcmp(decoder->pasted + size - matched, paste_end, matched) == 0)
    decoder->pasted_size -= matched;
  return hand_over_paste(decoder);
}

/* What does not fit is dropped. */
static Input collect_paste(InputDecoder *decoder, uint32_t character) {
  utf8proc_uint8_t bytes[4];
  utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)character, bytes);
  size_t *used = &decoder->pasted_size, *matched = &decoder->end_matched;
  if (size > 0 && *used + (size_t)size < sizeof decoder->pasted) {
    memcpy(decoder->pasted + *used, bytes, (size_t)size);
    *used += (size_t)size;
  }
  if (character != (uint32_t)paste_end[*matched]) *matched = 0;
  if (character == (uint32_t)paste_end[*matched]) ++*matched;
  return paste_end[*matched] == '\0' ? end_paste(decoder, INCOMING_KEYS) : nothing;
}

/* Parses a number and the sign after it. */
static bool take_number(const char **text, char sign, int *number) {
  char *end;
  long value = strtol(*text, &end, 10);
  bool is_number = end != *text && *end == sign && value >= 0 && value <= INT16_MAX;
  *number = (int)value;
  if (is_number) *text = end + 1;
  return is_number;
}

/* "<0;12;5M" is a press of the left button; with a small m, its release. */
static Input read_mouse(const char *sequence) {
  int button, column, row;
  const char *rest = sequence + 1;
  bool is_press = sequence[0] == '<' && take_number(&rest, ';', &button) &&
                  take_number(&rest, ';', &column) && take_number(&rest, 'M', &row);
  return is_press ? mouse_input(button, column, row) : nothing;
}

static Input end_sequence(InputDecoder *decoder) {
  decoder->sequence[decoder->sequence_length] = '\0';
  const char *sequence = decoder->sequence;
  decoder->state = INCOMING_KEYS;
  decoder->sequence_length = 0;
  if (strcmp(sequence, "200~") == 0) {
    decoder->state = INCOMING_PASTE;
    decoder->end_matched = 0;
    decoder->pasted_size = 0;
  }
  if (strcmp(sequence, "M") == 0) decoder->state = INCOMING_OLD_MOUSE;
  return read_mouse(sequence);
}

static void collect(InputDecoder *decoder, uint32_t character) {
  bool has_room = decoder->sequence_length + 1 < sizeof decoder->sequence;
  if (has_room) decoder->sequence[decoder->sequence_length++] = (char)character;
}

static Input take_old_mouse(InputDecoder *decoder, uint32_t character) {
  const char *sequence = decoder->sequence;
  collect(decoder, character < 0x80 ? character : 0);
  if (decoder->sequence_length < OLD_MOUSE_CHARACTERS) return nothing;
  decoder->state = INCOMING_KEYS;
  decoder->sequence_length = 0;
  bool is_known = sequence[1] > OLD_MOUSE_BASE && sequence[2] > OLD_MOUSE_BASE;
  if (!is_known) return nothing;
  return mouse_input(sequence[0] - OLD_MOUSE_BASE, sequence[1] - OLD_MOUSE_BASE,
                     sequence[2] - OLD_MOUSE_BASE);
}

static bool begins_sequence(InputDecoder *decoder, uint32_t character) {
  decoder->sequence_length = 0;
  if (character == '[') decoder->state = INCOMING_SEQUENCE;
  if (character == 'O') decoder->state = INCOMING_FUNCTION;
  return character == '[' || character == 'O';
}

static Input take_key(InputDecoder *decoder, uint32_t character, int64_t now_ms) {
  decoder->state = character == PRESS_ESCAPE ? INCOMING_ESCAPE : INCOMING_KEYS;
  decoder->escaped_ms = now_ms;
  if (character == PRESS_ESCAPE) return nothing;
  return key_input(character == '\b' ? PRESS_BACKSPACE : (Key)character);
}

Input input_decoder_character(InputDecoder *decoder, uint32_t character, int64_t now_ms) {
  const bool is_late = character == 'O' && now_ms - decoder->escaped_ms > LATE_MS;
  switch (decoder->state) {
  case INCOMING_PASTE: return collect_paste(decoder, character);
  case INCOMING_SEQUENCE:
    if (character < 0x80) collect(decoder, character);
    if (character == PRESS_ESCAPE) decoder->state = INCOMING_ESCAPE;
    return character >= '@' && character <= '~' ? end_sequence(decoder) : nothing;
  case INCOMING_OLD_MOUSE: return take_old_mouse(decoder, character);
  case INCOMING_ESCAPE:
    /* Alt and a letter arrive as Escape and that letter, which must not be taken for itself. */
    decoder->state = character == PRESS_ESCAPE ? INCOMING_ESCAPE : INCOMING_KEYS;
    begins_sequence(decoder, character);
    return nothing;
  case INCOMING_LATE_ESCAPE:
    if (!is_late && begins_sequence(decoder, character)) return nothing;
    break;
  case INCOMING_FUNCTION: decoder->state = INCOMING_KEYS; return nothing;
  case INCOMING_KEYS: break;
  }
  return take_key(decoder, character, now_ms);
}

Input input_decoder_key(InputDecoder *decoder, Key key) {
  if (decoder->state == INCOMING_PASTE) return nothing;
  decoder->state = INCOMING_KEYS;
  return key_input(key);
}

Input input_decoder_pause(InputDecoder *decoder) {
  if (decoder->state != INCOMING_ESCAPE) return nothing;
  decoder->state = INCOMING_LATE_ESCAPE;
  return key_input(PRESS_ESCAPE);
}

Input input_decoder_rest(InputDecoder *decoder) {
  const size_t matched = decoder->end_matched;
  if (decoder->state != INCOMING_PASTE || decoder->pasted_size == 0 || matched > 1) return nothing;
  return matched == 1 ? end_paste(decoder, INCOMING_LATE_ESCAPE) : hand_over_paste(decoder);
}

bool input_decoder_is_paste(const InputDecoder *decoder) {
  return decoder->state == INCOMING_PASTE;
}

enum { CHARACTER_BYTES = 4 };

/* A terminal's own paste is borrowed from the decoder until more arrives. */
bool burst_has_room(const Burst *burst) {
  const bool is_lent = burst->count > burst->next &&
                       burst->inputs[burst->count - 1].kind == INPUT_PASTE &&
                       !burst->inputs[burst->count - 1].is_unmarked;
  const size_t of_this_read = burst->count - burst->read_from + 1;
  return burst->count < BURST_MAX && !is_lent &&
         burst->text_used + CHARACTER_BYTES * of_this_read < sizeof burst->text;
}

bool burst_add(Burst *burst, Input input) {
  if (!burst_has_room(burst)) return false;
  burst->inputs[burst->count++] = input;
  return true;
}

static bool is_printable(Key key) {
  return key >= ' ' && key != PRESS_BACKSPACE && (key < 0x80 || key >= 0xa0) && key < PRESS_UP;
}

static bool came_before(const Input *inputs, size_t count, Key key) {
  for (size_t n = 0; n < count; n++)
    if (inputs[n].key == key) return true;
  return false;
}

/* Returns how many keys may have been typed while nobody was reading. */
static size_t struck_at_most(int64_t unseen_ms) {
  const size_t least = BURST_PRINTABLE_MIN - 1;
  if (unseen_ms <= 0) return least;
  const int64_t counts = unseen_ms < BURST_WORK_MAX_MS ? unseen_ms : BURST_WORK_MAX_MS;
  const size_t keys = (size_t)(counts / BURST_KEY_MS) + BURST_BATCH;
  return keys > least ? keys : least;
}

static bool is_paste(const Input *inputs, size_t count, bool goes_on, int64_t unseen_ms) {
  size_t printable = 0, different = 0;
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key;
    if (!is_printable(key)) continue;
    printable++;
    const bool is_digit = key >= '0' && key <= '9';
    if (different < BURST_DIFFERENT_MIN && !is_digit && !came_before(inputs, n, key)) different++;
  }
  if (goes_on) return printable > 0;
  return printable > struck_at_most(unseen_ms) && different >= BURST_DIFFERENT_MIN;
}

/* Line ends become newlines. */
static Input paste_of(const Input *inputs, size_t count, char *text) {
  size_t used = 0;
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key == PRESS_ENTER ? '\n' : inputs[n].key;
    used += (size_t)utf8proc_encode_char((utf8proc_int32_t)key, (utf8proc_uint8_t *)text + used);
  }
  text[used] = '\0';
  return (Input){.kind = INPUT_PASTE, .text = text, .is_unmarked = true};
}

/* Returns how many of the first inputs are text. */
static size_t run_length(const Input *inputs, size_t count) {
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key;
    const bool is_text = is_printable(key) || key == PRESS_ENTER || key == '\n' || key == PRESS_TAB;
    if (inputs[n].kind != INPUT_KEY || !is_text) return n;
  }
  return count;
}

/* Replaces pasted characters by one input. Texts are stored one after another. */
void burst_close(Burst *burst, int64_t now_ms, int64_t unseen_ms) {
  const size_t count = burst->count;
  bool goes_on = burst->was_pasted && now_ms - burst->pasted_ms <= BURST_GOES_ON_MS;
  if (count == burst->read_from) return;
  burst->count = burst->read_from;
  burst->was_pasted = false;
  for (size_t from = burst->read_from; from < count; goes_on = false) {
    const Input *run = burst->inputs + from;
    const size_t length = run_length(run, count - from);
    burst->was_pasted = is_paste(run, length, goes_on, unseen_ms);
    if (burst->was_pasted) {
      const Input paste = paste_of(run, length, burst->text + burst->text_used);
      burst->text_used += strlen(paste.text) + 1;
      burst->inputs[burst->count++] = paste;
    } else {
      for (size_t n = 0; n < length; n++)
        burst->inputs[burst->count++] = run[n];
    }
    from += length;
    if (from < count && length == 0) burst->inputs[burst->count++] = burst->inputs[from++];
  }
  burst->pasted_ms = now_ms;
  burst->read_from = burst->count;
}

bool burst_take(Burst *burst, Input *input) {
  if (burst->next == burst->count) {
    burst_drop(burst);
    return false;
  }
  *input = burst->inputs[burst->next++];
  return true;
}

void burst_drop(Burst *burst) {
  burst->next = burst->count = burst->read_from = burst->text_used = 0;
}

void burst_drop_last(Burst *burst) {
  if (burst->count == burst->next) return;
  const Input *last = &burst->inputs[--burst->count];
  if (last->is_unmarked) burst->text_used = (size_t)(last->text - burst->text);
  burst->read_from = burst->count;
}
