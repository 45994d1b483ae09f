/* The lines of a log for other programs. */
#include "sessions/export/log.h"
#include "sessions/text/fields.h"
#include "sessions/text/local_time.h"

static Value time_of(const void *row, size_t which) {
  char time[ROOM_MOMENT_SIZE];
  (void)which;
  return value_own(local_time_moment(&((const LogLine *)row)->stamp, time));
}

static const Field FIELDS[] = {
    {"seq", number_at, offsetof(LogLine, stamp.seq)},
    {"act", number_at, offsetof(LogLine, stamp.act)},
    {"time", time_of, 0},
    {"kind", text_at, offsetof(LogLine, kind)},
    {"subgroup_code", text_at, offsetof(LogLine, subgroup_code)},
    {"text", text_at, offsetof(LogLine, text)},
    {"taken_back_by", positive_at, offsetof(LogLine, taken_back_by)},
    {"clock_back_ms", positive_at, offsetof(LogLine, clock_back_ms)},
    {0},
};
static const Schema LINES = {FIELDS, NULL};
static bool write_line(void *rows, const LogLine *line, Error *err) {
  (void)err;
  rows_add(rows, line);
  return true;
}

bool log_write_csv(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  RowWriter rows;
  rows_begin_csv(&rows, out, &LINES, NULL);
  return log_read(session, filter, write_line, &rows, err);
}

bool log_write_json(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  RowWriter rows;
  rows_begin_json(&rows, out, &LINES, NULL);
  const bool written = log_read(session, filter, write_line, &rows, err);
  rows_end(&rows);
  return written;
}
