#!/usr/bin/env python3
"""Writes the data sets that ship inside the binary as Swift source.

    pip download scikit-learn --no-deps
    Scripts/embed-shipped-data.py scikit_learn-*.whl

Reads sklearn/datasets/data/digits.csv.gz and iris.csv from the wheel; writes Digits+Rows.swift and Iris+Rows.swift.
"""

import gzip
import pathlib
import sys
import zipfile

SHIPPED = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "Datasets" / "Shipped"
LEVELS = "0123456789abcdefg"


def write(name: str, comment: list[str], rows: list[str]) -> None:
    lines = [f"extension {name} {{"]
    lines += [f"  /// {line}".rstrip() for line in comment]
    lines += ['  static let rows: StaticString = """']
    lines += [f"    {row}" for row in rows]
    lines += ['    """', "}", ""]
    (SHIPPED / f"{name}+Rows.swift").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        digits = gzip.decompress(wheel.read("sklearn/datasets/data/digits.csv.gz")).decode("ascii").split()
        iris = wheel.read("sklearn/datasets/data/iris.csv").decode("ascii").split()

    rows = []
    for line in digits:
        *pixels, label = [int(float(cell)) for cell in line.split(",")]
        assert len(pixels) == 64 and 0 <= label <= 9
        rows.append("".join(LEVELS[pixel] for pixel in pixels) + str(label))
    assert len(rows) == 1797
    write("Digits", [
        "One image a line: its 64 pixels row by row, 0…9 then a…g for 0…16, and its digit.",
        "",
        "Written by `Scripts/embed-shipped-data.py`.",
    ], rows)

    assert iris[0] == "150,4,setosa,versicolor,virginica" and len(iris) == 151
    write("Iris", [
        "One flower a line: four lengths in centimetres and the index of its species.",
        "",
        "Written by `Scripts/embed-shipped-data.py`.",
    ], iris[1:])


main()
