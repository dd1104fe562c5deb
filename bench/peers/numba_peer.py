"""The model in numba: loops over the same arrays, compiled."""

import numba
import numpy as np

from measure import MODEL, SHAPE, report

RHO, SIGMA, NOISE = MODEL["rho"], MODEL["sigma"], MODEL["noise"]


@numba.njit
def move(loyalties, appeal):
    cells, agents, parties = loyalties.shape
    following = np.empty_like(loyalties)
    for cell in range(cells):
        distance = np.random.randint(1, agents)
        for j in range(agents):
            other = (j + distance) % agents
            for p in range(parties):
                l = loyalties[cell, j, p]
                drawn = RHO * (appeal[p] - l) + SIGMA * (loyalties[cell, other, p] - l)
                following[cell, j, p] = l + drawn + np.random.uniform(-NOISE, NOISE)
    return following


appeal = np.array(MODEL["appeal"])
move(np.zeros(SHAPE), appeal)  # compiles
report("numba", numba.__version__, lambda loyalties: move(loyalties, appeal), np.zeros(SHAPE))
