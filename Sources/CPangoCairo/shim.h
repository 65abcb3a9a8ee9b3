#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>

// PANGO_CAIRO_FONT is a macro with a cast, which Swift does not see.
static inline cairo_scaled_font_t *gdplot_scaled_font(PangoFont *font) {
  return pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
}
