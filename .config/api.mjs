/**
 * Keeps the report of what the package exports, one file an entry of `exports`, so that a renamed export
 * shows in a diff: `npm run api` writes it anew from what is built.
 *
 *   node .config/api.mjs                     says which reports are not those of what is built, and fails
 *   node .config/api.mjs --write             writes them
 *   node .config/api.mjs --reports <folder>  looks for them in another folder, and says so; may be given again
 */
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { write: { type: 'boolean' }, reports: { type: 'string', multiple: true } },
});

/** The entries that have types: names of their reports, and their files. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const typed = Object.entries(exports).filter(([, { types }]) => types !== undefined);
  return typed.map(([entry, { types }]) => ({
    name: `${entry.slice(2).replaceAll('/', '-') || 'index'}.api.md`,
    file: join(root, types),
  }));
}

/** How the report of an entry is made, for a folder of reports. */
function configOf({ name, file }, reportFolder, reportTempFolder) {
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
        reportFolder,
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
const folders = values.reports ?? [join(root, 'tests/package/api')];
const wanted = folders.flatMap((folder) => entries().map((entry) => ({ ...entry, folder })));
const configs = wanted.map((entry) => configOf(entry, entry.folder, scratch));
// One reading of all that is built serves every entry.
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: entries().map(({ file }) => file),
});

/** Whether the report of an entry is already that of what is built. */
const isCurrent = (config) => {
  const messageCallback = (message) => void (message.handled = true);
  const options = { localBuild: values.write, messageCallback, compilerState };
  return !Extractor.invoke(config, options).apiReportChanged;
};
const others = wanted.filter((_, i) => !isCurrent(configs[i]));
rmSync(scratch, { recursive: true });

for (const { name, folder } of others) {
  const file = values.reports === undefined ? name : join(folder, name);
  console.log(`${file} ${values.write ? 'is written' : 'is not what is built: `npm run api` writes it'}`);
}
process.exitCode = others.length > 0 && !values.write ? 1 : 0;
