/* Text for people, and CSV and JSON for programs. What people typed is cleaned at the door, made
 * safe to show, and compared as people compare.
 * Cleaned text is UTF-8 in NFC without blanks around it. Refused, by name, is what a reader cannot
 * see or what changes how the rest is read:
 *   - bytes that are not UTF-8, NUL and the other C0 and C1 controls but tab, DEL;
 *   - line and paragraph separators (U+2028, U+2029), so that every text is one line;
 *   - what steers the direction of writing (U+061C, U+200E, U+200F, U+202A–202E, U+2066–2069);
 *   - what has no width or no look of its own: soft hyphen, zero-width space and joiners, word
 *     joiner, fillers, U+FEFF, variation selectors, tags, non-characters.
 * Two exceptions, since emoji need them: U+FE0E and U+FE0F after a visible character, and the
 * zero-width joiner between two emoji. Codes hold neither, and no tab.
 *
 * A character is a code point here: limits count those, after NFC. */
#ifndef SESSIONS_TEXT_TEXT_H
#define SESSIONS_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/base/error.h"

/* What a text is for, which sets its limits. */
typedef enum TextUse {
  TEXT_TITLE,         /* titles, names, places, reasons: up to TITLE_CHARACTERS_MAX */
  TEXT_NOTE,          /* notes and details: up to NOTE_CHARACTERS_MAX */
  TEXT_CODE,          /* of a recommendation: 1 to CODE_CHARACTERS_MAX */
  TEXT_SUBGROUP_CODE, /* up to CODE_CHARACTERS_MAX, no '/'; empty in a session without subgroups */
  TEXT_USES
} TextUse;

/* Cleans `size` bytes of text. *clean is NUL-terminated and the caller's to free. The error
 * (ERROR_BAD_DATA) is a clause that can follow a place: "the title holds <U+202E>, …". */
bool text_clean(TextUse use, const char *raw, size_t size, char **clean, Error *err);

/* The same for a reason that somebody typed; the error is a sentence. */
bool text_clean_reason(const char *typed, char **clean, Error *err);

/* Whether bytes are strictly UTF-8: no surrogates, nothing overlong, nothing cut. */
bool text_is_utf8(const char *raw, size_t size);

enum { TEXT_SHOWN_SIZE = 256 };

/* Writes a text so that any terminal and any sentence can hold it, clean or not: what
 * text_clean refuses becomes <U+202E> or <byte FF>, a tab a blank. Cut with … where it is longer
 * than the room (at least 16 bytes). Returns shown. */
const char *text_show(const char *raw, size_t size, char *shown, size_t room);

/* The same for a NUL-terminated text in an error sentence. */
const char *text_quote(const char *raw, char shown[TEXT_SHOWN_SIZE]);

/* One character of a text that may be unclean, for those that write a format of their own. */
enum { TEXT_NO_SIGN = -1 };
typedef struct TextSign {
  int32_t point; /* TEXT_NO_SIGN: a byte that is not UTF-8 */
  size_t length; /* in bytes */
  bool hidden;   /* text_clean refuses it: it goes out by its name, or as an escape */
} TextSign;

/* The character at raw[at], which is before raw[size]. `before` is the point of the one before it:
 * TEXT_NO_SIGN at the beginning. */
TextSign text_sign(const char *raw, size_t size, size_t at, int32_t before);

/* Writes a whole line as text_show shows it, but with its tabs. */
void text_write_line(FILE *out, const char *raw, size_t size);

/* How many characters a text has, and how many columns of a terminal it takes (wcwidth of the
 * present locale; what that does not know counts as one). */
size_t text_characters(const char *text);
int text_columns(const char *text);

/* The longest beginning of `text` that fits into `columns`, in bytes; *used is its width. Accents
 * stay with their letters. */
size_t text_fit(const char *text, int columns, int *used);

/* The same where what follows is left out: of a figure ("12,345", "5 + 2") all is kept or nothing,
 * nor does it end what is kept, for with "…" after it, it would look cut. */
size_t text_cut(const char *text, int columns, int *used);

/* Whether a figure begins before byte `at` and ends there or later, and from where to where. */
bool text_figure_at(const char *text, size_t at, size_t *begin, size_t *end);

/* The text without its case and accents, compatibility forms unfolded, for search and headers: « N°
 * DÉJÀ » is "no deja". All apostrophes are ', all hyphens and dashes -, all blanks a blank. *folded
 * is the caller's to free. False for lack of memory or if it is not UTF-8. */
bool text_fold(const char *text, char **folded);

/* The same, and without its blanks: what two ways of writing one person's name have in common. */
bool text_fold_name(const char *name, char **folded);

/* Whether `text`, folded, holds `needle`, folded. An empty needle is everywhere. */
bool text_holds(const char *text, const char *needle);

/* The letters and digits of a text, folded, and nothing between them: « L'accueil n° 2 » is
 * "laccueilno2". *letters is the caller's to free; false as for text_fold. */
bool text_letters(const char *text, char **letters);

/* Whether both are the same letters and digits, whatever their case, accents, blanks and
 * punctuation. */
bool text_alike(const char *a, const char *b);

/* Which comes first, below 0 or above, where digits count as numbers: 2 before 10, 5.2 before 5.10,
 * 02 between 1 and 3. All else goes by its bytes; fold first where case should not matter. 0 only
 * for the same bytes. */
int text_natural_order(const char *a, const char *b);

#endif
