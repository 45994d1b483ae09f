#include "sessions/document/pagination.h"

typedef struct Filling {
  double room, y;
  size_t page;
  const Piece *above; /* NULL at the top of a page */
} Filling;

static bool needs_head(const Piece *piece, const Piece *above) {
  return piece->head > 0 && (!above || above->block != piece->block || above->head <= 0);
}

static double before(const Piece *piece, const Piece *above) {
  return (above ? piece->gap : 0) + (needs_head(piece, above) ? piece->head : 0);
}

static size_t chain_length(const Piece *pieces, size_t count) {
  size_t length = 1;
  while (length < count && pieces[length - 1].keep && !pieces[length].opens)
    ++length;
  return length;
}

static double chain_height(const Piece *pieces, size_t length, const Piece *above) {
  double height = 0;
  for (size_t i = 0; i < length; ++i) {
    height += before(&pieces[i], above) + pieces[i].height;
    above = &pieces[i];
  }
  return height;
}

static void turn_page(Filling *filling) {
  ++filling->page;
  filling->y = 0;
  filling->above = NULL;
}

static bool fits(const Filling *filling, const Piece *pieces, size_t length) {
  return filling->y + chain_height(pieces, length, filling->above) <= filling->room;
}

/* A chain that no page holds begins where it is. */
static bool wants_page(const Filling *filling, const Piece *pieces, size_t length) {
  return pieces->opens ||
         (chain_height(pieces, length, NULL) <= filling->room && !fits(filling, pieces, length));
}

static void place(Filling *filling, Piece *piece) {
  if (filling->above && !fits(filling, piece, 1)) turn_page(filling);
  piece->headed = needs_head(piece, filling->above);
  piece->y = filling->y + before(piece, filling->above);
  piece->page = filling->page;
  filling->y = piece->y + piece->height;
  filling->above = piece;
}

size_t pages_fill(Piece *pieces, size_t count, double room) {
  Filling filling = {.room = room};
  for (size_t i = 0, length; i < count; i += length) {
    length = chain_length(pieces + i, count - i);
    if (filling.above && wants_page(&filling, pieces + i, length)) turn_page(&filling);
    for (size_t n = 0; n < length; ++n)
      place(&filling, &pieces[i + n]);
  }
  return filling.page + 1;
}
