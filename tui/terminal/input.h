/* Input for the screens: keys, pasted text, clicks, the passing of time; and how the characters
 * that a terminal sends become such. Needs no terminal and no clock. */
#ifndef TUI_TERMINAL_INPUT_H
#define TUI_TERMINAL_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A key: its Unicode character, or one of the numbers below for keys without one. Keys of the
 * numeric keypad are the characters printed on them. */
typedef uint32_t Key;

enum {
  PRESS_CONTROL_A = 0x01,
  PRESS_CONTROL_B = 0x02,
  PRESS_CONTROL_E = 0x05,
  PRESS_CONTROL_F = 0x06,
  PRESS_CONTROL_Q = 0x11,
  PRESS_CONTROL_R = 0x12,
  PRESS_CONTROL_S = 0x13,
  PRESS_CONTROL_U = 0x15,
  PRESS_CONTROL_W = 0x17,
  PRESS_CONTROL_UNDERSCORE = 0x1f,
  PRESS_TAB = '\t',
  PRESS_ENTER = '\r',
  PRESS_ESCAPE = 0x1b,
  PRESS_BACKSPACE = 0x7f,
  PRESS_UP = 0x110000, /* the first that is not a character */
  PRESS_DOWN,
  PRESS_LEFT,
  PRESS_RIGHT,
  PRESS_PAGE_UP,
  PRESS_PAGE_DOWN,
  PRESS_HOME,
  PRESS_END,
  PRESS_DELETE,
  PRESS_SHIFT_TAB,
  PRESS_CONTROL_LEFT,
  PRESS_CONTROL_RIGHT,
  PRESS_F1,
  PRESS_F2,
  PRESS_F5,
  PRESS_ANY_DIGIT /* never sent: means all keys with a digit on them */
};

typedef enum TargetKind {
  TARGET_NOTHING,
  TARGET_KEY,  /* does what `key` does in `situation` */
  TARGET_LINE, /* a line of the screen; `number` as the screen counts */
  TARGET_TAB   /* the subgroup with this `number` */
} TargetKind;

/* What a click means at the place where it landed. */
typedef struct Target {
  uint8_t kind; /* TargetKind */
  Key key;
  uint32_t situation; /* Situation */
  uint32_t number;
} Target;

typedef enum InputKind {
  INPUT_NOTHING, /* time passed */
  INPUT_KEY,
  INPUT_PASTE,
  INPUT_CLICK,  /* left button, at `row` and `column` */
  INPUT_CHOICE, /* a click on `target` */
  INPUT_RESIZED,
  INPUT_LEAVE /* the terminal is gone, or a signal asks to exit */
} InputKind;

typedef struct Input {
  InputKind kind;
  Key key;
  const char *text; /* pasted text, raw; borrowed until the next input */
  bool is_unmarked; /* the terminal did not mark it as pasted; see Burst */
  int row, column;
  Target target;
  int signal; /* the signal that asks to exit; SIGHUP too if the terminal is gone */
} Input;

/* Decodes characters into pastes, mouse clicks, keys, and ignored sequences. They may arrive in
 * pieces at any time: the rest of a sequence or of a paste is never taken for keys. */

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

/* A burst: keys that arrived in one read of the terminal, typed one by one, or pasted into a
 * terminal that does not mark pastes.
 *
 * A paste is a run of characters (Enter and Tab included, no other key among them) of which at
 * least BURST_PRINTABLE_MIN are printable and at least BURST_DIFFERENT_MIN of these differ,
 * digits aside: a repeating key, a row of counts and the dots of a fast typist are keys, even
 * when a slow line or a busy machine delivers many at once. It must also have arrived faster
 * than anyone types: while the program was busy (a commit of 2 to 50 ms) and not reading, one
 * key per BURST_KEY_MS of that time plus BURST_BATCH more may have been typed; at most
 * BURST_WORK_MAX_MS of it counts, by which time 30 keys a second have had nearly two seconds. A
 * paste becomes one input, which update refuses unless text is being typed. What follows it
 * within BURST_GOES_ON_MS is part of it.
 *
 * The rest of the queue, which is dropped after a refusal or a question, is everything already
 * read and everything readable at once when the refusal or question has been drawn. Keys
 * pressed after that count, however slow the machine. */

enum {
  BURST_PRINTABLE_MIN = 8,
  BURST_DIFFERENT_MIN = 4,
  BURST_KEY_MS = 5,
  BURST_BATCH = 5, /* as many as a slow line delivers at once */
  BURST_WORK_MAX_MS = 250,
  BURST_GOES_ON_MS = 30,
  BURST_MAX = 4096 /* inputs per read; more make another one */
};

/* {0} is empty. */
typedef struct Burst {
  Input inputs[BURST_MAX];
  size_t count, next, read_from; /* total; next to take; start of this read */
  char text[5 * BURST_MAX];      /* pasted texts, one after another */
  size_t text_used;
  bool was_pasted;   /* the latest read ended in a paste … */
  int64_t pasted_ms; /* … at this time */
} Burst;

/* Adds an input to this read; false if there is no room, or a paste must be taken first. */
bool burst_add(Burst *burst, Input input);
bool burst_has_room(const Burst *burst);

/* Ends the read and finds pastes in it. `now_ms` is from any clock that never goes back; the inputs
 * arrived within the last `unseen_ms`, during which the program was busy. */
void burst_close(Burst *burst, int64_t now_ms, int64_t unseen_ms);

/* Takes the next input. A text is borrowed until burst_take finds nothing more. */
bool burst_take(Burst *burst, Input *input);

/* Drop everything not taken yet, or the latest of it. */
void burst_drop(Burst *burst);
void burst_drop_last(Burst *burst);

#endif
