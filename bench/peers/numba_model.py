"""The model in numba: loops over the same arrays, compiled; see measure.mjs."""

import json
import pathlib

import numba
import numpy as np

MODEL = json.loads(pathlib.Path(__file__).with_name("model.json").read_text())
SIGMA, NOISE = MODEL["sigma"], MODEL["noise"]


@numba.njit(cache=True)
def move(loyalties, following, appeal, rho):
    """A day: from the loyalties [cell, agent, party] to the following ones."""
    cells, agents, parties = loyalties.shape
    for cell in range(cells):
        distance = np.random.randint(1, agents)
        for j in range(agents):
            other = (j + distance) % agents
            for p in range(parties):
                l = loyalties[cell, j, p]
                drawn = rho * (appeal[p] - l) + SIGMA * (loyalties[cell, other, p] - l)
                following[cell, j, p] = l + drawn + np.random.uniform(-NOISE, NOISE)
    return following
