#include "sessions/document/html_style.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/html_text.h"

/* What two lines at the foot of a page hold, in bytes of UTF-8: a part of the beginning, and the
 * end, which holds the fingerprint. */
enum { FOOTER_MAX = 200, FOOTER_BEGINNING = 80, FOOTER_END = 110 };

enum {
  HASH_BASE64_SIZE =
      sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)
};

/* Where the character begins that holds this byte. */
static size_t character_edge(const char *text, size_t place) {
  while (place > 0 && (text[place] & 0xC0) == 0x80)
    place--;
  return place;
}

static void write_page_footer(FILE *out, const char *footer) {
  size_t length = strlen(footer), beginning = length, end = length;
  if (length > FOOTER_MAX) {
    beginning = character_edge(footer, FOOTER_BEGINNING);
    end = character_edge(footer, length - FOOTER_END);
  }
  fputs("@page{@bottom-left{content:\"", out);
  css_text(out, footer, beginning);
  if (beginning < length) fputs(" … ", out);
  css_text(out, footer + end, length - end);
  fputs("\"}}", out);
}

static char *page_footer(const char *footer) {
  char *style = NULL;
  size_t size;
  FILE *out = open_memstream(&style, &size);
  if (!out) return NULL;
  write_page_footer(out, footer);
  if (fclose(out) == 0) return style;
  free(style);
  return NULL;
}

static void write_source(FILE *out, const void *style, size_t size) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  char base64[HASH_BASE64_SIZE];
  crypto_hash_sha256(hash, style, size);
  sodium_bin2base64(base64, sizeof base64, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
  fprintf(out, " 'sha256-%s'", base64);
}

bool html_style(FILE *out, const char *footer, Error *err) {
  char *foot = page_footer(footer);
  if (!foot) return fail_memory(err);
  fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "base-uri 'none'; form-action 'none'; style-src",
        out);
  write_source(out, PAGE_STYLE, PAGE_STYLE_SIZE);
  write_source(out, foot, strlen(foot));
  fputs("\">\n<style>", out);
  fwrite(PAGE_STYLE, 1, PAGE_STYLE_SIZE, out);
  fprintf(out, "</style>\n<style>%s</style>\n", foot);
  free(foot);
  return true;
}
