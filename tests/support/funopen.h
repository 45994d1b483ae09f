/* funopen of the BSDs and macOS on glibc's fopencookie, so that what uses it is compiled and tested
 * here as well. For writing only. */
#ifndef TESTS_SUPPORT_FUNOPEN_H
#define TESTS_SUPPORT_FUNOPEN_H

#include <stdio.h>

typedef int FunopenRead(void *context, char *bytes, int size);
typedef int FunopenWrite(void *context, const char *bytes, int size);
typedef fpos_t FunopenSeek(void *context, fpos_t to, int whence);
typedef int FunopenClose(void *context);

FILE *funopen(const void *context, FunopenRead *read, FunopenWrite *write, FunopenSeek *seek,
              FunopenClose *close);

#endif
