"""Prints one table: gdplot beside its peers, measured in turn, medians. `make bench` calls it.

    table.py GDPLOT [--only ROW ...] [--json] [--rounds N] [--growth] [--against OTHER_GDPLOT]
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PYTHON = f"{ROOT}/.build/peers/bin/python"
FOLDER = f"{ROOT}/.build/bench"

CIFAR = "--loss svm --data cifar10:folder={folder}/cifar10 --validation 0 --lr 1e-3 --embed none"
DIGITS = "--loss svm --data digits --validation 0.2 --lr 1e-3 --embed none"

# Work inside a process is the difference between two lengths of a run, over the difference of the lengths.
# name: (what, peers, options with {n}, two lengths, how many units of work one of them is)
INSIDE = {
    "full": ("SVM loss and gradient, 50,000 x 3,072 bytes", ["jax", "numpy"],
             f"curve {CIFAR} --batch-size full --steps {{n}}", (3, 33), 1),
    "softmax": ("softmax loss and gradient, 50,000 x 3,072 bytes", ["jax"],
                f"curve {CIFAR.replace('svm', 'softmax')} --batch-size full --steps {{n}}", (3, 33), 1),
    "loss": ("SVM loss alone, 50,000 x 3,072 bytes", ["jax", "numpy"],
             f"search {CIFAR.replace('--lr 1e-3 ', '')} --optimizer random-search --steps {{n}}", (3, 33), 1),
    "epoch-cifar10-256": ("an epoch of CIFAR-10, batch 256", ["jax"], f"curve {CIFAR} --batch-size 256 --epochs {{n}}", (1, 4), 1),
    "epoch-cifar10-32": ("an epoch of CIFAR-10, batch 32", ["jax"], f"curve {CIFAR} --batch-size 32 --epochs {{n}}", (1, 4), 1),
    "epoch-cifar10-1": ("an epoch of CIFAR-10, batch 1, one thread", ["sklearn"],
                        f"curve {CIFAR} --batch-size 1 --threads 1 --epochs {{n}}", (1, 2), 1),
    "epoch-digits-256": ("an epoch of digits, batch 256, one thread", ["jax"],
                         f"curve {DIGITS} --batch-size 256 --threads 1 --epochs {{n}}", (20, 420), 1),
    "epoch-digits-32": ("an epoch of digits, batch 32, one thread", ["jax"],
                        f"curve {DIGITS} --batch-size 32 --threads 1 --epochs {{n}}", (20, 220), 1),
    "epoch-digits-1": ("an epoch of digits, batch 1, one thread", ["jax"],
                       f"curve {DIGITS} --batch-size 1 --threads 1 --epochs {{n}}", (2, 32), 1),
    "numerical": ("numerical gradient, central, 1 % of 30,730 weights, 50,000 rows", ["numpy"],
                  f"curve {CIFAR} --batch-size full --gradient central --steps {{n}}", (0, 1), 100),
}

# name: (what, peers in a process of their own or as a command, options)
WHOLE = {
    "start": ("start: --version", {"python": "python3 -S -E -c pass"}, "--version"),
    "list": ("start: list", {"python": "python3 -S -E -c pass"}, "list"),
    "chart": ("chart of 4 x 1,000 points from CSV", {"gnuplot": "gnuplot {folder}/chart.gp"},
              "logs {folder}/chart.csv --y a b c d -o {folder}/chart.png"),
    "csv": ("CSV of 1,000,000 x 10 as data", ["polars", "pandas", "pyarrow"],
            "curve --data {folder}/table.csv --target y --loss mse --batch-size full --steps 1 --embed none --validation 0"),
    "ewma": ("10,000,000 points of a log, smoothed and drawn", ["lfilter", "polars", "pandas"],
             "logs {folder}/long.csv --y loss --smooth 0.9 -o {folder}/long.png"),
}


def prepare(rows):
    """Makes the files that rows read, once."""
    import numpy as np

    os.makedirs(FOLDER, exist_ok=True)
    rng = np.random.default_rng(0)

    def write(name, make):
        path = f"{FOLDER}/{name}"
        if not os.path.exists(path):
            make(path + ".new")
            os.replace(path + ".new", path)

    if any(r in rows for r in ("full", "softmax", "loss", "numerical")) or any("cifar10" in r for r in rows):
        source = os.environ.get("GDPLOT_TEST_DATA", f"{ROOT}/../shared/data") + "/cifar10"
        os.makedirs(f"{FOLDER}/cifar10", exist_ok=True)
        for i in range(1, 6):
            link = f"{FOLDER}/cifar10/data_batch_{i}.bin"
            if not os.path.exists(link):
                os.symlink(os.path.abspath(f"{source}/data_batch_1.bin"), link)
    if "csv" in rows:
        def table(path):
            values = rng.standard_normal((1_000_000, 10))
            np.savetxt(path, values, "%.6f", ",", header="a,b,c,d,e,f,g,h,i,y", comments="")
        write("table.csv", table)
    if "ewma" in rows:
        def long(path):
            with open(path, "w") as file:
                file.write("step,loss\n")
                for first in range(0, 10_000_000, 100_000):
                    values = rng.standard_normal(100_000)
                    file.writelines(f"{first + i},{v:.6f}\n" for i, v in enumerate(values))
        write("long.csv", long)
    if "chart" in rows:
        def chart(path):
            values = np.cumsum(rng.standard_normal((1000, 4)), 0)
            with open(path, "w") as file:
                file.write("step,a,b,c,d\n")
                file.writelines(f"{i}," + ",".join(f"{v:.6f}" for v in row) + "\n" for i, row in enumerate(values))
        write("chart.csv", chart)
        with open(f"{FOLDER}/chart.gp", "w") as file:
            file.write(f"set terminal pngcairo size 1280,800\nset output '{FOLDER}/gnuplot.png'\n"
                       "set datafile separator ','\nplot for [i=2:5] "
                       f"'{FOLDER}/chart.csv' every ::1 using 1:i with lines\n")


def timed(arguments):
    """Milliseconds and MiB of a process."""
    begin = time.perf_counter()
    # A run that is taken from a store would measure nothing.
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=FOLDER,
                               env={**os.environ, "GDPLOT_STORE": "none"})
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)}: {errors.decode()[-500:]}")
    return (time.perf_counter() - begin) * 1e3, usage.ru_maxrss / 1024


def gdplot(program, options, n=None):
    text = options.replace("{folder}", FOLDER).replace("{n}", str(n))
    arguments = [program] + text.split()
    if "-o" not in arguments and arguments[1] in ("curve", "search"):
        arguments += ["-o", f"{FOLDER}/figure.png"]
    return timed(arguments)


class Peer:
    """A process that does a row's work when told to."""

    def __init__(self, name, row):
        self.name = name
        self.process = subprocess.Popen(
            [PYTHON, f"{HERE}/peers.py", name, row, FOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{name} cannot do {row}")

    def work(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def measure(row, programs, rounds):
    inside = row in INSIDE
    what, names, options, *lengths = INSIDE[row] if inside else WHOLE[row]
    commands = names if isinstance(names, dict) else {}
    commands = {n: c.replace("{folder}", FOLDER).split() for n, c in commands.items()}
    commands = {n: c for n, c in commands.items() if subprocess.run(["which", c[0]], capture_output=True).returncode == 0}
    peers = [] if isinstance(names, dict) or not os.path.exists(PYTHON) else [Peer(name, row) for name in names]
    times = {name: [] for name in [*programs, *commands, *(p.name for p in peers)]}
    memory = {name: 0 for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            if inside:
                (short, long), share = lengths
                low, _ = gdplot(program, options, short)
                high, peak = gdplot(program, options, long)
                times[name].append((high - low) / (long - short) / share)
            else:
                whole, peak = gdplot(program, options)
                times[name].append(whole)
            memory[name] = max(memory[name], peak)
        for name, command in commands.items():
            times[name].append(timed(command)[0])
        for peer in peers:
            times[peer.name].append(peer.work())
    for peer in peers:
        peer.end()
    medians = {name: statistics.median(values) for name, values in times.items()}
    best = min(((medians[n], n) for n in medians if n not in programs), default=(None, None))
    return {"row": row, "what": what, "ms": medians, "MiB": memory, "best": best[1],
            "ratio": medians["gdplot"] / best[0] if best[0] else None}


def whole(program):
    """Log-log slopes of the processor time of whole commands with what comes in any length."""
    import math

    def columns(size):
        path = f"{FOLDER}/growth-{size}.csv"
        with open(path, "w") as file:
            file.write(",".join(f"c{i}" for i in range(size)) + "\n" + 3 * (",".join(["1"] * size) + "\n"))
        return path

    curve = ["curve", "--store", "none", "--embed", "none", "-o", f"{FOLDER}/growth.png"]
    small = [*curve, "--loss", "mse", "--epochs", "1"]
    for what, sizes, command in [
        ("letters of a title", (4000, 16_000, 64_000), lambda n: [*small, "--title", "W" * n]),
        ("letters of a formula", (4000, 16_000, 64_000), lambda n: [*curve, "--steps", "3", "--function", "x*x" + "+x" * (n // 2)]),
        ("hyphens of a formula", (4000, 16_000, 64_000), lambda n: [*curve, "--steps", "3", "--function", "x*x" + "-" * n + "x"]),
        ("series", (25, 100, 400), lambda n: [*small, "--l2", f"lin:0:1:{n}"]),
        ("columns", (4000, 16_000, 64_000), lambda n: ["logs", columns(n), "-o", f"{FOLDER}/growth.png"]),
        ("columns, listed", (4000, 16_000, 64_000), lambda n: ["logs", columns(n), "--list"]),
    ]:
        times = []
        for arguments in map(command, sizes):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.append(1000 * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before))
        slope = math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f"{what:<24}{', '.join(map(str, sizes)):<28}{', '.join(f'{t:.0f}' for t in times):<28}{slope:.2f}")


def growth(program):
    """Log-log slopes of whole runs with what a user would make larger."""
    import math

    import numpy as np

    print(f"{'with':<24}{'sizes':<28}{'ms':<28}slope of the last two")
    rng = np.random.default_rng(0)
    series = []
    for what, sizes, shape in [("rows", (20_000, 80_000, 320_000), lambda n: (n, 10, 2)),
                               ("features", (96, 384, 1536), lambda n: (5000, n, 10)),
                               ("classes", (10, 50, 250), lambda n: (5000, 384, n))]:
        for size in sizes:
            rows, width, classes = shape(size)
            np.savez(f"{FOLDER}/growth-{what}-{size}.npz", X=rng.standard_normal((rows, width)).astype("float32"),
                     y=rng.integers(0, classes, rows))
        run = "curve --data {folder}/growth-" + what + "-{size}.npz --loss svm --lr 1e-3 --validation 0 --batch-size full --embed none --threads 1 --steps {n}"
        series.append((what, sizes, run))
    whole(program)
    for what, sizes, run in series:
        times = []
        for size in sizes:
            text = run.replace("{size}", str(size))
            step = [(gdplot(program, text, 23)[0] - gdplot(program, text, 3)[0]) / 20 for _ in range(3)]
            times.append(statistics.median(step))
        slope = math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f"{what:<24}{', '.join(map(str, sizes)):<28}{', '.join(f'{t:.2f}' for t in times):<28}{slope:.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gdplot")
    parser.add_argument("--only", nargs="+", choices=[*INSIDE, *WHOLE])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", help="another build of gdplot to measure in turn")
    options = parser.parse_args()
    rows = options.only or [*INSIDE, *WHOLE]
    prepare(rows)
    if options.growth:
        return growth(os.path.abspath(options.gdplot))
    programs = {"gdplot": os.path.abspath(options.gdplot)}
    if options.against:
        programs["before"] = os.path.abspath(options.against)
    results = []
    if not options.json:
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors; medians of {options.rounds} in turn, ms")
    for row in rows:
        try:
            result = measure(row, programs, options.rounds)
        except (RuntimeError, BrokenPipeError) as error:
            print(f"{row}: {error}", file=sys.stderr)
            continue
        results.append(result)
        if not options.json:
            others = ", ".join(f"{n} {t:.2f}" for n, t in result["ms"].items() if n != "gdplot")
            ratio = f"{result['ratio']:.2f} x {result['best']}" if result["ratio"] else "-"
            print(f"{row:<20}{result['ms']['gdplot']:>10.2f}  {ratio:<18}{others:<44}{result['MiB']['gdplot']:>6.0f} MiB  {result['what']}", flush=True)
    if options.json:
        json.dump(results, sys.stdout, indent=2)


main()
