/* What the fuzz targets share. A target is one file with one function, which libFuzzer calls with
 * bytes that it invents (tests/run fuzz), and replay.c with those of a folder (every tests/run). It
 * must do the same for the same bytes, whatever it was called with before. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tui/terminal/canvas.h"

/* The target itself. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, which is how a target says that a promise was broken. */
#define PROMISED(condition)                                                                        \
  do {                                                                                             \
    if (!(condition)) broken(#condition, __FILE__, __LINE__);                                      \
  } while (0)
_Noreturn void broken(const char *promise, const char *file, int line);

/* The bytes of an input that are not used yet. */
typedef struct FuzzInput {
  const uint8_t *data;
  size_t size;
} FuzzInput;

/* Take a byte, or as many as there are up to `size`; 0 and none at the end. */
uint8_t take_byte(FuzzInput *input);
FuzzInput take_bytes(FuzzInput *input, size_t size);

/* Takes a size, two bytes big-endian, and as many bytes. */
FuzzInput take_part(FuzzInput *input);

/* The path of a name in a folder of this process, which is removed at its end; and of one in the
 * sources. Borrowed until the program ends; at most some names may be asked for. */
const char *fuzz_path(const char *name);
const char *source_path(const char *name);

/* The program's environment: a locale of UTF-8, and a home of its own in that folder. */
void fuzz_prepare(void);

/* Empties the folder. */
void fuzz_clear(void);

/* Reads and writes whole files, which must work. The caller frees what was read. */
FuzzInput fuzz_read(const char *path);
void fuzz_write(const char *path, const void *data, size_t size);

/* Ends the program unless this may be shown in a terminal: UTF-8, and nothing in it but line ends
 * and tabs that sessions/text/text.h refuses. */
void promise_clean(const char *text, size_t size);

/* … unless all that is drawn on it may be. */
void promise_drawn(const Canvas *canvas);

/* Ends the program unless the error says something that may be shown. */
void promise_error(const char *sentence);

#endif
