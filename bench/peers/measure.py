"""What both peers in Python share: see measure.mjs."""

import json
import pathlib
import sys
import time

MODEL = json.loads(pathlib.Path(__file__).with_name("model.json").read_text())
AGENTS, DAYS = (int(word) for word in sys.argv[1:3])
CELL_AGENTS = MODEL["cellAgents"]
SHAPE = (AGENTS // CELL_AGENTS, CELL_AGENTS, len(MODEL["appeal"]))


def report(name, version, step, loyalties):
    """Lets the days pass; `step` takes the loyalties [cell, agent, party] and returns the next ones."""
    nanoseconds = []
    for _ in range(DAYS):
        begin = time.perf_counter_ns()
        loyalties = step(loyalties)
        nanoseconds.append((time.perf_counter_ns() - begin) / AGENTS)
    parties = [
        {"mean": float(loyalties[:, :, p].mean()), "deviation": float(loyalties[:, :, p].std())}
        for p in range(SHAPE[2])
    ]
    print(json.dumps({"name": name, "version": version, "nanoseconds": nanoseconds, "parties": parties}))
