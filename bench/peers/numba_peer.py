"""One big population in numba."""

import numba
import numpy as np

from measure import MODEL, SHAPE, report
from numba_model import move

RHO = MODEL["rho"]
appeal = np.array(MODEL["appeal"])


def step(loyalties):
    return move(loyalties, np.empty_like(loyalties), appeal, RHO)


step(np.zeros(SHAPE))  # compiles
report("numba", numba.__version__, step, np.zeros(SHAPE))
