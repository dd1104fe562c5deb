"""The model in numpy: all loyalties in one array, whole arrays at a time."""

import numpy as np

from measure import CELL_AGENTS, MODEL, SHAPE, report

random = np.random.default_rng()
appeal = np.array(MODEL["appeal"])
places = np.arange(CELL_AGENTS)
cells = np.arange(SHAPE[0])[:, None]


def step(loyalties):
    distances = random.integers(1, CELL_AGENTS, (SHAPE[0], 1))
    others = loyalties[cells, (places + distances) % CELL_AGENTS]
    noise = random.uniform(-MODEL["noise"], MODEL["noise"], SHAPE)
    return loyalties + MODEL["rho"] * (appeal - loyalties) + MODEL["sigma"] * (others - loyalties) + noise


report("numpy", np.__version__, step, np.zeros(SHAPE))
