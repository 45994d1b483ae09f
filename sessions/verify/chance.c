#include "sessions/verify/chance.h"

#include <stdint.h>

/* Below it, ratio_text and comparisons have room. */
static bool is_too_large(Wide number) {
  return number >> 96 != 0;
}

/* One factor more, in lowest terms. */
static bool multiply(Ratio *product, size_t over, size_t under) {
  const Wide left = wide_common_divisor(product->over, (Wide)under);
  const Wide right = wide_common_divisor((Wide)over, product->under);
  const Wide crossed = wide_common_divisor((Wide)over / right, (Wide)under / left);
  product->over = product->over / left * ((Wide)over / right / crossed);
  product->under = product->under / right * ((Wide)under / left / crossed);
  return !is_too_large(product->over) && !is_too_large(product->under);
}

/* C(n − w, k) / C(n, k) is the product over i < k of (n − w − i) / (n − i), and the same with w and
 * k in each other's place: as few factors as there can be. */
bool chance_of_seeing(size_t counted, size_t cells, size_t wrong, Ratio *chance) {
  const size_t fewer = counted < wrong ? counted : wrong;
  const size_t more = counted < wrong ? wrong : counted;
  Ratio none = {1, 1};
  if (more > cells - fewer) none.over = 0;
  for (size_t i = 0; none.over > 0 && i < fewer; ++i)
    if (!multiply(&none, cells - more - i, cells - i)) return false;
  *chance = none.over > 0 ? (Ratio){none.under - none.over, none.under} : (Ratio){1, 1};
  return true;
}

size_t chance_fewest_seen(size_t counted, size_t cells, Ratio chance) {
  Ratio seen;
  if (counted == 0) return 0;
  for (size_t wrong = 1; wrong <= cells; ++wrong) {
    if (!chance_of_seeing(counted, cells, wrong, &seen)) return 0;
    if (ratio_compare(seen, chance) >= 0) return wrong;
  }
  return 0;
}
