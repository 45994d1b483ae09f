/* Text for people, and CSV and JSON for programs. Typed text is cleaned on input, made safe to
 * show, and compared as people expect.
 *
 * Cleaned text is UTF-8 in NFC without surrounding blanks. Refused, by name, is what a reader
 * cannot see or what changes how the rest reads:
 *   - bytes that are not UTF-8, NUL and the other C0 and C1 controls but tab, DEL;
 *   - line and paragraph separators (U+2028, U+2029), so that every text is one line;
 *   - what controls the writing direction (U+061C, U+200E, U+200F, U+202A–202E, U+2066–2069);
 *   - what has no width or no shape of its own: soft hyphen, zero-width space and joiners, word
 *     joiner, fillers, U+FEFF, variation selectors, tags, non-characters.
 * Two exceptions, since emoji need them: U+FE0E and U+FE0F after a visible character, and the
 * zero-width joiner between two emoji. Codes contain neither, and no tab.
 *
 * A character here is a code point: limits count those, after NFC. */
#ifndef SESSIONS_TEXT_TEXT_H
#define SESSIONS_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/base/error.h"

/* What a text is for; sets its limits. */
typedef enum TextUse {
  TEXT_TITLE,         /* titles, names, places, reasons: up to TITLE_CHARACTERS_MAX */
  TEXT_NOTE,          /* notes and details: up to NOTE_CHARACTERS_MAX */
  TEXT_CODE,          /* of a recommendation: 1 to CODE_CHARACTERS_MAX */
  TEXT_SUBGROUP_CODE, /* up to CODE_CHARACTERS_MAX, no '/'; empty in a session without subgroups */
  TEXT_USES
} TextUse;

/* Cleans `size` bytes of text. *clean is NUL-terminated; the caller frees it. The error
 * (ERROR_BAD_DATA) is a clause that can follow a place: "the title holds <U+202E>, …". */
bool text_clean(TextUse use, const char *raw, size_t size, char **clean, Error *err);

/* The same for a typed reason; the error is a sentence. */
bool text_clean_reason(const char *typed, char **clean, Error *err);

/* Returns whether the bytes are strictly valid UTF-8: no surrogates, nothing overlong, nothing
 * truncated. */
bool text_is_utf8(const char *raw, size_t size);

enum { TEXT_SHOWN_SIZE = 256 };

/* Writes a text, clean or not, so that it is safe in any terminal and any sentence: what text_clean
 * refuses becomes <U+202E> or <byte FF>, a tab a blank. Truncated with … if longer than `room` (at
 * least 16 bytes). Returns shown. */
const char *text_show(const char *raw, size_t size, char *shown, size_t room);

typedef struct QuotedText {
  char text[TEXT_SHOWN_SIZE];
} QuotedText;

/* The same for a NUL-terminated text in a sentence: fail(err, …, text_quoted(typed).text). */
QuotedText text_quoted(const char *raw);

/* One character of a text that may be unclean, for functions that write their own format. */
enum { TEXT_NO_SIGN = -1 };
typedef struct TextSign {
  int32_t point; /* TEXT_NO_SIGN: a byte that is not UTF-8 */
  size_t length; /* in bytes */
  bool hidden;   /* text_clean refuses it: write its name or an escape */
} TextSign;

/* Returns the character at raw[at], which is before raw[size]. `before` is the code point of the
 * previous one: TEXT_NO_SIGN at the beginning. */
TextSign text_sign(const char *raw, size_t size, size_t at, int32_t before);

/* Writes a whole line as text_show does, but with its tabs. */
void text_write_line(FILE *out, const char *raw, size_t size);

/* Return how many characters a text has, and how many columns of a terminal it takes (wcwidth of
 * the current locale; what that does not know counts as one). */
size_t text_characters(const char *text);
int text_columns(const char *text);

/* Returns the length in bytes of the longest prefix of `text` that fits into `columns`; *used is
 * its width. Never separates an accent from its letter. */
size_t text_fit(const char *text, int columns, int *used);

/* The same for truncation: a figure ("12,345", "5 + 2") is included as a whole or not at all, nor
 * does the prefix end with one, since it would look truncated before "…". */
size_t text_cut(const char *text, int columns, int *used);

/* Returns whether a figure begins before byte `at` and ends there or later, and its bounds. */
bool text_figure_at(const char *text, size_t at, size_t *begin, size_t *end);

/* Folds a text for search and headers: no case, no accents, compatibility forms unfolded: « N° DÉJÀ
 * » is "no deja". All apostrophes become ', all hyphens and dashes -, all blanks a blank. The
 * caller frees *folded. False if out of memory or if it is not UTF-8. */
bool text_fold(const char *text, char **folded);

/* The same for a text that may be anything: *folded is NULL if it is not UTF-8. False only if out
 * of memory, as by fail_memory. */
bool text_fold_if_utf8(const char *text, char **folded, Error *err);

/* The same, without blanks: matches two spellings of one person's name. */
bool text_fold_name(const char *name, char **folded);

/* Returns whether `text`, folded, contains `needle`, folded. An empty needle is in any text. Takes
 * no memory; what is not UTF-8 is in nothing. */
bool text_holds(const char *text, const char *needle);

/* Reduces a text to its letters and digits, folded: « L'accueil n° 2 » is "laccueilno2". The caller
 * frees *letters; false as for text_fold. */
bool text_letters(const char *text, char **letters);

/* Returns whether both have the same letters and digits, whatever their case, accents, blanks and
 * punctuation. Takes no memory; what is not UTF-8 is like nothing. */
bool text_alike(const char *a, const char *b);

/* Compares two texts, below 0 or above, with digits compared as numbers: 2 before 10, 5.2
 * before 5.10, 02 between 1 and 3. All else is compared by bytes; fold first to ignore case. 0 only
 * for identical bytes. */
int text_natural_order(const char *a, const char *b);

#endif
