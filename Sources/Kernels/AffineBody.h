// The loops of Affine.c for one instruction set, one type of stored numbers and one of arithmetic. Whoever includes this
// defines
//   N(name)      the name of a function here
//   IN, T        what is stored, and what is multiplied
//   LANES        how many sums a row has: 8 of single precision, 4 of double
//   PAIRED       that a register holds twice as many
//   FMA(a, b, c) a * b + c

typedef T N(vector) __attribute__((ext_vector_type(LANES)));
typedef IN N(stored) __attribute__((ext_vector_type(LANES)));
typedef double N(sums) __attribute__((ext_vector_type(LANES)));
#ifdef PAIRED
typedef T N(wide) __attribute__((ext_vector_type(2 * LANES)));
typedef IN N(wide_stored) __attribute__((ext_vector_type(2 * LANES)));
#define ROWS_EACH 2
#else
typedef N(vector) N(wide);
typedef N(stored) N(wide_stored);
#define ROWS_EACH 1
#endif
#define WIDE_LANES (ROWS_EACH * LANES)

static INLINE N(vector) N(load)(const IN *from) {
  N(stored) numbers;
  __builtin_memcpy(&numbers, from, sizeof numbers);
  return __builtin_convertvector(numbers, N(vector));
}

// The last numbers of a row, with zeros behind them: nothing behind a table is read.
static INLINE N(vector) N(load_last)(const IN *from, int64_t count) {
  IN numbers[LANES] = {0};
  for (int64_t i = 0; i < count; i++) numbers[i] = from[i];
  return N(load)(numbers);
}

static INLINE N(vector) N(moved)(N(vector) features, const T *shift) {
  N(vector) by;
  if (!shift) return features;
  __builtin_memcpy(&by, shift, sizeof by);
  return features - by;
}

// One register of features of a row, or of two.
static INLINE N(wide) N(features)(const IN *const *rows, int64_t at, int64_t last, const T *shift) {
#ifdef PAIRED
  N(wide) both;
  if (last == LANES) {
    N(stored) first, second;
    __builtin_memcpy(&first, rows[0] + at, sizeof first);
    __builtin_memcpy(&second, rows[1] + at, sizeof second);
    both = __builtin_convertvector(__builtin_shufflevector(first, second, BOTH), N(wide));
  } else {
    both = __builtin_shufflevector(N(load_last)(rows[0] + at, last), N(load_last)(rows[1] + at, last), BOTH);
  }
  if (!shift) return both;
  N(vector) by;
  __builtin_memcpy(&by, shift + at, sizeof by);
  return both - __builtin_shufflevector(by, by, TWICE);
#else
  const N(vector) one = last == LANES ? N(load)(rows[0] + at) : N(load_last)(rows[0] + at, last);
  return N(moved)(one, shift ? shift + at : 0);
#endif
}

static INLINE N(wide) N(weights)(const T *from) {
  N(vector) weights;
  __builtin_memcpy(&weights, from, sizeof weights);
#ifdef PAIRED
  return __builtin_shufflevector(weights, weights, TWICE);
#else
  return weights;
#endif
}

// The sums of `ahead` registers of rows and some classes over the features from `begin` up to `end`, from `lanes` and back.
static INLINE void N(add_products)(const IN *const *rows, int64_t begin, int64_t end, const T *shift, const T *weights,
                                   int64_t stride, N(wide) *lanes, const int classes, const int ahead) {
  N(wide) sums[8][CLASSES_AT_ONCE];
  EACH(int r = 0; r < ahead; r++) EACH(int c = 0; c < classes; c++) sums[r][c] = lanes[r * stride + c];
  int64_t at = begin;
  for (; at + LANES <= end; at += LANES) {
    N(wide) x[8];
    EACH(int r = 0; r < ahead; r++) x[r] = N(features)(rows + r * ROWS_EACH, at, LANES, shift);
    EACH(int c = 0; c < classes; c++) {
      const N(wide) w = N(weights)(weights + at * classes + c * LANES);
      EACH(int r = 0; r < ahead; r++) sums[r][c] = FMA(x[r], w, sums[r][c]);
    }
  }
  if (at < end) {
    EACH(int r = 0; r < ahead; r++) {
      const N(wide) x = N(features)(rows + r * ROWS_EACH, at, end - at, shift);
      EACH(int c = 0; c < classes; c++)
        sums[r][c] = FMA(x, N(weights)(weights + at * classes + c * LANES), sums[r][c]);
    }
  }
  EACH(int r = 0; r < ahead; r++) EACH(int c = 0; c < classes; c++) lanes[r * stride + c] = sums[r][c];
}

// ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7)), and (l0 + l2) + (l1 + l3) of four.
static INLINE T N(total)(const T *l) {
#if LANES == 8
  return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
#else
  return (l[0] + l[2]) + (l[1] + l[3]);
#endif
}

static INLINE void N(predict_some)(const IN *const *rows, int64_t count, int64_t width, int64_t fetched,
                                   const T *shift, const T *weights, double *scores, int64_t score_stride,
                                   const int classes, const int ahead) {
  // Sums wait here while other rows pass the same weights.
  N(wide) lanes[ROWS_AT_ONCE / ROWS_EACH * CLASSES_AT_ONCE];
  const int64_t registers = (count + ROWS_EACH - 1) / ROWS_EACH;
  __builtin_memset(lanes, 0, (size_t)(registers * classes) * sizeof *lanes);
  for (int64_t begin = 0; begin < width; begin += FEATURES_AT_ONCE) {
    const int64_t end = begin + FEATURES_AT_ONCE < width ? begin + FEATURES_AT_ONCE : width;
    int64_t r = 0;
    for (; r + ahead <= registers; r += ahead) {
      // The hardware does not see that the next rows are wanted: only a little is read of each at a time.
      for (int64_t i = r * ROWS_EACH; i < (r + ahead) * ROWS_EACH && i < fetched; i++) {
        const char *const next = (const char *)(rows[ROWS_AT_ONCE + i] + begin);
        for (int64_t line = 0; line < (end - begin) * (int64_t)sizeof(IN); line += 64)
          __builtin_prefetch(next + line, 0, 2);
      }
      N(add_products)(rows + r * ROWS_EACH, begin, end, shift, weights, classes, lanes + r * classes, classes, ahead);
    }
    for (; r < registers; r++)
      N(add_products)(rows + r * ROWS_EACH, begin, end, shift, weights, classes, lanes + r * classes, classes, 1);
  }
  for (int64_t r = 0; r < count; r++)
    EACH(int c = 0; c < classes; c++)
      scores[r * score_stride + c] =
          N(total)((const T *)&lanes[r / ROWS_EACH * classes + c] + r % ROWS_EACH * LANES);
}

static void N(predict)(const struct kernels_rows *x, int64_t first, int64_t count, const void *packed, int64_t classes,
                       double *scores) {
  const IN *const table = x->table;
  const T *const shift = x->shift;
  const int64_t vectors = (x->width + LANES - 1) / LANES;
  for (int64_t begin = 0; begin < count; begin += ROWS_AT_ONCE) {
    const int64_t here = count - begin < ROWS_AT_ONCE ? count - begin : ROWS_AT_ONCE;
    const IN *rows[2 * ROWS_AT_ONCE];
    const int32_t *const positions = x->positions + first + begin;
    const int64_t left = x->count - first - begin - ROWS_AT_ONCE;
    const int64_t fetched = left < 0 ? 0 : left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE;
    for (int64_t i = 0; i < here; i++) rows[i] = table + positions[i] * x->width;
    // Half of a pair.
    if (here % ROWS_EACH) rows[here] = rows[here - 1];
    for (int64_t i = 0; i < fetched; i++) rows[ROWS_AT_ONCE + i] = table + positions[ROWS_AT_ONCE + i] * x->width;
    for (int64_t c = 0; c < classes; c += CLASSES_AT_ONCE) {
      const T *const weights = (const T *)packed + c * vectors * LANES;
      double *const to = scores + begin * classes + c;
      // The next rows are fetched with the first classes.
      const int64_t ahead = c ? 0 : fetched;
#define SOME(K, AHEAD) N(predict_some)(rows, here, x->width, ahead, shift, weights, to, classes, K, AHEAD)
      switch (classes - c) {
      case 1: SOME(1, 8); break;
      case 2: SOME(2, 4); break;
      case 3: SOME(3, 3); break;
      case 4: SOME(4, 2); break;
      
      default: SOME(CLASSES_AT_ONCE, 2);
      }
#undef SOME
    }
  }
}

static void N(pack)(const double *weights, int64_t width, int64_t classes, const double *scale, void *packed) {
  const int64_t vectors = (width + LANES - 1) / LANES;
  for (int64_t first = 0; first < classes; first += CLASSES_AT_ONCE) {
    const int64_t here = classes - first < CLASSES_AT_ONCE ? classes - first : CLASSES_AT_ONCE;
    T *const to = (T *)packed + first * vectors * LANES;
    for (int64_t c = 0; c < here; c++) {
      const double *const row = weights + (first + c) * width;
      T *out = to + c * LANES;
      int64_t at = 0;
      for (; at + LANES <= width; at += LANES, out += here * LANES) {
        N(sums) w;
        __builtin_memcpy(&w, row + at, sizeof w);
        if (scale) {
          N(sums) s;
          __builtin_memcpy(&s, scale + at, sizeof s);
          w *= s;
        }
        const N(vector) narrow = __builtin_convertvector(w, N(vector));
        __builtin_memcpy(out, &narrow, sizeof narrow);
      }
      if (at < width)
        for (int64_t l = 0; l < LANES; l++)
          out[l] = at + l < width ? (T)(scale ? row[at + l] * scale[at + l] : row[at + l]) : 0;
    }
  }
}

// A row's scores without packing weights that few rows need: the same sums.
static INLINE void N(predict_one)(const IN *row, int64_t width, const T *shift, const double *weights,
                                  const double *scale, double *scores, const int classes) {
  N(vector) sums[CLASSES_AT_ONCE];
  EACH(int c = 0; c < classes; c++) sums[c] = 0;
  int64_t at = 0;
  for (; at + LANES <= width; at += LANES) {
    const N(vector) x = N(moved)(N(load)(row + at), shift ? shift + at : 0);
    N(sums) factor = 1;
    if (scale) __builtin_memcpy(&factor, scale + at, sizeof factor);
    EACH(int c = 0; c < classes; c++) {
      N(sums) w;
      __builtin_memcpy(&w, weights + c * width + at, sizeof w);
      if (scale) w *= factor;
      sums[c] = FMA(x, __builtin_convertvector(w, N(vector)), sums[c]);
    }
  }
  if (at < width) {
    const N(vector) x = N(moved)(N(load_last)(row + at, width - at), shift ? shift + at : 0);
    EACH(int c = 0; c < classes; c++) {
      N(vector) w = 0;
      for (int64_t l = 0; at + l < width; l++)
        w[l] = (T)(scale ? weights[c * width + at + l] * scale[at + l] : weights[c * width + at + l]);
      sums[c] = FMA(x, w, sums[c]);
    }
  }
  EACH(int c = 0; c < classes; c++) scores[c] = N(total)((const T *)&sums[c]);
}

static void N(predict_few)(const struct kernels_rows *x, int64_t first, int64_t count, const double *weights,
                           const double *scale, int64_t classes, double *scores) {
  for (int64_t r = 0; r < count; r++) {
    const IN *const row = (const IN *)x->table + x->positions[first + r] * x->width;
    for (int64_t c = 0; c < classes; c += CLASSES_AT_ONCE) {
      const double *const w = weights + c * x->width;
      double *const to = scores + r * classes + c;
#define SOME(K) N(predict_one)(row, x->width, x->shift, w, scale, to, K)
      switch (classes - c) {
      case 1: SOME(1); break;
      case 2: SOME(2); break;
      case 3: SOME(3); break;
      case 4: SOME(4); break;
      default: SOME(CLASSES_AT_ONCE);
      }
#undef SOME
    }
  }
}

// Adds the sums of one register of features to `to`, or writes them, or, where there is a scale, their products with it.
static INLINE void N(store)(N(vector) sums, double *to, int64_t count, int adds, const double *scale) {
  N(sums) wide = __builtin_convertvector(sums, N(sums));
  if (count < LANES) {
    for (int64_t l = 0; l < count; l++) to[l] = scale ? wide[l] * scale[l] : wide[l];
    return;
  }
  if (scale) {
    N(sums) factor;
    __builtin_memcpy(&factor, scale, sizeof factor);
    wide *= factor;
  }
  if (adds) {
    N(sums) before;
    __builtin_memcpy(&before, to, sizeof before);
    wide += before;
  }
  __builtin_memcpy(to, &wide, sizeof wide);
}

// Slopes by some classes' weights of `ahead` registers of features, summed over rows in their order.
static INLINE void N(pull_back_whole)(const IN *const *rows, int64_t count, int64_t at, const T *shift,
                                      const T *slopes, int64_t stride, struct slope_sums sums, const int classes,
                                      const int ahead) {
  N(wide) totals[8][CLASSES_AT_ONCE], by[8];
  EACH(int v = 0; v < ahead; v++) EACH(int c = 0; c < classes; c++) totals[v][c] = 0;
  if (shift) __builtin_memcpy(by, shift + at, (size_t)ahead * sizeof *by);
  for (int64_t r = 0; r < count; r++) {
    N(wide) x[8];
    EACH(int v = 0; v < ahead; v++) {
      N(wide_stored) numbers;
      __builtin_memcpy(&numbers, rows[r] + at + v * WIDE_LANES, sizeof numbers);
      x[v] = __builtin_convertvector(numbers, N(wide));
      if (shift) x[v] -= by[v];
    }
    EACH(int c = 0; c < classes; c++) {
      const N(wide) slope = slopes[r * stride + c];
      EACH(int v = 0; v < ahead; v++) totals[v][c] = FMA(slope, x[v], totals[v][c]);
    }
  }
  EACH(int v = 0; v < ahead; v++) EACH(int c = 0; c < classes; c++) {
    const int64_t feature = at + v * WIDE_LANES;
    double *const to = sums.to + feature * sums.feature_stride + c * sums.class_stride;
    const double *const scale = sums.scale ? sums.scale + feature : 0;
#ifdef PAIRED
    N(store)(__builtin_shufflevector(totals[v][c], totals[v][c], LOW), to, LANES, sums.adds, scale);
    N(store)
    (__builtin_shufflevector(totals[v][c], totals[v][c], HIGH), to + LANES * sums.feature_stride, LANES, sums.adds,
     scale ? scale + LANES : 0);
#else
    N(store)(totals[v][c], to, LANES, sums.adds, scale);
#endif
  }
}

// The same of one register that may have fewer features.
static INLINE void N(pull_back_last)(const IN *const *rows, int64_t count, int64_t at, int64_t here, const T *shift,
                                     const T *slopes, int64_t stride, struct slope_sums sums, const int classes) {
  N(vector) totals[CLASSES_AT_ONCE];
  EACH(int c = 0; c < classes; c++) totals[c] = 0;
  for (int64_t r = 0; r < count; r++) {
    const N(vector) numbers = here >= LANES ? N(load)(rows[r] + at) : N(load_last)(rows[r] + at, here);
    const N(vector) x = N(moved)(numbers, shift ? shift + at : 0);
    EACH(int c = 0; c < classes; c++) totals[c] = FMA((N(vector))slopes[r * stride + c], x, totals[c]);
  }
  // Packed sums have room for whole registers, a row of a gradient has not.
  const int64_t stored = sums.is_packed || here >= LANES ? LANES : here;
  EACH(int c = 0; c < classes; c++)
    N(store)(totals[c], sums.to + at * sums.feature_stride + c * sums.class_stride, stored, sums.adds,
             sums.scale ? sums.scale + at : 0);
}

static INLINE void N(pull_back_some)(const IN *const *rows, int64_t count, int64_t begin, int64_t end, const T *shift,
                                     const T *slopes, int64_t stride, struct slope_sums sums, const int classes,
                                     const int ahead) {
  int64_t at = begin;
  for (; at + ahead * WIDE_LANES <= end; at += ahead * WIDE_LANES)
    N(pull_back_whole)(rows, count, at, shift, slopes, stride, sums, classes, ahead);
  for (; at < end; at += LANES) N(pull_back_last)(rows, count, at, end - at, shift, slopes, stride, sums, classes);
}

static void N(pull_back)(const struct kernels_rows *x, int64_t first, int64_t count, int64_t begin, int64_t end,
                         const void *all_slopes, int64_t classes, double *to, int adds, const double *scale,
                         int is_packed) {
  const IN *const table = x->table;
  const T *const shift = x->shift;
  const int64_t width = x->width;
  const int64_t vectors = (width + LANES - 1) / LANES;
  const int64_t step = 8 * WIDE_LANES;
  for (int64_t at = begin; at < end; at += step) {
    const int64_t stop = at + step < end ? at + step : end;
    for (int64_t r = 0; r < count; r += ROWS_AT_ONCE) {
      const int64_t here = count - r < ROWS_AT_ONCE ? count - r : ROWS_AT_ONCE;
      const IN *rows[ROWS_AT_ONCE];
      for (int64_t i = 0; i < here; i++) rows[i] = table + x->positions[first + r + i] * width;
      if (stop < end)
        for (int64_t i = 0; i < here; i++)
          for (int64_t f = 0; f < step; f += 64 / (int64_t)sizeof(IN)) __builtin_prefetch(rows[i] + stop + f, 0, 3);
      for (int64_t c = 0; c < classes; c += CLASSES_AT_ONCE) {
        const T *const slopes = (const T *)all_slopes + r * classes + c;
const int64_t here_classes = classes - c < CLASSES_AT_ONCE ? classes - c : CLASSES_AT_ONCE;
        const struct slope_sums sums = {
            .to = to + c * (is_packed ? vectors * LANES : width),
            .feature_stride = is_packed ? here_classes : 1,
            .class_stride = is_packed ? LANES : width,
            .scale = scale,
            .adds = adds || r,
            .is_packed = is_packed,
        };
#define SOME(K, AHEAD) N(pull_back_some)(rows, here, at, stop, shift, slopes, classes, sums, K, AHEAD)
        switch (classes - c) {
        case 1: SOME(1, 8); break;
        case 2: SOME(2, 4); break;
        case 3: SOME(3, 3); break;
        case 4: SOME(4, 2); break;
        default: SOME(CLASSES_AT_ONCE, 2);
        }
#undef SOME
      }
    }
  }
}

// Writes sums as they are asked for: a row a class, times `scale`.
static void N(unpack)(const double *sums, int64_t width, int64_t classes, int64_t begin, int64_t end,
                      const double *scale, double *gradient) {
  const int64_t vectors = (width + LANES - 1) / LANES;
  for (int64_t first = 0; first < classes; first += CLASSES_AT_ONCE) {
    const int64_t here = classes - first < CLASSES_AT_ONCE ? classes - first : CLASSES_AT_ONCE;
    for (int64_t c = 0; c < here; c++) {
      const double *from = sums + first * vectors * LANES + begin * here + c * LANES;
      double *const row = gradient + (first + c) * width;
      int64_t at = begin;
      for (; at + LANES <= end; at += LANES, from += here * LANES) {
        N(sums) sum;
        __builtin_memcpy(&sum, from, sizeof sum);
        if (scale) {
          N(sums) s;
          __builtin_memcpy(&s, scale + at, sizeof s);
          sum *= s;
        }
        __builtin_memcpy(row + at, &sum, sizeof sum);
      }
      for (int64_t l = 0; at + l < end; l++) row[at + l] = scale ? from[l] * scale[at + l] : from[l];
    }
  }
}

#undef ROWS_EACH
#undef WIDE_LANES
