/* Puts pieces of a known height below one another on pages of one height, in whatever unit: lines
 * or points. */
#ifndef SESSIONS_DOCUMENT_PAGINATION_H
#define SESSIONS_DOCUMENT_PAGINATION_H

#include <stdbool.h>
#include <stddef.h>

/* A piece is never parted. */
typedef struct Piece {
  size_t block, row; /* what it shows, and which of its lines; only `block` is looked at here */
  int line, lines;
  double height;
  double gap;  /* above it, unless it comes first on its page */
  double head; /* of a head that stands above the first piece of its block on each page; 0: none */
  bool keep;   /* on one page with the next piece, where both fit on one */
  bool opens;  /* a page */
  size_t page; /* the answer: from 0 on, */
  double y;    /* the distance of its top from the page's, */
  bool headed; /* and whether the head stands above it */
} Piece;

/* Gives each piece its place and returns how many pages there are, at least 1. A piece higher than
 * `room` sticks out of a page that it has to itself. */
size_t pages_fill(Piece *pieces, size_t count, double room);

#endif
