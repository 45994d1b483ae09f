/* Text that is put together piece by piece in a room of fixed size, and cut where that ends:
 *
 *     char list[LIST_SIZE] = "";
 *     for (size_t n = 0; n < count; ++n)
 *       string_join(list, sizeof list, ", ", names[n]);
 *     if (more > 0) string_append(list, sizeof list, _(" and %zu more"), more); */
#ifndef CORE_BASE_STRINGS_H
#define CORE_BASE_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes behind what stands there, as printf does. False where it was cut. */
bool string_append(char *text, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds one more piece, with `between` before it unless it is the first; nothing where it is empty.
 * False where it was cut. */
bool string_join(char *text, size_t room, const char *between, const char *more);

#endif
