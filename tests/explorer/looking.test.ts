/**
 * What a scenario never or always does, as the desk finds it: in the words and at the places of the command.
 * Numbers that are moved take longer: what-it-does.page.ts has them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder, readDeskFolder } from '../../src/cli/explore/desk-folder.js';
import { Looking } from '../../src/explorer/desk/looking.js';
import type { DeskRequest, LookReply, LookRequest } from '../../src/explorer/desk/protocol.js';
import { Looker } from '../../src/explorer/desk/reader/looking.js';
import type { EngineWorker } from '../../src/explorer/host.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { scratch, tauride } from '../cli/command-line.js';

/** What a worker of the desk does, in this thread, a message at a time; `onPiece` hears how far it is. */
class WorkerHere implements EngineWorker {
  readonly #looker = new Looker(() => Promise.resolve(nodeKernel('auto')));
  readonly #listeners: ((event: { readonly data: unknown }) => void)[] = [];
  #isOver = false;

  constructor(private readonly onPiece: () => void) {}

  #tell(reply: LookReply): void {
    if (this.#isOver) return;
    for (const listener of this.#listeners) listener({ data: structuredClone(reply) });
    if (reply.kind === 'piece') this.onPiece();
  }

  postMessage(message: unknown): void {
    setTimeout(() => {
      this.#looker
        .answer(structuredClone(message) as LookRequest, (reply) => this.#tell(reply))
        .catch((error: unknown) => this.#tell({ kind: 'failed', message: String(error) }));
    });
  }

  terminate(): void {
    this.#isOver = true;
  }

  addEventListener(type: string, listener: unknown): void {
    if (type === 'message') this.#listeners.push(listener as (event: { readonly data: unknown }) => void);
  }
}

/** A new scenario of nine weeks, to which something is added that never happens. */
function newFolder(): string {
  const folder = join(scratch(), 'my-land');
  expect(tauride(['new', folder]).code).toBe(0);
  const path = join(folder, 'scenario.yaml');
  const text = readFileSync(path, 'utf8')
    .replace('end: 1848-08-31', 'end: 1848-05-04')
    .replace('[1848-08-31, 0.45]', '[1848-05-04, 0.3]')
    .replace(
      '\nregimes:',
      '\n  - { id: comet, title: A comet, kind: outcome, when: active.dockers > 5, source: assumption,\n' +
        '      effects: [{ credibility: { strike: { all: 0.25 } } }] }\nregimes:',
    );
  writeFileSync(path, text);
  return folder;
}

function textsOf(folder: string): DeskRequest {
  const own = ownFolder(folder);
  if (own === undefined) throw new Error('this folder is nobody’s own');
  const { files, scenario } = readDeskFolder(own);
  return { number: 1, scenario, files, below: null, seeksNumbers: false };
}

const RUNS = 2;

async function lookAt(folder: string, threads: number, onPiece?: (looking: Looking) => void) {
  const looking: Looking = new Looking(() => new WorkerHere(() => onPiece?.(looking)), threads);
  await looking.start({ texts: textsOf(folder), runs: RUNS, movesNumbers: false });
  expect(looking.fault.value).toBeUndefined();
  if (looking.found.value === undefined) throw new Error('nothing was told');
  return looking.found.value;
}

test('the desk finds what `tauride check --deep` finds of the same text, word by word', async () => {
  const folder = newFolder();
  const words = ['check', folder, '--deep', '--runs', String(RUNS), '--no-numbers', '--json'];
  const { deep } = JSON.parse(tauride(words).stdout) as {
    readonly deep: { readonly findings: readonly { readonly code: string }[] };
  };
  const { findings, words: told, isWhole } = await lookAt(folder, 2);
  expect(isWhole).toBe(true);
  expect(deep.findings.map(({ code }) => code)).toContain('event-never');
  expect(JSON.parse(JSON.stringify(findings))).toEqual(deep.findings);
  expect(told).toBe(`${String(findings.length)} findings in 2 runs; none keeps it from running.`);
});

test('what is stopped keeps what was found, and says over how many runs', async () => {
  const folder = newFolder();
  const { findings, words, isWhole } = await lookAt(folder, 1, (looking) => looking.stop());
  expect(isWhole).toBe(false);
  expect(findings.map(({ code }) => code)).toContain('event-never');
  expect(findings.find(({ code }) => code === 'event-never')?.message).toContain('in the one run there is');
  expect(words).toBe(`${String(findings.length)} findings in 1 of 2 runs; none keeps it from running.`);
});

test('a text that cannot be looked at is told in words, and another can be looked at after it', async () => {
  const folder = newFolder();
  const texts = textsOf(folder);
  const broken = texts.files.map((file) =>
    file.name === 'scenario.yaml' ? { ...file, text: file.text.replace('title:', 'titel:') } : file,
  );
  const looking = new Looking(() => new WorkerHere(() => undefined), 1);
  await looking.start({ texts: { ...texts, files: broken }, runs: 1, movesNumbers: false });
  expect(looking.fault.value).toContain('titel');
  await looking.start({ texts, runs: 1, movesNumbers: false });
  expect(looking.fault.value).toBeUndefined();
  expect(looking.found.value?.words).toContain('in 1 run;');
});
