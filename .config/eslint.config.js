/**
 * What the compiler cannot see: lost promises, unsafe types, and above all the sources of a run that differs
 * from machine to machine (clocks, unseeded randomness, functions that engines round differently).
 * The ladder of imports is kept by .dependency-cruiser.cjs.
 */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The folders that cannot tell where they run. */
const core = '{foundation,population,kernel,polity,model,scenario,experiment}';

/** The folders whose every result may feed a draw or a digest. */
const exact = '{foundation,population,kernel,polity,model,scenario}';

const inexactFunctions =
  'exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot';

const hostGlobals =
  'console process Date performance setTimeout setInterval setImmediate queueMicrotask crypto fetch window document navigator self Buffer Intl';

const noRandom = {
  object: 'Math',
  property: 'random',
  message: 'A run is an address: draw from foundation/random.',
};

const noInexact = inexactFunctions.split(' ').map((property) => ({
  object: 'Math',
  property,
  message: 'Engines round this differently: use foundation/math.',
}));

const noSurprises = [
  {
    selector: ':matches(CallExpression, NewExpression)[callee.name="seedrandom"][arguments.length=0]',
    message: 'An unseeded generator cannot be replayed.',
  },
  {
    selector:
      ':matches(CallExpression, NewExpression)[callee.name="seedrandom"] Property:matches([key.name="global"], [key.value="global"])',
    message: 'A global generator replaces Math.random for everyone.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
];

const noLocale = {
  selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]',
  message: 'The result depends on the machine.',
};

const noPowerOperator = {
  selector:
    ':matches(BinaryExpression[operator="**"]:not([left.value=2][right.type="Literal"]), AssignmentExpression[operator="**="])',
  message: 'Engines round ** differently: use foundation/math. (2 ** 32 and the like are exact.)',
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'src/kernel/assembly/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'prefer-const': 'error',
    },
  },
  {
    files: ['{src,bench}/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', noRandom],
      'no-restricted-syntax': ['error', ...noSurprises],
    },
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/property.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'fast-check',
          message: 'Take fc from tests/property.ts, where its draws are the same each time.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'max-len': ['error', { code: 1000, comments: 110, ignoreUrls: true }] },
  },
  {
    files: [`src/${core}/**/*.ts`],
    rules: {
      'no-restricted-globals': [
        'error',
        ...hostGlobals.split(' ').map((name) => ({ name, message: 'The core cannot tell where it runs.' })),
      ],
      'no-restricted-syntax': ['error', ...noSurprises, noLocale],
    },
  },
  {
    files: [`src/${exact}/**/*.ts`],
    rules: {
      'no-restricted-properties': ['error', noRandom, ...noInexact],
      'no-restricted-syntax': ['error', ...noSurprises, noLocale, noPowerOperator],
    },
  },
);
