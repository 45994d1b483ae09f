/* Characters as they come from a terminal, put together: what is pasted, what the mouse clicked,
 * and sequences that mean nothing here. They may come in pieces, whenever the line allows: the rest
 * of a sequence is never taken for keys, nor is a paste. Knows no terminal and no clock. */
#ifndef TUI_TERMINAL_INPUT_DECODER_H
#define TUI_TERMINAL_INPUT_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/input.h"

enum { PASTED_SIZE = 128 * 1024, SEQUENCE_SIZE = 32 };

typedef enum DecoderState {
  INCOMING_KEYS,
  INCOMING_ESCAPE,      /* came last: alone, or the beginning of a sequence */
  INCOMING_LATE_ESCAPE, /* was taken for a key; its sequence may still follow */
  INCOMING_SEQUENCE,    /* after Escape and [ */
  INCOMING_FUNCTION,    /* after Escape and O: one more character */
  INCOMING_OLD_MOUSE,   /* three more characters */
  INCOMING_PASTE
} DecoderState;

typedef struct InputDecoder {
  DecoderState state;
  char sequence[SEQUENCE_SIZE]; /* what came of it, cut where it is too long for any of ours */
  size_t sequence_length;
  int64_t escaped_ms; /* when the late escape came */
  char pasted[PASTED_SIZE];
  size_t pasted_size;
  size_t end_matched; /* how much of the sequence that ends it came last */
} InputDecoder;

/* The next character. Returns what it completes, else INPUT_NOTHING. `now_ms` is any clock that
 * never goes back. A pasted text is borrowed until the next call. */
Input input_decoder_character(InputDecoder *decoder, uint32_t character, int64_t now_ms);

/* A key that came as a whole; INPUT_NOTHING amid a paste. */
Input input_decoder_key(InputDecoder *decoder, Key key);

/* Nothing follows at once: an Escape alone is the key. */
Input input_decoder_pause(InputDecoder *decoder);

/* Nothing follows for long: what was pasted so far. The paste goes on until its end comes, or an
 * Escape alone, for a terminal that would never say that it is over. */
Input input_decoder_rest(InputDecoder *decoder);

bool input_decoder_is_paste(const InputDecoder *decoder);

#endif
