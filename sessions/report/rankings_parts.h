/* What stands around the lists of the section on rankings. */
#ifndef SESSIONS_REPORT_RANKINGS_PARTS_H
#define SESSIONS_REPORT_RANKINGS_PARTS_H

#include "sessions/report/report_parts.h"

/* By which rule the lists are ordered, and what their columns are. */
void write_rankings_introduction(const Report *report, Document *document);

/* The ranks that no weights change, and how few dots would. */
void write_what_holds(const Report *report, Document *document);

/* What is urgent for some and not for others. */
void write_disputed(const Report *report, Document *document);

#endif
