/**
 * Keeps the report of what the package exports, one file an entry of `exports`, so that a renamed export
 * shows in a diff: `npm run api` writes it anew from what is built.
 *
 *   node .config/api.mjs                     says which reports are not those of what is built, and fails
 *   node .config/api.mjs --write             writes them
 *   node .config/api.mjs --reports <folder>  looks for them in another folder
 */
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { write: { type: 'boolean' }, reports: { type: 'string' } } });

/** The entries that have types: names of their reports, and their files. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const typed = Object.entries(exports).filter(([, { types }]) => types !== undefined);
  return typed.map(([entry, { types }]) => ({
    name: `${entry.slice(2).replaceAll('/', '-') || 'index'}.api.md`,
    file: join(root, types),
  }));
}

/** How the report of an entry is made. */
function configOf({ name, file }, reportTempFolder) {
  const silent = { default: { logLevel: 'none' } };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: file,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { extends: join(root, 'tsconfig.json'), include: [file] } },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: values.reports ?? join(root, 'tests/package/api'),
        reportTempFolder,
      },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
    packageJsonFullPath: join(root, 'package.json'),
  });
}

const scratch = mkdtempSync(join(tmpdir(), 'tauride-api-'));
const wanted = entries();
const configs = wanted.map((entry) => configOf(entry, scratch));
// One reading of all that is built serves every entry.
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: wanted.map(({ file }) => file),
});

/** Whether the report of an entry is already that of what is built. */
const isCurrent = (config) => {
  const messageCallback = (message) => void (message.handled = true);
  const options = { localBuild: values.write, messageCallback, compilerState };
  return !Extractor.invoke(config, options).apiReportChanged;
};
const others = wanted.filter((_, i) => !isCurrent(configs[i]));
rmSync(scratch, { recursive: true });

for (const { name } of others)
  console.log(`${name} ${values.write ? 'is written' : 'is not what is built: `npm run api` writes it'}`);
process.exitCode = others.length > 0 && !values.write ? 1 : 0;
