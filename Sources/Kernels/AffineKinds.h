// The loops of AffineBody.h for every kind of stored numbers and of arithmetic, for the instruction set `ISA`.

#define T float
#define LANES 8
#define BOTH 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
#define TWICE 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7
#define LOW 0, 1, 2, 3, 4, 5, 6, 7
#define HIGH 8, 9, 10, 11, 12, 13, 14, 15

#define KIND bytes_single
#define IN uint8_t
#include "AffineBody.h"
#undef KIND
#undef IN

#define KIND singles_single
#define IN float
#include "AffineBody.h"
#undef KIND
#undef IN

#undef T
#undef LANES
#undef BOTH
#undef TWICE
#undef LOW
#undef HIGH

#define T double
#define LANES 4
#define BOTH 0, 1, 2, 3, 4, 5, 6, 7
#define TWICE 0, 1, 2, 3, 0, 1, 2, 3
#define LOW 0, 1, 2, 3
#define HIGH 4, 5, 6, 7

#define KIND bytes_double
#define IN uint8_t
#include "AffineBody.h"
#undef KIND
#undef IN

#define KIND singles_double
#define IN float
#include "AffineBody.h"
#undef KIND
#undef IN

#define KIND doubles_double
#define IN double
#include "AffineBody.h"
#undef KIND
#undef IN

#undef T
#undef LANES
#undef BOTH
#undef TWICE
#undef LOW
#undef HIGH

#define ENTRY(KIND) \
  {                                                                                                                     \
    JOIN(pack, KIND, ISA), JOIN(predict, KIND, ISA), JOIN(predict_few, KIND, ISA), JOIN(pull_back, KIND, ISA),          \
        JOIN(unpack, KIND, ISA)                                                                                         \
  }
#define TABLE_OF2(ISA) kernels_##ISA
#define TABLE_OF(ISA) TABLE_OF2(ISA)
static const struct affine_kernels TABLE_OF(ISA)[] = {
    ENTRY(bytes_single), ENTRY(singles_single), ENTRY(bytes_double), ENTRY(singles_double), ENTRY(doubles_double),
};
#undef ENTRY
#undef TABLE_OF
#undef TABLE_OF2
