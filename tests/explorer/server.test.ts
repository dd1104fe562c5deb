/** The page's server: to this machine alone, only its own files, under a policy that lets nothing else in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePage, type ServedPage } from '../../src/cli/explore/server.js';
import { readExplored } from '../../src/cli/explore/task.js';
import type { ReadChanged, Start } from '../../src/explorer/protocol.js';
import { bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { root, scratch, tauride } from '../cli/command-line.js';

let served: ServedPage;
beforeAll(async () => {
  served = await servePage(readExplored('two-powers'), 0);
});
afterAll(() => served.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const ask = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  at = served,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(at.address);
    const asked = request({ hostname, port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject).end();
  });

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe('the server of the page', () => {
  test.each([
    '/',
    '/page.js',
    '/engine.js',
    '/page.css',
    '/kernel.wasm',
    '/start.json',
    '/baseline.json',
    '/read.json',
    '/nothing',
  ])('sends its policy with %s', async (path) => {
    const { headers, status } = await ask(path);
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(status).toBe(path === '/nothing' ? 404 : 200);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/index.html',
    '//etc/passwd',
    '/constructor',
    '/__proto__',
  ])('has no file %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('refuses another host, another origin, and whatever would write', async () => {
    expect((await ask('/', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/start.json', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('/start.json', { origin: 'null' })).status).toBe(403);
    expect((await ask('/start.json', { origin: served.address.slice(0, -1) })).status).toBe(200);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  test('has no script and no style in its page', async () => {
    const { body } = await ask('/');
    expect(body).not.toMatch(/<style|<script(?! type="module" src="\/page\.js")|style=|\son\w+=/);
  });

  test('tells changes in words, and what is wrong with them as the command line does', async () => {
    const changed = JSON.parse((await ask('/read.json?with=bread-arrives')).body) as ReadChanged;
    expect(changed.words.length).toBeGreaterThan(0);
    expect(changed.digest).not.toBe(changed.source);
    const wrong = await ask('/read.json?move=nothing=1848-05-01');
    const { stderr } = tauride(['replay', 'two-powers', '--move', 'nothing=1848-05-01']);
    expect(wrong.status).toBe(422);
    expect(wrong.body.trim()).toBe(stderr.trim());
  });

  test('refuses a counterfactual that changes the scenario on the way, as a replay does', async () => {
    const folder = join(scratch(), 'dated');
    cpSync(join(root, 'scenarios/two-powers'), folder, { recursive: true });
    const path = join(folder, 'counterfactuals/late.yaml');
    const texts = ['id: late', 'title: Late', 'question: What if it came late?', 'from: 1848-05-01'];
    const [policy] = Object.keys(readExplored('two-powers').parsed.scenario.policies);
    writeFileSync(path, [...texts, 'set:', `  policies.${policy}: 0.5`, ''].join('\n'));
    const dated = await servePage(readExplored(folder), 0);
    try {
      const { status, body } = await ask('/read.json?with=late', {}, 'GET', dated);
      expect(status).toBe(422);
      expect(body).toContain('a single run cannot change its scenario on the way');
    } finally {
      dated.close();
    }
  });

  test('is of a scenario whose texts are markup, as plain data', async () => {
    const folder = join(scratch(), 'hostile');
    cpSync(join(root, 'scenarios/two-powers'), folder, { recursive: true });
    const title = '"</script><script>alert(1)</script>';
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.replace(/^title: .*$/m, `title: '${title}'`));
    }
    const hostile = await servePage(readExplored(folder), 0);
    try {
      const { body, headers } = await ask('/start.json', {}, 'GET', hostile);
      expect((JSON.parse(body) as Start).title).toBe(title);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect((await ask('/', {}, 'GET', hostile)).body).toBe((await ask('/')).body);
    } finally {
      hostile.close();
    }
  });

  test('a port that is taken is said to be', () => {
    const { port } = new URL(served.address);
    const { code, stderr } = tauride(['explore', 'two-powers', '--no-open', '--port', port]);
    expect(code).toBe(2);
    expect(stderr).toContain('it is taken');
  });
});

test('all code of the page is at most 200 kB, compressed, and names no scenario', () => {
  const texts = ['page.js', 'engine.js'].map((name) => readFileSync(join(root, 'dist/page', name), 'utf8'));
  const size = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  expect(size).toBeLessThanOrEqual(200_000);
  for (const id of readdirSync(join(root, 'scenarios'))) expect(texts.join()).not.toContain(id);
});

test('neither what draws nor the page says the id of a scenario or of a counterfactual', () => {
  const ids = bundledScenarios().flatMap((scenario) => {
    const questions = join(root, 'scenarios', scenario, 'counterfactuals');
    return [scenario, ...readdirSync(questions).map((name) => name.replace(/\.yaml$/, ''))];
  });
  expect(ids.length).toBeGreaterThan(20);
  for (const folder of ['src/view', 'src/explorer'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(join(root, folder, name), 'utf8');
      for (const id of ids) expect(new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text), name).toBe(false);
    }
});

test('says where the page is, and ends in good order when it is asked to', async () => {
  const main = join(root, 'dist/cli/main.js');
  const child = spawn(process.execPath, [main, 'explore', 'two-powers', '--no-open']);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  expect((await fetch(said.toString().trim())).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
