#include "tests/fuzz/fuzz.h"

#include <ftw.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "sessions/text/text.h"

enum { PATH_SIZE = 512 };

void broken(const char *promise, const char *file, int line) {
  fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, promise);
  abort();
}

uint8_t take_byte(FuzzInput *input) {
  if (input->size == 0) return 0;
  --input->size;
  return *input->data++;
}

FuzzInput take_bytes(FuzzInput *input, size_t size) {
  const FuzzInput taken = {input->data, size < input->size ? size : input->size};
  input->data += taken.size;
  input->size -= taken.size;
  return taken;
}

FuzzInput take_part(FuzzInput *input) {
  const size_t high = take_byte(input);
  return take_bytes(input, high << 8 | take_byte(input));
}

/* ---- files */

static const char *fuzz_folder(void) {
  static char folder[PATH_SIZE];
  return folder;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)type;
  if (place->level > 0) remove(path);
  return 0;
}

void fuzz_clear(void) {
  nftw(fuzz_folder(), remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static void remove_folder(void) {
  fuzz_clear();
  rmdir(fuzz_folder());
}

void fuzz_prepare(void) {
  char *folder = (char *)(uintptr_t)fuzz_folder();
  const char *place = getenv("TMPDIR");
  if (*folder) return;
  if (!place) place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  snprintf(folder, PATH_SIZE, "%s/gommette-fuzz-XXXXXX", place);
  PROMISED(mkdtemp(folder) != NULL);
  atexit(remove_folder);
  setlocale(LC_CTYPE, "C.UTF-8");
  static const char *const places[] = {"GOMMETTE_HOME", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                       "XDG_CONFIG_HOME"};
  for (size_t n = 0; n < sizeof places / sizeof *places; ++n)
    PROMISED(setenv(places[n], folder, 1) == 0);
  PROMISED(setenv("GOMMETTE_SECOND_LOG", "off", 1) == 0);
  PROMISED(setenv("TMPDIR", place, 1) == 0);
}

/* One of the last few paths. */
static const char *path_in(const char *folder, const char *name) {
  enum { PATHS = 8 };
  static char paths[PATHS][PATH_SIZE];
  static size_t next;
  char *path = paths[next++ % PATHS];
  PROMISED(snprintf(path, PATH_SIZE, "%s/%s", folder, name) < PATH_SIZE);
  return path;
}

const char *fuzz_path(const char *name) {
  return path_in(fuzz_folder(), name);
}

const char *source_path(const char *name) {
  const char *sources = getenv("GOMMETTE_SOURCES");
  return path_in(sources ? sources : ".", name);
}

FuzzInput fuzz_read(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fprintf(stderr, "%s cannot be read\n", path);
  PROMISED(file && fseek(file, 0, SEEK_END) == 0);
  const size_t size = (size_t)ftell(file);
  uint8_t *data = malloc(size + 1);
  PROMISED(data && fseek(file, 0, SEEK_SET) == 0 && fread(data, 1, size, file) == size);
  fclose(file);
  return (FuzzInput){data, size};
}

void fuzz_write(const char *path, const void *data, size_t size) {
  FILE *file = fopen(path, "wb");
  PROMISED(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
  PROMISED(chmod(path, S_IRUSR | S_IWUSR) == 0);
}

/* ---- texts */

/* What joins and styles emoji may stand at the end of a line, or after an escaped character. */
static bool is_of_emoji(int32_t point) {
  return point == 0x200d || point == 0xfe0e || point == 0xfe0f;
}

static void promise_visible(const char *text, size_t size, const char *besides) {
  int32_t before = TEXT_NO_SIGN;
  for (size_t at = 0; at < size;) {
    const TextSign sign = text_sign(text, size, at, before);
    PROMISED(sign.length > 0 && sign.point != TEXT_NO_SIGN && text[at] != '\0');
    PROMISED(!sign.hidden || is_of_emoji(sign.point) || strchr(besides, text[at]));
    before = sign.point;
    at += sign.length;
  }
}

void promise_clean(const char *text, size_t size) {
  promise_visible(text, size, "\n\t\f");
}

void promise_drawn(const Canvas *canvas) {
  for (int row = 0; row < canvas->rows; ++row)
    for (int column = 0; column < canvas->columns; ++column) {
      const char *text = canvas_cell(canvas, row, column)->text;
      const size_t size = strnlen(text, CELL_TEXT_SIZE);
      PROMISED(size < CELL_TEXT_SIZE);
      promise_visible(text, size, "");
    }
}

void promise_error(const char *sentence) {
  PROMISED(*sentence);
  promise_clean(sentence, strlen(sentence));
  PROMISED(!strchr(sentence, '\n'));
}
