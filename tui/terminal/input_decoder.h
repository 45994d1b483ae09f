/* Decodes characters from a terminal into pastes, mouse clicks, keys, and ignored sequences. They
 * may arrive in pieces at any time: the rest of a sequence or of a paste is never taken for keys.
 * Needs no terminal and no clock. */
#ifndef TUI_TERMINAL_INPUT_DECODER_H
#define TUI_TERMINAL_INPUT_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/input.h"

enum { PASTED_SIZE = 128 * 1024, SEQUENCE_SIZE = 32 };

typedef enum DecoderState {
  INCOMING_KEYS,
  INCOMING_ESCAPE,      /* the latest: a lone Escape, or the start of a sequence */
  INCOMING_LATE_ESCAPE, /* was reported as a key; its sequence may still follow */
  INCOMING_SEQUENCE,    /* after Escape and [ */
  INCOMING_FUNCTION,    /* after Escape and O: one more character */
  INCOMING_OLD_MOUSE,   /* three more characters */
  INCOMING_PASTE
} DecoderState;

typedef struct InputDecoder {
  DecoderState state;
  char sequence[SEQUENCE_SIZE]; /* received so far, cut where longer than any known one */
  size_t sequence_length;
  int64_t escaped_ms; /* when the late Escape came */
  char pasted[PASTED_SIZE];
  size_t pasted_size;
  size_t end_matched; /* how much of the paste's end sequence has arrived */
} InputDecoder;

/* Decodes the next character. Returns the input it completes, else INPUT_NOTHING. `now_ms` is from
 * any clock that never goes back. A pasted text is borrowed until the next call. */
Input input_decoder_character(InputDecoder *decoder, uint32_t character, int64_t now_ms);

/* Decodes a key that arrived whole; INPUT_NOTHING inside a paste. */
Input input_decoder_key(InputDecoder *decoder, Key key);

/* Reports that nothing follows at once: a lone Escape is the key. */
Input input_decoder_pause(InputDecoder *decoder);

/* Reports that nothing has followed for long: returns what was pasted so far. The paste goes on
 * until its end sequence or, for a terminal that never sends one, a lone Escape. */
Input input_decoder_rest(InputDecoder *decoder);

bool input_decoder_is_paste(const InputDecoder *decoder);

#endif
