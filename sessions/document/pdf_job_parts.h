/* What both ends of a job begin and end with. */
#ifndef SESSIONS_DOCUMENT_PDF_JOB_PARTS_H
#define SESSIONS_DOCUMENT_PDF_JOB_PARTS_H

#define PDF_JOB_BEGINNING "gommette"
#define PDF_JOB_END       "end."

/* How many bytes numbers take. */
enum { KIND_WIDTH = 1, VERSION_WIDTH = 2, COUNT_WIDTH = 4, LONG_WIDTH = 8 };

#endif
