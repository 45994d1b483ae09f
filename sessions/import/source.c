#include "sessions/import/source.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"

enum {
  PIECE_SIZE = 64 * 1024,
  LONGEST_CHARACTER = 4,
  /* two bytes of UTF-16, or one of Windows-1252, are at most three of UTF-8 */
  DECODED_SIZE = 3 * PIECE_SIZE + LONGEST_CHARACTER,
};

static bool fail_to_read(const ImportSource *source, Error *err) {
  char text[TROUBLE_TEXT_SIZE];
  const int why = errno;
  return fail(err, file_error_kind_of_errno(why), _("“%s” cannot be read: %s"), source->name,
              file_error_of_errno(why, text));
}

static bool refuse_as_no_text(const ImportSource *source, Error *err) {
  return fail(err, ERROR_BAD_DATA,
              _("“%s” is not a CSV file: save the table as CSV and import that"), source->name);
}

static void name_source(ImportSource *source, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash && slash[1] ? slash + 1 : path;
  text_show(name, strlen(name), source->name, sizeof source->name);
}

/* Without O_NONBLOCK, opening a pipe without a writer would block. */
static bool open_regular(const char *path, ImportSource *source, Error *err) {
  int file = platform_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;
  if (file < 0) {
    if (errno == ENOENT)
      return fail(err, ERROR_FAILED, _("there is no file “%s”: check its name"), source->name);
    return fail_to_read(source, err);
  }
  bool known = platform_fstat(file, &status) == 0;
  if (known && S_ISREG(status.st_mode) && (source->stream = fdopen(file, "rb"))) return true;
  fail_to_read(source, err);
  if (known && S_ISDIR(status.st_mode)) {
    fail(err, ERROR_BAD_DATA, _("“%s” is a folder: name a CSV file in it"), source->name);
  } else if (known && !S_ISREG(status.st_mode)) {
    fail(err, ERROR_BAD_DATA, _("“%s” is not a file: save the table as a CSV file first"),
         source->name);
  }
  close(file);
  return false;
}

static void detect_mark(ImportSource *source, const uint8_t *start, size_t size) {
  static const struct {
    Encoding encoding;
    size_t size;
    uint8_t bytes[3];
  } MARKS[] = {{UTF_8, 3, {0xEF, 0xBB, 0xBF}},
               {UTF_16_LITTLE, 2, {0xFF, 0xFE, 0}},
               {UTF_16_BIG, 2, {0xFE, 0xFF, 0}}};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; ++i) {
    if (size >= MARKS[i].size && memcmp(start, MARKS[i].bytes, MARKS[i].size) == 0) {
      source->encoding = MARKS[i].encoding;
      source->mark = MARKS[i].size;
      return;
    }
  }
}

/* Returns how many of the last bytes start a character that the next piece completes. */
static size_t cut_character(const uint8_t *piece, size_t size) {
  for (size_t back = 1; back < LONGEST_CHARACTER && back <= size; ++back) {
    uint8_t byte = piece[size - back];
    if (byte >= 0xC0) {
      size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return length > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

typedef struct Survey {
  crypto_hash_sha256_state hash;
  bool all_utf_8, holds_nul;
  uint8_t piece[PIECE_SIZE];
  size_t kept; /* bytes of a split character at the start of the piece */
} Survey;

static void survey_piece(Survey *survey, size_t size) {
  const uint8_t *piece = survey->piece;
  if (memchr(piece, 0, size)) survey->holds_nul = true;
  size_t cut = cut_character(piece, size);
  if (!text_is_utf8((const char *)piece, size - cut)) survey->all_utf_8 = false;
  memmove(survey->piece, piece + size - cut, cut);
  survey->kept = cut;
}

static bool is_wide(const ImportSource *source) {
  return source->encoding == UTF_16_LITTLE || source->encoding == UTF_16_BIG;
}

/* Stops at the first NUL: a disk image need not be read to its end. */
static bool read_survey(ImportSource *source, Survey *survey, Error *err) {
  bool first = true;
  size_t got;
  do {
    got = fread(survey->piece + survey->kept, 1, PIECE_SIZE - survey->kept, source->stream);
    crypto_hash_sha256_update(&survey->hash, survey->piece + survey->kept, got);
    if (first) detect_mark(source, survey->piece, got);
    first = false;
    survey_piece(survey, survey->kept + got);
    if (survey->holds_nul && !is_wide(source)) return true;
  } while (got > 0);
  return !ferror(source->stream) || fail_to_read(source, err);
}

static bool survey_source(ImportSource *source, Error *err) {
  Survey survey = {.all_utf_8 = true};
  crypto_hash_sha256_init(&survey.hash);
  if (!read_survey(source, &survey, err)) return false;
  crypto_hash_sha256_final(&survey.hash, source->hash);
  if (is_wide(source)) return true;
  if (survey.holds_nul) return refuse_as_no_text(source, err);
  bool utf_8 = survey.all_utf_8 && survey.kept == 0;
  if (!utf_8 && source->mark > 0) {
    return fail(err, ERROR_BAD_DATA,
                _("“%s” claims to be UTF-8 and is not: save it as CSV UTF-8 again"), source->name);
  }
  source->encoding = utf_8 ? UTF_8 : WINDOWS_1252;
  return true;
}

static bool finish_opening(ImportSource *source, Error *err) {
  if (survey_source(source, err)) return true;
  source_close(source);
  return false;
}

bool source_open(const char *path, ImportSource *source, Error *err) {
  *source = (ImportSource){0};
  name_source(source, path);
  return open_regular(path, source, err) && finish_opening(source, err);
}

bool source_open_memory(const char *name, const void *data, size_t size, ImportSource *source,
                        Error *err) {
  *source = (ImportSource){0};
  name_source(source, name);
  union {
    const void *kept;
    void *handed;
  } bytes = {.kept = data}; /* a stream opened "r" never writes to it */
  source->stream = fmemopen(bytes.handed, size, "r");
  return source->stream ? finish_opening(source, err) : fail_to_read(source, err);
}

void source_close(ImportSource *source) {
  if (source->stream) fclose(source->stream);
  source->stream = NULL;
}

/* Names for iconv; UTF-8 is passed on unchanged. */
static const char *const encoding_names[] = {
    [UTF_16_LITTLE] = "UTF-16LE", [UTF_16_BIG] = "UTF-16BE", [WINDOWS_1252] = "WINDOWS-1252"};

typedef struct Decoder {
  bool converts;
  iconv_t converter; /* if it does */
  char piece[PIECE_SIZE];
  size_t kept; /* bytes of a split character at the start of the piece */
  char converted[DECODED_SIZE];
  const char *text;
  size_t size;
} Decoder;

static bool open_decoder(const ImportSource *source, Decoder *decoder, Error *err) {
  const char *name = encoding_names[source->encoding];
  decoder->kept = 0;
  decoder->converts = source->encoding != UTF_8;
  if (!decoder->converts) return true;
  decoder->converter = iconv_open("UTF-8", name);
  /* NOLINTNEXTLINE(performance-no-int-to-ptr): what POSIX has iconv_open return */
  if (decoder->converter != (iconv_t)-1) return true;
  if (errno != EINVAL) return fail_to_read(source, err);
  return fail(err, ERROR_FAILED,
              _("“%s” is in %s, which this system cannot read: save it as CSV UTF-8 again"),
              source->name, name);
}

/* Converts the piece. False if it is not text: it contains a NUL, or ends within a character. */
static bool decode(Decoder *decoder, size_t size, bool is_last) {
  decoder->text = decoder->piece;
  decoder->size = size;
  if (!decoder->converts) return true;
  char *from = decoder->piece, *to = decoder->converted;
  size_t room = sizeof decoder->converted;
  const bool whole = iconv(decoder->converter, &from, &size, &to, &room) != (size_t)-1;
  if (!whole && (errno != EINVAL || is_last)) return false;
  memmove(decoder->piece, from, size);
  decoder->kept = size;
  decoder->text = decoder->converted;
  decoder->size = (size_t)(to - decoder->converted);
  return memchr(decoder->text, 0, decoder->size) == NULL;
}

static bool decode_all(ImportSource *source, Decoder *decoder, TextTaker *take, void *context,
                       Error *err) {
  if (fseek(source->stream, (long)source->mark, SEEK_SET) != 0) return fail_to_read(source, err);
  for (bool is_last = false; !is_last;) {
    const size_t room = PIECE_SIZE - decoder->kept;
    const size_t got = fread(decoder->piece + decoder->kept, 1, room, source->stream);
    if (ferror(source->stream)) return fail_to_read(source, err);
    is_last = got < room;
    if (!signal_block_check(err)) return false;
    if (!decode(decoder, decoder->kept + got, is_last)) return refuse_as_no_text(source, err);
    if (decoder->size > 0 && !take(context, decoder->text, decoder->size, err)) return false;
  }
  return true;
}

bool source_read(ImportSource *source, TextTaker *take, void *context, Error *err) {
  Decoder decoder;
  if (!open_decoder(source, &decoder, err)) return false;
  const bool read = decode_all(source, &decoder, take, context, err);
  if (decoder.converts) iconv_close(decoder.converter);
  return read;
}
