#include "sessions/text/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "core/base/i18n.h"
#include "core/vote/event.h"
#include "core/vote/number.h"

enum {
  NO_CODE_POINT = TEXT_NO_SIGN,
  TAB = 0x09,
  TEXT_STYLE = 0xFE0E,
  EMOJI_STYLE = 0xFE0F,
  ZERO_WIDTH_JOINER = 0x200D,
  SHOWN_SIGN_SIZE = 16, /* "<U+10FFFF>" */
};

typedef struct CodePointRange {
  int32_t first, last;
} CodePointRange;

/* For the reasons in the header. In rising order; style selectors and the joiner have their own
 * rule. */
static const CodePointRange REFUSED[] = {
    {0x0000, 0x0008}, {0x000A, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x061C, 0x061C}, {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200C},
    {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},   {0x2800, 0x2800},   {0x3164, 0x3164},
    {0xFDD0, 0xFDEF}, {0xFE00, 0xFE0D},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

static bool is_emoji(int32_t point) {
  return point >= 0 &&
         utf8proc_get_property(point)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool ends_an_emoji(int32_t point) {
  bool skin_tone = point >= 0x1F3FB && point <= 0x1F3FF;
  return is_emoji(point) || point == EMOJI_STYLE || skin_tone;
}

static bool is_blank(int32_t point) {
  return point == TAB || (point >= 0 && utf8proc_category(point) == UTF8PROC_CATEGORY_ZS);
}

static bool is_refused(int32_t before, int32_t point, int32_t after) {
  if (point == ZERO_WIDTH_JOINER) return !ends_an_emoji(before) || !is_emoji(after);
  if (point == TEXT_STYLE || point == EMOJI_STYLE) {
    return before == NO_CODE_POINT || is_blank(before) || before == TEXT_STYLE ||
           before == EMOJI_STYLE;
  }
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; ++i)
    if (point >= REFUSED[i].first && point <= REFUSED[i].last) return true;
  return (point & 0xFFFE) == 0xFFFE;
}

/* Returns how many bytes it takes: 0 at the end, -1 if the bytes are not UTF-8. */
static ptrdiff_t read_code_point(const char *raw, size_t size, int32_t *point) {
  *point = NO_CODE_POINT;
  if (size == 0) return 0;
  ptrdiff_t length = utf8proc_iterate((const uint8_t *)raw, (ptrdiff_t)size, point);
  return length > 0 ? length : -1;
}

static const char *show_sign(int32_t point, char text[SHOWN_SIGN_SIZE]) {
  snprintf(text, SHOWN_SIGN_SIZE, "<U+%04X>", (unsigned)point);
  return text;
}

static const char *show_byte(char byte, char text[SHOWN_SIGN_SIZE]) {
  snprintf(text, SHOWN_SIGN_SIZE, "<byte %02X>", (unsigned)(unsigned char)byte);
  return text;
}

static bool refuse_sign(int32_t point, Error *err) {
  char sign[SHOWN_SIGN_SIZE];
  return fail(err, ERROR_BAD_DATA, _("remove the invisible character %s"), show_sign(point, sign));
}

static bool check_signs(TextUse use, const char *raw, size_t size, Error *err) {
  bool code = use == TEXT_CODE || use == TEXT_SUBGROUP_CODE;
  int32_t before = NO_CODE_POINT;
  for (size_t at = 0; at < size;) {
    int32_t point, after;
    ptrdiff_t length = read_code_point(raw + at, size - at, &point);
    if (length < 0) {
      char byte[SHOWN_SIGN_SIZE];
      return fail(err, ERROR_BAD_DATA, _("the text contains %s, which is not UTF-8: type it again"),
                  show_byte(raw[at], byte));
    }
    at += (size_t)length;
    read_code_point(raw + at, size - at, &after);
    if (is_refused(before, point, after) || (code && (point == TAB || point == ZERO_WIDTH_JOINER ||
                                                      point == TEXT_STYLE || point == EMOJI_STYLE)))
      return refuse_sign(point, err);
    before = point;
  }
  return true;
}

static size_t blanks_at_start(const char *text, size_t size) {
  size_t at = 0;
  int32_t point;
  ptrdiff_t length;
  while ((length = read_code_point(text + at, size - at, &point)) > 0 && is_blank(point))
    at += (size_t)length;
  return at;
}

static size_t end_without_blanks(const char *text, size_t size) {
  size_t end = 0;
  for (size_t at = 0; at < size;) {
    int32_t point;
    at += (size_t)read_code_point(text + at, size - at, &point);
    if (!is_blank(point)) end = at;
  }
  return end;
}

static bool compose(const char *raw, size_t size, char **composed, Error *err) {
  uint8_t *result = NULL;
  ptrdiff_t length = utf8proc_map((const uint8_t *)raw, (ptrdiff_t)size, &result,
                                  UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  if (length < 0) return fail_memory(err);
  *composed = (char *)result;
  return true;
}

static size_t longest(TextUse use) {
  switch (use) {
  case TEXT_TITLE: return TITLE_CHARACTERS_MAX;
  case TEXT_NOTE: return NOTE_CHARACTERS_MAX;
  case TEXT_CODE:
  case TEXT_SUBGROUP_CODE:
  case TEXT_USES: break;
  }
  return CODE_CHARACTERS_MAX;
}

static bool check_limits(TextUse use, const char *text, Error *err) {
  size_t characters = text_characters(text);
  if (use == TEXT_CODE && characters == 0) {
    return fail(err, ERROR_BAD_DATA, _("the code is empty: give it 1 to %d characters"),
                CODE_CHARACTERS_MAX);
  }
  if (characters > longest(use)) {
    return fail(err, ERROR_BAD_DATA,
                _("the text has %s characters, and %s at most are allowed: shorten it"),
                count_shown(characters).text, count_shown(longest(use)).text);
  }
  if (use == TEXT_SUBGROUP_CODE && strchr(text, '/')) {
    return fail(err, ERROR_BAD_DATA,
                _("the code of a subgroup cannot contain a “/”, as “%s” does: leave it out"),
                text_quoted(text).text);
  }
  return true;
}

/* True for most of a file: a quick scan is enough. */
static bool is_plain(const char *raw, size_t size) {
  for (size_t at = 0; at < size; ++at)
    if (raw[at] < ' ' || raw[at] > '~') return false;
  return true;
}

static bool copy_plain(const char *raw, size_t size, char **copy, Error *err) {
  while (size > 0 && raw[0] == ' ')
    ++raw, --size;
  while (size > 0 && raw[size - 1] == ' ')
    --size;
  char *plain = strndup(raw, size);
  if (plain) *copy = plain;
  return plain || fail_memory(err);
}

static bool clean_any(TextUse use, const char *raw, size_t size, char **clean, Error *err) {
  if (!check_signs(use, raw, size, err)) return false;
  size_t start = blanks_at_start(raw, size);
  return compose(raw + start, end_without_blanks(raw + start, size - start), clean, err);
}

bool text_clean(TextUse use, const char *raw, size_t size, char **clean, Error *err) {
  char *text = NULL;
  bool done = is_plain(raw, size) ? copy_plain(raw, size, &text, err)
                                  : clean_any(use, raw, size, &text, err);
  if (!done) return false;
  if (!check_limits(use, text, err)) {
    free(text);
    return false;
  }
  *clean = text;
  return true;
}

bool text_clean_reason(const char *typed, char **clean, Error *err) {
  Error cause = {0};
  return text_clean(TEXT_TITLE, typed, strlen(typed), clean, &cause) ||
         fail(err, cause.kind, _("the reason was not accepted: %s"), cause.text);
}

bool text_is_utf8(const char *raw, size_t size) {
  for (size_t at = 0; at < size;) {
    int32_t point;
    ptrdiff_t length = read_code_point(raw + at, size - at, &point);
    if (length < 0) return false;
    at += (size_t)length;
  }
  return true;
}

TextSign text_sign(const char *raw, size_t size, size_t at, int32_t before) {
  TextSign sign = {.point = raw[at], .length = 1};
  if (raw[at] >= ' ' && raw[at] <= '~') return sign;
  const ptrdiff_t length = read_code_point(raw + at, size - at, &sign.point);
  int32_t after = NO_CODE_POINT;
  sign.hidden = true;
  if (length < 0) return sign;
  sign.length = (size_t)length;
  read_code_point(raw + at + sign.length, size - at - sign.length, &after);
  sign.hidden = is_refused(before, sign.point, after);
  return sign;
}

/* How one character or stray byte is shown. */
static void show_next(const char *raw, TextSign sign, char piece[SHOWN_SIGN_SIZE]) {
  if (sign.point == NO_CODE_POINT) {
    show_byte(raw[0], piece);
  } else if (sign.hidden) {
    show_sign(sign.point, piece);
  } else {
    memcpy(piece, raw, sign.length);
    piece[sign.length] = '\0';
  }
}

void text_write_line(FILE *out, const char *raw, size_t size) {
  int32_t before = NO_CODE_POINT;
  for (size_t at = 0; at < size;) {
    char piece[SHOWN_SIGN_SIZE];
    const TextSign sign = text_sign(raw, size, at, before);
    show_next(raw + at, sign, piece);
    fputs(piece, out);
    before = sign.point;
    at += sign.length;
  }
}

const char *text_show(const char *raw, size_t size, char *shown, size_t room) {
  static const char MORE[] = "…";
  int32_t before = NO_CODE_POINT;
  size_t used = 0, cut = 0;
  for (size_t at = 0; at < size;) {
    char piece[SHOWN_SIGN_SIZE];
    const TextSign sign = text_sign(raw, size, at, before);
    show_next(raw + at, sign, piece);
    if (sign.point == TAB) piece[0] = ' ';
    before = sign.point;
    at += sign.length;
    size_t length = strlen(piece);
    if (used + length + 1 > room) {
      memcpy(shown + cut, MORE, sizeof MORE);
      return shown;
    }
    memcpy(shown + used, piece, length);
    used += length;
    if (used + sizeof MORE <= room) cut = used;
  }
  shown[used] = '\0';
  return shown;
}

QuotedText text_quoted(const char *raw) {
  QuotedText quoted = {""};
  text_show(raw, strlen(raw), quoted.text, sizeof quoted.text);
  return quoted;
}

size_t text_characters(const char *text) {
  size_t count = 0;
  for (; *text; ++text)
    if (((unsigned char)*text & 0xC0U) != 0x80U) ++count;
  return count;
}

size_t text_fit(const char *text, int columns, int *used) {
  size_t size = strlen(text), at = 0;
  *used = 0;
  while (at < size) {
    int32_t point;
    ptrdiff_t length = read_code_point(text + at, size - at, &point);
    int width = wcwidth((wchar_t)point);
    if (width < 0) width = 1;
    if (*used + width > columns) break;
    *used += width;
    at += length > 0 ? (size_t)length : 1;
  }
  return at;
}

int text_columns(const char *text) {
  int used;
  text_fit(text, INT32_MAX, &used);
  return used;
}
