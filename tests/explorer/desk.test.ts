/** The desk: it says what `tauride check` says, takes back what was done, and writes in its own folder alone. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ownFolder, readBelow, readDeskFolder, saveFile } from '../../src/cli/explore/desk-folder.js';
import { serveShown } from '../../src/cli/explore/server.js';
import { readShown } from '../../src/cli/explore/shown.js';
import { TextHistory, type Selected } from '../../src/explorer/desk/history.js';
import { offsetOf } from '../../src/explorer/desk/parts/place.js';
import type { DeskRequest } from '../../src/explorer/desk/protocol.js';
import { readDesk } from '../../src/explorer/desk/reader/reading.js';
import { waysOn, wordBefore } from '../../src/explorer/desk/words.js';
import type { Fault } from '../../src/foundation/fault.js';
import { copyOf, root, scratch, tauride } from '../cli/command-line.js';
import { fc, test as property } from '../property.js';

let template = '';
beforeAll(() => {
  template = join(mkdtempSync(join(tmpdir(), 'tauride-desk-')), 'my-land');
  const { code, stderr } = tauride(['new', template]);
  expect(code, stderr).toBe(0);
});
afterAll(() => rmSync(dirname(template), { recursive: true }));

/** A folder as `tauride new` writes it. */
function fresh(): string {
  const folder = join(scratch(), 'my-land');
  cpSync(template, folder, { recursive: true });
  return folder;
}

function ownOf(folder: string) {
  const own = ownFolder(folder);
  if (own === undefined) throw new Error('this folder is nobody’s own');
  return own;
}

/** What the desk asks its reader of a folder as it is. */
function askedOf(folder: string): DeskRequest {
  const { files, scenario } = readDeskFolder(ownOf(folder));
  return { number: 1, scenario, files, below: null, seeksNumbers: true };
}

/** Files of a new scenario that are spoilt, each in a way of its own. */
const SPOILT: readonly (readonly [what: string, file: string, from: string, to: string])[] = [
  ['a key that is misspelt', 'scenario.yaml', 'credibility: { all: 0.6 }', 'credibilty: { all: 0.6 }'],
  ['what is no YAML', 'scenario.yaml', 'seats: { strike: 5 }', 'seats: { strike: 5'],
  ['a name that means nothing', 'scenario.yaml', 'when: active.dockers', 'when: active.dokers'],
  ['a number out of its range', 'scenario.yaml', 'weight: 2', 'weight: -2'],
  ['a counterfactual of nothing', 'counterfactuals/grain-arrives.yaml', 'without:', 'without: [nothing] #'],
  ['facts that are none', 'facts.yaml', '# yaml', 'facts: [{ id: a }]\n# yaml'],
];

describe('the reader of the desk', () => {
  test.each(SPOILT)('says of %s what `tauride check` says', (_, file, from, to) => {
    const folder = fresh();
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const { faults } = JSON.parse(tauride(['check', folder, '--json']).stdout) as {
      readonly faults: Fault[];
    };
    expect(faults.length).toBeGreaterThan(0);
    const { faults: found } = readDesk(askedOf(folder));
    expect(JSON.parse(JSON.stringify(found))).toEqual(faults);
  });

  test('reads a sound folder to what `tauride check` calls sound, hypotheses and all', () => {
    const folder = copyOf('two-powers');
    const { faults, runnable } = readDesk(askedOf(folder));
    expect(faults).toEqual([]);
    expect(runnable?.read.digest).toBe(
      (JSON.parse(readFileSync(join(root, 'dist/shipped/two-powers.json'), 'utf8')) as { digest: string })
        .digest,
    );
  });

  test('lays below what is extended, and says in the words of the files why it cannot', () => {
    const folder = join(scratch(), 'variant');
    expect(tauride(['new', folder, '--extends', 'two-powers']).code).toBe(0);
    const asked = askedOf(folder);
    const bare = readDesk(asked);
    expect(bare.below).toBe('two-powers');
    expect(bare.runnable).toBeNull();
    const whole = readDesk({ ...asked, below: readBelow(ownOf(folder), 'two-powers') });
    expect(whole.faults).toEqual([]);
    expect(whole.runnable).not.toBeNull();
    const path = join(folder, 'scenario.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('extends: two-powers', 'extends: two-pwers'));
    const wrong = readDesk({ ...askedOf(folder), below: readBelow(ownOf(folder), 'two-pwers') });
    expect(new Set(tauride(['check', folder]).stderr.trim().split('\n'))).toContain(
      `${String(wrong.faults[0].file)}:${String(wrong.faults[0].line)}:${String(wrong.faults[0].column)}: ${wrong.faults[0].message}`,
    );
  });
});

const at = (name: string, text: string): Selected => ({ name, from: text.length, to: text.length });

property.prop([
  fc.array(
    fc.oneof(
      fc.record({
        name: fc.constantFrom('a', 'b'),
        text: fc.string({ maxLength: 4 }),
        isTyped: fc.boolean(),
      }),
      fc.constantFrom('undo' as const, 'redo' as const),
    ),
    { maxLength: 40 },
  ),
])('what is undone and done again is as it was, over all files', (acts) => {
  const history = new TextHistory({ a: '', b: '' });
  const course = [history.texts.files];
  let now = 0;
  for (const act of acts) {
    if (act === 'undo') {
      expect(history.undo() === undefined).toBe(now === 0);
      now = Math.max(0, now - 1);
    } else if (act === 'redo') {
      expect(history.redo() === undefined).toBe(now === course.length - 1);
      now = Math.min(course.length - 1, now + 1);
    } else if (act.text !== history.texts.files[act.name]) {
      const selected = at(act.name, act.text);
      // Each is typed after a pause, so that it is a step of its own.
      history.change({
        ...act,
        before: selected,
        after: selected,
        ...(act.isTyped ? { typed: now * 1e6 } : {}),
      });
      course.splice(now + 1);
      now = course.push(history.texts.files) - 1;
    }
    expect(history.texts.files).toEqual(course[now]);
  }
});

test('what is typed without a pause is one step', () => {
  const history = new TextHistory({ a: '' });
  const type = (text: string, typed: number): void => {
    const before = at('a', text.slice(0, -1));
    history.change({ name: 'a', text, before, after: at('a', text), typed });
  };
  for (const [i, text] of ['b', 'br', 'bre', 'brea', 'bread'].entries()) type(text, i * 100);
  type('bread!', 10_000);
  expect(history.undo()).toEqual(at('a', 'bread'));
  expect(history.undo()).toEqual(at('a', ''));
  expect(history.texts.files).toEqual({ a: '' });
  history.redo();
  expect(history.texts.files).toEqual({ a: 'bread' });
});

test('a word goes on as ids and the names of quantities do, as far as the next point', () => {
  const known = readDesk(askedOf(fresh())).runnable?.known ?? [];
  expect(known).toEqual(expect.arrayContaining(tauride(['quantities', template]).stdout.trim().split('\n')));
  for (const id of ['dockers', 'strike', 'grain-lost', 'committee-rule', 'bread', 'bank', 'fort'])
    expect(waysOn(known, id.slice(0, -1))).toContain(id);
  expect(waysOn(known, 'supp')).toEqual(['support.']);
  expect(waysOn(known, 'support.')).toEqual(['support.order.', 'support.strike.']);
  expect(waysOn(known, 's')).toEqual([]);
  expect(wordBefore('when: support.str > 0.1', 'when: support.str'.length)).toBe('support.str');
});

test('every number of the scenario is found where it is written', () => {
  const asked = askedOf(fresh());
  const { numbers } = readDesk(asked);
  const texts = new Map(asked.files.map(({ path, text }) => [path, text]));
  for (const { path, line, column, value } of numbers) {
    const text = texts.get(path) ?? '';
    expect(Number.parseFloat(text.slice(offsetOf(text, line, column)))).toBe(value);
  }
  const reach = numbers.find(({ address }) => address === 'parties.strike.reach.dockers');
  expect(reach?.value).toBe(0.35);
  expect(numbers.some(({ address }) => address === 'policies.rationing')).toBe(true);
});

describe('a file that is saved', () => {
  test('has the text and the rights that it had, and nothing is left beside it', () => {
    const folder = fresh();
    const path = join(folder, 'scenario.yaml');
    chmodSync(path, 0o600);
    const [file] = readDeskFolder(ownOf(folder)).files.filter(({ name }) => name === 'scenario.yaml');
    const reply = saveFile(ownOf(folder), { name: file.name, text: 'id: é\n', replaces: file.revision });
    expect(reply.kind).toBe('saved');
    expect(readFileSync(path, 'utf8')).toBe('id: é\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const again = readDeskFolder(ownOf(folder)).files.find(({ name }) => name === 'scenario.yaml');
    expect(reply).toEqual({ kind: 'saved', revision: again?.revision });
  });

  test('is not written over what was written there meanwhile', () => {
    const folder = fresh();
    const path = join(folder, 'facts.yaml');
    const [{ name, revision }] = readDeskFolder(ownOf(folder)).files;
    expect(name).toBe('facts.yaml');
    writeFileSync(path, '# from elsewhere\n');
    const own = ownOf(folder);
    expect(saveFile(own, { name, text: 'mine', replaces: revision })).toEqual({ kind: 'changed-meanwhile' });
    expect(saveFile(own, { name, text: 'mine', replaces: null })).toEqual({ kind: 'changed-meanwhile' });
    expect(readFileSync(path, 'utf8')).toBe('# from elsewhere\n');
    const gone = { name: 'gone.yaml', text: 'mine', replaces: revision };
    expect(saveFile(own, gone)).toEqual({ kind: 'changed-meanwhile' });
  });

  test('is none of a name that leads elsewhere, or is no name of such a file', () => {
    const folder = fresh();
    const before = readdirSync(join(folder, '..'), { recursive: true }).map(String).sort();
    for (const name of [
      ...['../outside.yaml', 'counterfactuals/../../outside.yaml', '/tmp/outside.yaml', './scenario.yaml'],
      ...['counterfactuals\\..\\..\\outside.yaml', 'elsewhere/new.yaml', '.hidden.yaml', 'schema.json'],
      ...['new.yaml\u0000.txt', 'new.txt', '', 'scenario.yaml/', 'C:outside.yaml', 'new.yml'],
    ])
      for (const replaces of [null, '0'.repeat(64)])
        expect(() => saveFile(ownOf(folder), { name, text: 'x', replaces }), name).toThrow(
          /no file of a scen/,
        );
    expect(readdirSync(join(folder, '..'), { recursive: true }).map(String).sort()).toEqual(before);
  });

  test('is reached through no link', () => {
    const folder = fresh();
    const outside = join(folder, '..', 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.yaml'), 'secret: 1\n');
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
    symlinkSync(outside, join(folder, 'hypotheses'));
    const own = ownOf(folder);
    const { files, unread } = readDeskFolder(own);
    expect(files.map(({ name }) => name)).not.toContain('link.yaml');
    expect(files.map(({ text }) => text).join()).not.toContain('secret');
    expect(unread.map(({ code }) => code)).toContain('link-outside');
    for (const name of ['link.yaml', 'hypotheses/new.yaml', 'hypotheses/secret.yaml'])
      for (const replaces of [null, '0'.repeat(64)])
        expect(() => saveFile(own, { name, text: 'x', replaces })).toThrow(/this is no plain/);
    expect(readFileSync(join(outside, 'secret.yaml'), 'utf8')).toBe('secret: 1\n');
    expect(readdirSync(outside)).toEqual(['secret.yaml']);
  });

  test('may be new, in a folder that is made for it, but not a second of its name', () => {
    const folder = fresh();
    const own = ownOf(folder);
    const hypotheses = { name: 'hypotheses/bread.yaml', text: '', replaces: null };
    expect(saveFile(own, hypotheses).kind).toBe('saved');
    expect(readdirSync(join(folder, 'hypotheses'))).toEqual(['bread.yaml']);
    writeFileSync(join(folder, 'old.yml'), '');
    expect(() => saveFile(own, { name: 'old.yaml', text: '', replaces: null })).toThrow(/same name/);
  });
});

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A server of a word, and what asks it. */
async function served(word: string) {
  const { address, close } = await serveShown(readShown(word).shown, 0);
  onTestFinished(close);
  const { port, hostname, origin } = new URL(address);
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    sent?: Uint8Array | string,
  ) =>
    new Promise<Reply>((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      });
      asked.on('error', reject).end(sent);
    });
  return { ask, origin };
}

describe('the server of the desk', () => {
  test('writes for its own page alone, and at most what a file may hold', async () => {
    const folder = fresh();
    const { ask, origin } = await served(folder);
    const path = '/file?name=new.yaml';
    const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
    expect((await ask('PUT', path, {}, 'x')).status).toBe(403);
    for (const foreign of ['http://evil.example', 'null', `${origin}.evil.example`])
      expect((await ask('PUT', path, { origin: foreign }, 'x')).status).toBe(403);
    expect((await ask('PUT', path, { origin, host: 'evil.example' }, 'x')).status).toBe(403);
    expect((await ask('OPTIONS', path, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('POST', path, { origin }, 'x')).status).toBe(405);
    expect((await ask('PUT', '/scenario.yaml', { origin }, 'x')).status).toBe(404);
    expect((await ask('PUT', '/file?name=../up.yaml', { origin }, 'x')).status).toBe(422);
    expect((await ask('PUT', path, { origin }, Buffer.from([0xff]))).status).toBe(400);
    expect((await ask('PUT', path, { origin }, Buffer.alloc(4 * 2 ** 20 + 1, 32))).status).toBe(413);
    expect(readdirSync(folder)).not.toContain('new.yaml');
    const saved = await ask('PUT', path, { origin }, '# mine\n');
    expect(saved.status).toBe(200);
    expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toBe('# mine\n');
    expect(readFileSync(join(folder, 'scenario.yaml'), 'utf8')).toBe(text);
  });

  test('shows at the beginning of a page what the folder holds by then, faults among it', async () => {
    const folder = fresh();
    const { ask } = await served(folder);
    const path = join(folder, 'scenario.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('title: A port in spring', 'title: Another port'));
    expect(JSON.parse((await ask('GET', '/start.json')).body)).toMatchObject({ title: 'Another port' });
    writeFileSync(path, text.replace('title:', 'titel:'));
    const { status, body } = await ask('GET', '/start.json');
    expect(status).toBe(422);
    expect(body.trim()).toBe(tauride(['check', folder]).stderr.trim());
    expect((await ask('GET', '/edit')).status).toBe(200);
  });

  test('has no desk for what is bundled, and names the command that makes a copy', async () => {
    const { ask, origin } = await served('two-powers');
    for (const path of ['/edit', '/desk.json', '/desk.js', '/reader.js', '/below.json?name=two-powers'])
      expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('PUT', '/file?name=new.yaml', { origin }, 'x')).status).toBe(405);
    const { edit } = JSON.parse((await ask('GET', '/start.json')).body) as { readonly edit: object };
    expect(edit).toMatchObject({ told: 'tauride new my-copy --copy two-powers' });
    const copy = join(scratch(), 'my-copy');
    expect(tauride(['new', copy, '--copy', 'two-powers']).code).toBe(0);
    const { runnable } = readDesk(askedOf(copy));
    expect(runnable?.read.digest).toBe(readDesk(askedOf(copyOf('two-powers'))).runnable?.read.digest);
  });

  test('sends the policy of the page with everything', async () => {
    const { ask } = await served(fresh());
    const policy = (await ask('GET', '/')).headers['content-security-policy'];
    expect(policy).not.toContain('unsafe-inline');
    for (const path of [
      '/edit',
      '/desk.js',
      '/desk.css',
      '/reader.js',
      '/desk.json',
      '/below.json?name=two-powers',
    ]) {
      const { status, headers } = await ask('GET', path);
      expect(status, path).toBe(200);
      expect(headers['content-security-policy']).toBe(policy);
    }
  });
});
