#include "sessions/document/pdf/flow.h"

#include "core/base/memory.h"

bool flow_add(Flow *flow, Piece piece, Error *err) {
  Piece *pieces = array_reserve(flow->pieces, &flow->capacity, flow->count + 1, sizeof *pieces);
  if (!pieces) return fail_memory(err);
  flow->pieces = pieces;
  pieces[flow->count++] = piece;
  return true;
}

static Piece piece_of_line(Piece all, const FlowLines *lines, int line) {
  const bool first = line == 0, last = line == lines->count - 1;
  all.line = line;
  all.lines = 1;
  all.height = lines->leading + (first ? lines->above : 0) + (last ? lines->below : 0);
  all.gap = first ? all.gap : 0;
  all.keep = last ? all.keep : first || line == lines->count - 2;
  return all;
}

bool flow_add_lines(Flow *flow, Piece piece, FlowLines lines, Error *err) {
  piece.lines = lines.count;
  piece.height = lines.above + lines.count * lines.leading + lines.below;
  if (piece.height <= lines.together) return flow_add(flow, piece, err);
  for (int line = 0; line < lines.count; ++line)
    if (!flow_add(flow, piece_of_line(piece, &lines, line), err)) return false;
  return true;
}

double run_text_y(const Piece *run, double above) {
  return run->y + (run->line == 0 ? above : 0);
}
