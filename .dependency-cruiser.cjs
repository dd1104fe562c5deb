/**
 * The ladder of imports: a folder imports only the folders named beside it here, and itself.
 * Siblings (kernel and polity, platform and report) do not know each other, and a host (cli, explorer) knows
 * only its own platform.
 */
const politics = ['foundation', 'population', 'kernel', 'polity', 'model'];
const core = [...politics, 'scenario', 'experiment'];

const mayImport = {
  foundation: [],
  population: ['foundation'],
  kernel: ['foundation', 'population'],
  polity: ['foundation', 'population/tally'],
  model: ['foundation', 'population', 'kernel', 'polity'],
  scenario: politics,
  experiment: [...politics, 'scenario'],
  view: core,
  'platform/node': core,
  'platform/browser': core,
  report: [...core, 'view'],
  cli: [
    ...core,
    'platform/node',
    'view',
    'report',
    'explorer/address',
    'explorer/baseline',
    'explorer/protocol',
    'explorer/local/documents',
    'explorer/desk/protocol',
  ],
  explorer: [...core, 'platform/browser', 'view', 'report'],
  bin: [],
};

const folders = (names) => `^src/(${names.join('|')})[/.]`;

const rungs = Object.entries(mayImport).map(([folder, lower]) => ({
  name: `ladder-${folder.replace('/', '-')}`,
  comment: `${folder} imports only: ${lower.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: folders([folder]) },
  to: { path: '^(src|tests|bench)/', pathNot: folders([folder, ...lower]) },
}));

module.exports = {
  forbidden: [
    ...rungs,
    {
      name: 'every-file-on-a-rung',
      comment: 'A new folder needs its place in the ladder.',
      severity: 'error',
      from: { path: '^src/', pathNot: [folders(Object.keys(mayImport)), '^src/index\\.ts$'] },
      to: {},
    },
    {
      name: 'library-without-hosts',
      comment: 'The library does not start a command line or a page.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: folders(['cli', 'explorer']) },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-without-host',
      comment: 'The core cannot tell where it runs: what a host offers is passed in.',
      severity: 'error',
      from: { path: folders(core) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-without-host-packages',
      severity: 'error',
      from: { path: folders(core) },
      to: { path: 'node_modules/(piscina|bullmq|ioredis|commander|@commander-js|cli-|picocolors)' },
    },
    {
      name: 'no-development-packages',
      comment: 'What ships may not need what only the tests have; what the page needs is bundled into it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(kernel/assembly|explorer)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: '^src/kernel/assembly/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
