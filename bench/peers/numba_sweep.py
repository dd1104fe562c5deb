"""A sweep in numba, as its users do it: one process for each core, each compiled before the clock starts, a run as one task.

Takes the sweep as JSON: agents, days, workers and tasks, each a seed and a value of rho. Prints the seconds that all runs took, and
of each run every party's average and deviation.
"""

import json
import multiprocessing
import sys
import time

import numba
import numpy as np

from numba_model import MODEL, move

SWEEP = json.loads(sys.argv[1])
CELL_AGENTS = MODEL["cellAgents"]
APPEAL = np.array(MODEL["appeal"])
SHAPE = (SWEEP["agents"] // CELL_AGENTS, CELL_AGENTS, len(APPEAL))


@numba.njit
def live(seed, days, shape, appeal, rho):
    """All days of a run, in two arrays that take turns."""
    np.random.seed(seed)
    loyalties, following = np.zeros(shape), np.empty(shape)
    for _ in range(days):
        move(loyalties, following, appeal, rho)
        loyalties, following = following, loyalties
    return loyalties


def run(task):
    loyalties = live(task["seed"], SWEEP["days"], SHAPE, APPEAL, task["rho"])
    means, deviations = loyalties.mean(axis=(0, 1)), loyalties.std(axis=(0, 1))
    return [{"mean": float(m), "deviation": float(d)} for m, d in zip(means, deviations)]


if __name__ == "__main__":
    live(0, 1, SHAPE, APPEAL, 0.5)  # compiles, before the processes part
    with multiprocessing.get_context("fork").Pool(SWEEP["workers"]) as pool:
        pool.map(abs, range(SWEEP["workers"]))
        begin = time.perf_counter()
        runs = pool.map(run, SWEEP["tasks"], chunksize=1)
        seconds = time.perf_counter() - begin
    print(json.dumps({"name": "numba", "version": numba.__version__, "seconds": seconds, "runs": runs}))
