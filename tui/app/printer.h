/* Printing: hands a PDF to the system's `lp`, with a list of arguments and never through a shell;
 * where `lp` does not take it, the PDF is kept as a file. */
#ifndef TUI_APP_PRINTER_H
#define TUI_APP_PRINTER_H

#include "sessions/files/output_file.h"

enum { COPIES_MAX = 99, PRINTER_ANSWER_SIZE = 512 };

typedef struct PrintJob {
  const char *printer; /* NULL: lp's default */
  int copies;          /* 0: one */
  const char *title;   /* for the print queue */
  const char *session; /* the session's path; an unprinted PDF is saved beside it */
  OutputWriter *write; /* writes a PDF */
  const void *context;
} PrintJob;

/* Prints the whole PDF or nothing. The answer is the last line of lp's own output, "request id is
 * X-1", or "". The error says why nothing was printed, and where the PDF was saved. */
bool printer_print(const PrintJob *job, char answer[PRINTER_ANSWER_SIZE], Error *err);

#endif
