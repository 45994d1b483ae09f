#include "sessions/document/pdf/flow.h"

#include "core/base/memory.h"

void flow_add(Flow *flow, Piece piece) {
  Piece *pieces =
      flow->failed ? NULL
                   : array_reserve(flow->pieces, &flow->capacity, flow->count + 1, sizeof *pieces);
  flow->failed = !pieces;
  if (!pieces) return;
  flow->pieces = pieces;
  pieces[flow->count++] = piece;
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

void flow_add_lines(Flow *flow, Piece piece, FlowLines lines) {
  piece.lines = lines.count;
  piece.height = lines.above + lines.count * lines.leading + lines.below;
  const bool together = piece.height <= lines.together;
  if (together) flow_add(flow, piece);
  for (int line = 0; line < lines.count && !together; ++line)
    flow_add(flow, piece_of_line(piece, &lines, line));
}

double run_text_y(const Piece *run, double above) {
  return run->y + (run->line == 0 ? above : 0);
}
