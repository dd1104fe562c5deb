/**
 * How what runs in a page is put into one file: without the schema, and without a reader of expressions.
 *
 * Decision worth knowing: the model declares the schema of each act and law beside it, with zod. Here a
 * stand-in takes its place, which answers every declaration with itself; nothing in these files reads by a
 * schema. A reader of expressions is replaced by one that refuses.
 */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minifySync } from 'rolldown/utils';

const root = fileURLToPath(new URL('..', import.meta.url));

const STAND_INS = {
  yaml: `
    const none = () => {
      throw new Error('this page reads no files');
    };
    export {
      none as Composer, none as isAlias, none as isMap, none as isScalar, none as isSeq, none as Lexer,
      none as LineCounter, none as Parser,
    };`,
  zod: 'export const z = new Proxy(() => undefined, { get: () => z, apply: () => z });',
};

/**
 * Checks of what no change in a page can alter (ids, facts), and doubts, which it does not show: the scenario
 * was checked when it was read.
 */
const SETTLED =
  /[\\/]scenario[\\/]check[\\/](acts|cabinets|dynamics|facts|ids|power|reads|regimes|seats)\.ts$/;
const NO_CHECKS = `
  const none = () => undefined;
  export {
    none as checkActs, none as checkCabinets, none as checkDynamics, none as checkFacts, none as checkIds,
    none as checkRegimes, none as warnOfPower, none as warnOfReads, none as warnOfSeats, none as warnOfVoters,
  };`;

/** The reader of expressions: all of a scenario come with it as they were read. */
const READER = /[\\/]scenario[\\/]expression[\\/]read\.ts$/;
const NO_READER = `
  export const readExpression = () => {
    throw new Error('an expression of this scenario did not come with it as it was read');
  };`;

/**
 * d3-shape: straight lines and areas are what is drawn. Its other curves are made by calls and written into
 * prototypes, which no bundler can know to be without effect, so that all of them would stay.
 */
const SHAPE = /[\\/]node_modules[\\/]d3-shape[\\/].*\.m?js$/;
const MADE = /^((?:var|const) \w+ = )(?=\(function custom\(|curveRadial\(|sqrt\()/gm;
const OTHER_CURVE = /^(?!Linear\.)\w+\.prototype = \{$[\s\S]*?^\};$/gm;

/** Files that declare schemas and nothing else; each is the stand-in itself here. */
const SCHEMAS = /[\\/]scenario[\\/]schema[\\/](happening|lesson|polity|posterior|scenario)\.ts$/;
const DECLARED = /^export const (\w+) = z\b/gm;

const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    // The package has seven generators; this is the one that is used.
    onResolve({ filter: /^seedrandom$/ }, () => ({ path: `${root}node_modules/seedrandom/seedrandom.js` }));
    onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(DECLARED)].map(([, name]) => `z as ${name}`);
      return { contents: `import { z } from 'zod';\nexport { ${names.join(', ')} };`, loader: 'ts' };
    });
    onLoad({ filter: READER }, () => ({ contents: NO_READER, loader: 'js' }));
    onLoad({ filter: SHAPE }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll(MADE, '$1/* @__PURE__ */ ')
        .replaceAll(OTHER_CURVE, ''),
      loader: 'js',
    }));
    onLoad({ filter: SETTLED }, () => ({ contents: NO_CHECKS, loader: 'ts' }));
    onResolve({ filter: /^(yaml|zod)$/ }, ({ path }) => ({ path, namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: STAND_INS[path] }));
  },
};

/** What a schema says to its readers, of whom there are none here: a tenth of all that a page would carry. */
const DESCRIPTION = /\.describe\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.)*`),?\s*\)/g;

/** A text in quotes, in a source file. */
const TEXT = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;

/** What constants of laws and columns say of themselves, for the reference pages alone. */
const CONSTANT = new RegExp(String.raw`\breasoned\(([^,()]+),\s*${TEXT}(?:,\s*(?:${TEXT}|\w+))?,?\s*\)`, 'g');
const CHANGE = new RegExp(String.raw`\b(figure|estimate)\(\s*(${TEXT}),\s*(\w+),\s*${TEXT},?\s*\)`, 'g');
const ABOUT = new RegExp(String.raw`\babout:\s*${TEXT},`, 'g');

const SOURCE = new RegExp(String.raw`\bsource:\s*${TEXT},`, 'g');

const SOURCES = new RegExp(
  String.raw`=\s*'(?:fitted|assumption)\b(?:[^'\\]|\\.)*'(?:\s*\+\s*${TEXT})*;`,
  'g',
);

/** What a family of quantities means, for the reference page and for who lists them. */
const FAMILY = new RegExp(String.raw`\b(family|political|standing)\(\s*(\[[^\]]*\]),\s*${TEXT}`, 'g');

/** What the words of a column mean, for the same pages. */
const WORDS = /\b(?:words|crowds): \{[^{}]*\}/g;
const MEANT = new RegExp(String.raw`: ${TEXT}`, 'g');

/** What a figure that is written anew each day is, for the reference page. */
const OF_TODAY = new RegExp(String.raw`\bofToday\(\s*(\[[^\]]*\]),\s*${TEXT},?\s*\)`, 'g');

/** When an act of the repertoire can be done, and what an act of an effect is, in words: for reference pages. */
const OCCASION = new RegExp(String.raw`\b(occasion|told):\s*${TEXT},`, 'g');

/** Where `about` is for the reference page; what a law is about is told to who asks why. */
const REFERENCE = /[\\/]model[\\/](columns|acts|repertoire)[\\/]/;

/** Where `source` is for the list of laws alone, which the command line prints. */
const LAWS = /[\\/]model[\\/](laws|repertoire)[\\/]/;

const withoutDescriptions = {
  name: 'without-descriptions',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]src[\\/](scenario[\\/](schema|compile)|model|polity)[\\/].*\.ts$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8'))
          .replaceAll(DESCRIPTION, '')
          .replaceAll(CONSTANT, "reasoned($1, '')")
          .replaceAll(CHANGE, "$1($2, $3, '')")
          .replaceAll(REFERENCE.test(path) ? ABOUT : /$^/g, "about: '',")
          .replaceAll(OF_TODAY, "ofToday($1, '')")
          .replaceAll(OCCASION, "$1: '',")
          .replaceAll(FAMILY, "$1($2, ''")
          .replaceAll(REFERENCE.test(path) ? WORDS : /$^/g, (words) => words.replaceAll(MEANT, ": ''"))
          .replaceAll(SOURCES, "= '';")
          .replaceAll(LAWS.test(path) ? SOURCE : /$^/g, "source: '',"),
        loader: 'ts',
      }),
    );
  },
};

/** A page forks its runs in memory: it writes no snapshot, and opens none. */
const SNAPSHOTS = /[\\/](state[\\/]snapshot|foundation[\\/]sealed)\.ts$/;
const EXPORTED = /^export (?:class|const|function) (\w+)/gm;

const withoutSnapshots = {
  name: 'without-snapshots',
  setup({ onLoad }) {
    onLoad({ filter: SNAPSHOTS }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(EXPORTED)].map(
        ([, name]) => `none as ${name}`,
      );
      return {
        contents: `function none() { throw new Error('a page keeps no snapshots'); }\nexport { ${names.join(', ')} };`,
        loader: 'js',
      };
    });
  },
};

/** Options of esbuild that all of them share. */
export const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  plugins: [standIns, withoutDescriptions],
  logLevel: 'warning',
};

/** What a page has, and what a program made of the package keeps. */
const OF_PAGE = { plugins: [withoutSnapshots, ...shared.plugins] };

/**
 * An entry and all that it needs as one text; `more` options of esbuild.
 *
 * esbuild finds what is used, and oxc makes that small: 4 % less, compressed, than esbuild does by itself.
 */
export async function bundled(entry, more = {}) {
  const options = { ...shared, ...OF_PAGE, ...more };
  const { outputFiles } = await build({ ...options, entryPoints: [entry], write: false });
  const { code, errors } = minifySync(entry, outputFiles[0].text, { module: options.format === 'esm' });
  if (errors.length > 0) throw new Error(`${entry} cannot be made small: ${errors[0].message}`);
  return code;
}

/** What reads and checks texts has the schema and the readers in it, and every word that they say. */
export const WITH_READERS = { plugins: [] };

async function styleIn(entry, name) {
  const module = `data:text/javascript,${encodeURIComponent(await bundled(entry))}`;
  return (await import(module))[name];
}

/** The style of the page, and what the desk has beside it. */
export const pageStyle = () => styleIn('src/explorer/style.ts', 'EXPLORER_STYLE');
export const deskStyle = () => styleIn('src/explorer/desk/style.ts', 'DESK_STYLE');
