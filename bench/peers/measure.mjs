/**
 * What every peer in JavaScript shares: the numbers of the model, the clock, and the one line of JSON that it prints.
 *
 * The model, in words: loyalties begin at 0. Every day each cell draws one distance k from 1 to n - 1, and agent j meets agent
 * (j + k) mod n as that one was yesterday. Then, for every agent and party,
 *
 *     l += rho * (appeal - l) + sigma * (l of the one met - l) + noise * u,   u uniform between -1 and 1
 */
import { readFileSync } from 'node:fs';

export const model = JSON.parse(readFileSync(new URL('model.json', import.meta.url), 'utf8'));
export const PARTIES = model.appeal.length;

const [agents, days] = process.argv.slice(2).map(Number);
export const AGENTS = agents;
export const CELLS = agents / model.cellAgents;

/** A distance for the encounters of a cell. */
export const drawDistance = () => 1 + Math.floor(Math.random() * (model.cellAgents - 1));
export const drawNoise = () => model.noise * (2 * Math.random() - 1);

/** Lets the days pass and prints, in JSON, nanoseconds of each day by agent, and every party's average and deviation. */
export function report(name, version, step, loyaltyOf) {
  const nanoseconds = Array.from({ length: days }, () => {
    const begin = process.hrtime.bigint();
    step();
    return Number(process.hrtime.bigint() - begin) / AGENTS;
  });
  console.log(JSON.stringify({ name, version, nanoseconds, parties: partiesOf(AGENTS, loyaltyOf) }));
}

/** Every party's average and deviation. */
export const partiesOf = (agents, loyaltyOf) =>
  model.appeal.map((_, p) => {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < agents; i++) {
      const l = loyaltyOf(i, p);
      sum += l;
      squares += l * l;
    }
    const mean = sum / agents;
    return { mean, deviation: Math.sqrt(squares / agents - mean * mean) };
  });

/** The version of a package beside this file. */
export const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
