#ifndef GDPLOT_MATRIX_LIBRARY_H
#define GDPLOT_MATRIX_LIBRARY_H

// The two products of OpenBLAS, as CBLAS declares them.

enum { row_major = 101, as_it_is = 111, transposed = 112 };

typedef void singles_product(int order, int left_form, int right_form, int rows, int columns, int inner, float factor,
                             const float *left, int left_width, const float *right, int right_width, float kept,
                             float *product, int width);
typedef void doubles_product(int order, int left_form, int right_form, int rows, int columns, int inner, double factor,
                             const double *left, int left_width, const double *right, int right_width, double kept,
                             double *product, int width);

struct matrix_library {
  singles_product *multiply_singles;
  doubles_product *multiply_doubles;
  const char *(*kernel_name)(void);
  const char *(*description)(void);
};

/// The library, loaded when it is asked for first. Ends the process where there is none.
const struct matrix_library *matrix_library(void);

#endif
