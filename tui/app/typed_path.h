/* A path as people type it into a line, or drop it there. */
#ifndef TUI_APP_TYPED_PATH_H
#define TUI_APP_TYPED_PATH_H

enum { TYPED_PATH_SIZE = 4096 };

/* In quotes, with blanks around, with ~ for their home. What does not fit is cut. */
void typed_path(const char *typed, char path[TYPED_PATH_SIZE]);

#endif
