/* The lines of a log for other programs. */
#include "sessions/export/log.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/json.h"
#include "sessions/text/local_time.h"

static const char *const COLUMNS_OF_LOG[] = {
    "seq", "act", "time", "kind", "subgroup_code", "text", "taken_back_by", "clock_back_ms"};

static void write_number_if(CsvWriter *writer, int64_t number) {
  if (number > 0)
    csv_write_number(writer, number);
  else
    csv_write_word(writer, "");
}

static bool write_row(void *context, const LogLine *line, Error *err) {
  CsvWriter *writer = context;
  char time[ROOM_MOMENT_SIZE];
  (void)err;
  csv_write_number(writer, (int64_t)line->stamp.seq);
  csv_write_number(writer, (int64_t)line->stamp.act);
  csv_write_word(writer, room_moment(&line->stamp, time));
  csv_write_word(writer, line->kind);
  csv_write_text(writer, line->subgroup_code);
  csv_write_text(writer, line->text);
  write_number_if(writer, (int64_t)line->taken_back_by);
  write_number_if(writer, line->clock_back_ms);
  csv_end_row(writer);
  return true;
}

bool log_write_csv(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  CsvWriter writer = {.out = out};
  for (size_t column = 0; column < sizeof COLUMNS_OF_LOG / sizeof *COLUMNS_OF_LOG; ++column)
    csv_write_word(&writer, COLUMNS_OF_LOG[column]);
  csv_end_row(&writer);
  return log_read(session, filter, write_row, &writer, err);
}

static void put_number_if(Json *json, const char *name, int64_t number) {
  if (number > 0)
    json_number(json, name, number);
  else
    json_null(json, name);
}

static bool write_object(void *context, const LogLine *line, Error *err) {
  Json *json = context;
  char time[ROOM_MOMENT_SIZE];
  (void)err;
  json_begin_object(json, NULL);
  json_number(json, "seq", (int64_t)line->stamp.seq);
  json_number(json, "act", (int64_t)line->stamp.act);
  json_text(json, "time", room_moment(&line->stamp, time));
  json_text(json, "kind", line->kind);
  json_text(json, "subgroup_code", line->subgroup_code);
  json_text(json, "text", line->text);
  put_number_if(json, "taken_back_by", (int64_t)line->taken_back_by);
  put_number_if(json, "clock_back_ms", line->clock_back_ms);
  json_end_object(json);
  return true;
}

bool log_write_json(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  Json json = {.out = out};
  json_begin_array(&json, NULL);
  const bool written = log_read(session, filter, write_object, &json, err);
  json_end_array(&json);
  return written;
}
