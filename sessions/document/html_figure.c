#include <inttypes.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/document/figure_words.h"
#include "sessions/document/html_blocks.h"
#include "sessions/document/html_text.h"
#include "sessions/document/svg.h"

static void write_key(FILE *out) {
  fputs("<ul class=\"key\">", out);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    fputs("<li>", out);
    svg_sample(out, colour);
    fprintf(out, " %s – ", priority_sign(colour));
    html_text(out, priority_words(colour));
    fputs("</li>", out);
  }
  fputs("</ul>\n", out);
}

static void write_head(FILE *out, const char *class, const char *text) {
  fprintf(out, "<th scope=\"col\" class=\"%s\">", class);
  html_text(out, text);
  fputs("</th>", out);
}

static void write_heads(FILE *out, BlockKind kind, int64_t most) {
  fputs("<thead><tr>", out);
  write_head(out, "title", _("recommendation"));
  fputs("<td class=\"picture\">", out);
  if (kind == BLOCK_WHISKERS) svg_scale(out, most);
  fputs("</td>", out);
  write_head(out, "figures",
             kind == BLOCK_WHISKERS ? _("rank, from best to worst") : _("number of dots"));
  fputs("</tr></thead>\n", out);
}

/* "3 V + 5 J + 1 R = 9" */
static void write_tally(FILE *out, Tally tally) {
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    fprintf(out, "%s%s %s", colour > GREEN ? " + " : "", number_shown(tally.dots[colour]).text,
            svg_letter(colour));
  fprintf(out, " = <b>%s</b>", number_shown(tally_cumulative(tally)).text);
}

static void write_row_head(FILE *out, const FigureRow *row) {
  fputs("<th scope=\"row\" class=\"title\"><b>", out);
  html_text(out, row->label);
  fputs("</b> ", out);
  html_text(out, row->title);
  fputs("</th>", out);
}

static void write_row(FILE *out, BlockKind kind, const FigureRow *row, int64_t most) {
  fputs("<tr>", out);
  write_row_head(out, row);
  fputs("<td class=\"picture\">", out);
  if (kind == BLOCK_WHISKERS)
    svg_whisker(out, row, most);
  else
    svg_bar(out, row->tally, most);
  fputs("</td><td class=\"figures\">", out);
  if (kind == BLOCK_WHISKERS)
    html_text(out, row->words);
  else
    write_tally(out, row->tally);
  fputs("</td></tr>\n", out);
}

void html_figure(FILE *out, BlockKind kind, const DocumentFigure *figure, size_t number) {
  int64_t most = figure->most > 0 ? figure->most : 1;
  fprintf(out, "<figure>\n<figcaption id=\"b%zu\">", number);
  html_text(out, figure->caption);
  fputs("</figcaption>\n", out);
  if (kind == BLOCK_BARS) write_key(out);
  fprintf(out, "<table aria-labelledby=\"b%zu\">\n", number);
  write_heads(out, kind, most);
  fputs("<tbody>\n", out);
  for (size_t row = 0; row < figure->row_count; ++row)
    write_row(out, kind, &figure->rows[row], most);
  fputs("</tbody>\n</table>\n</figure>\n", out);
}
