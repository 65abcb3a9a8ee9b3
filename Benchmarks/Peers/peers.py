"""The work of one row of the table, as a peer of gdplot does it best.

    peers.py PEER ROW FOLDER

prepares it, then does it once for every line on standard input and writes how many milliseconds that took.
"""

import os
import sys
import time

# They choose their own code and block sizes.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS"):
    os.environ.pop(name, None)


def cifar(folder):
    import numpy as np

    parts = [np.fromfile(f"{folder}/cifar10/data_batch_{i}.bin", np.uint8).reshape(-1, 3073) for i in range(1, 6)]
    rows = np.concatenate(parts)
    return np.ascontiguousarray(rows[:, 1:]).astype(np.float32) / 255, rows[:, 0].astype(np.int64)


def digits():
    from sklearn.datasets import load_digits

    data = load_digits()
    return (data.data / 16).astype("float32")[:1437], data.target[:1437]


def svm_numpy(X, y, gradient=True):
    import numpy as np

    rng = np.random.default_rng(0)
    W = (rng.standard_normal((X.shape[1], 10)) * 1e-4).astype(np.float32)
    rows = np.arange(len(y))

    def work():
        S = X @ W
        margins = np.maximum(0, S - S[rows, y][:, None] + 1)
        margins[rows, y] = 0
        loss = margins.sum() / len(y)
        if gradient:
            D = (margins > 0).astype(np.float32)
            D[rows, y] = -D.sum(1)
            return loss, X.T @ D / len(y)
        return loss

    return work


def svm_jax(X, y, gradient=True, softmax=False):
    import jax
    import jax.numpy as jnp

    X, y = jnp.asarray(X), jnp.asarray(y)

    def loss(W):
        S = X @ W
        if softmax:
            return -jnp.mean(jax.nn.log_softmax(S)[jnp.arange(len(y)), y])
        right = jnp.take_along_axis(S, y[:, None], 1)
        return jnp.mean(jnp.sum(jnp.maximum(0, S - right + 1), 1)) - 1

    f = jax.jit(jax.value_and_grad(loss) if gradient else loss)
    W = jnp.zeros((X.shape[1], 10), jnp.float32) + 1e-4
    return lambda: jax.block_until_ready(f(W))


def epoch_jax(X, y, batch):
    import jax
    import jax.numpy as jnp
    import numpy as np

    def loss(W, X, y):
        S = X @ W
        right = jnp.take_along_axis(S, y[:, None], 1)
        return jnp.mean(jnp.sum(jnp.maximum(0, S - right + 1), 1)) - 1

    X, y = jnp.asarray(X), jnp.asarray(y)
    steps = len(y) // batch

    @jax.jit
    def epoch(W, order):
        def step(W, rows):
            return W - 1e-3 * jax.grad(loss)(W, X[rows], y[rows]), None

        return jax.lax.scan(step, W, order)[0]

    rng = np.random.default_rng(0)
    W = jnp.zeros((X.shape[1], 10), jnp.float32)

    def work():
        order = rng.permutation(len(y))[: steps * batch].reshape(steps, batch)
        return jax.block_until_ready(epoch(W, jnp.asarray(order)))

    return work


def epoch_sklearn(X, y):
    from sklearn.linear_model import SGDClassifier

    def work():
        SGDClassifier(loss="hinge", alpha=1e-4, learning_rate="constant", eta0=1e-3, max_iter=1, tol=None, n_jobs=2).fit(X, y)

    import warnings

    warnings.simplefilter("ignore")
    return work


def numerical(X, y):
    """A column at a time, forward, in double precision: a hundredth of the weights."""
    import numpy as np

    X = X.astype(np.float64)
    W = np.random.default_rng(0).standard_normal((X.shape[1], 10)) * 1e-4
    rows = np.arange(len(y))
    XT = np.ascontiguousarray(X.T)

    def losses(S):
        return (np.maximum(0, S - S[rows, y][:, None] + 1).sum(1) - 1).sum() / len(y)

    S = X @ W
    h = 1e-5

    def work():
        for f in range(0, X.shape[1], 100):
            for c in range(10):
                for sign in (1, -1):
                    moved = S.copy()
                    moved[:, c] += sign * h * XT[f]
                    losses(moved)

    return work


def smoothing(peer):
    import numpy as np

    y = np.random.default_rng(0).standard_normal(10_000_000)
    if peer == "lfilter":
        from scipy.signal import lfilter

        return lambda: lfilter([0.1], [1, -0.9], y)
    if peer == "pandas":
        import pandas as pd

        series = pd.Series(y)
        return lambda: series.ewm(alpha=0.1).mean()
    import polars as pl

    series = pl.Series(y)
    return lambda: series.ewm_mean(alpha=0.1)


def table(peer, folder):
    path = f"{folder}/table.csv"
    if peer == "pandas":
        import pandas as pd

        return lambda: pd.read_csv(path).to_numpy()
    if peer == "polars":
        import polars as pl

        return lambda: pl.read_csv(path).to_numpy()
    from pyarrow import csv

    return lambda: csv.read_csv(path).to_pandas().to_numpy()


def prepare(peer, row, folder):
    if row in ("full", "loss"):
        return (svm_jax if peer == "jax" else svm_numpy)(*cifar(folder), gradient=row == "full")
    if row == "softmax":
        return svm_jax(*cifar(folder), softmax=True)
    if row.startswith("epoch-"):
        _, data, batch = row.split("-")
        X, y = digits() if data == "digits" else cifar(folder)
        return epoch_sklearn(X, y) if peer == "sklearn" else epoch_jax(X, y, int(batch))
    if row == "numerical":
        return numerical(*cifar(folder))
    if row == "ewma":
        return smoothing(peer)
    if row == "csv":
        return table(peer, folder)
    raise SystemExit(f"no such row: {row}")


def main():
    peer, row, folder = sys.argv[1:4]
    work = prepare(peer, row, folder)
    work()
    print("ready", flush=True)
    for _ in sys.stdin:
        begin = time.perf_counter()
        work()
        print((time.perf_counter() - begin) * 1e3, flush=True)


main()
