#ifndef GDPLOT_KERNELS_H
#define GDPLOT_KERNELS_H
#endif
