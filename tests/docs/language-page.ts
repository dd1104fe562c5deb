/**
 * The reference page of the scenario language, written from the schema itself.
 *
 * Decision worth knowing: names, forms, limits, defaults and descriptions are read from the same declaration
 * that checks scenarios, so the page cannot tell of a key that does not exist. A record that occurs in
 * several places is described where it first occurs.
 */
import { FAMILIES } from '../../src/scenario/compile/families.js';
import { usageOf } from '../../src/scenario/compile/quantities.js';
import { FUNCTIONS } from '../../src/scenario/expression/syntax.js';
import { counterfactualJsonSchema, hypothesesJsonSchema, jsonSchema } from '../../src/scenario/jsonSchema.js';
import { FIGURE_MAX, NAME_LENGTH_MAX, TEXT_LENGTH_MAX } from '../../src/model/written.js';

/** The part of JSON Schema that ours consists of. */
interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const isRecord = (node: Node): boolean => node.properties !== undefined;

/** Limits that say something: not those of any figure. */
function limitsOf({ minimum, maximum, exclusiveMinimum }: Node): string {
  const top = maximum === undefined || maximum >= FIGURE_MAX ? undefined : maximum;
  if (minimum !== undefined && top !== undefined) return ` ${minimum} to ${top}`;
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${top === undefined ? '' : `, at most ${top}`}`;
  if (minimum !== undefined && minimum > -FIGURE_MAX) return ` from ${minimum}`;
  return top === undefined ? '' : ` to ${top}`;
}

const countOf = ({ minItems, maxItems }: Node): string => {
  if (minItems !== undefined && maxItems !== undefined) return ` (${minItems} to ${maxItems})`;
  if (minItems !== undefined) return ` (at least ${minItems})`;
  return maxItems === undefined ? '' : ` (at most ${maxItems})`;
};

/** Forms that have a name of their own, by their description. */
const NAMED: readonly (readonly [beginning: string, name: string])[] = [
  ['An id:', 'id'],
  ['A date,', 'date'],
  ['An expression', 'expression'],
  ['Source of every', 'source'],
  ['A number, or a range', 'amount'],
];

const namedForm = ({ description = '' }: Node): string | undefined =>
  NAMED.find(([beginning]) => description.startsWith(beginning))?.[1];

/**
 * A text as it stands: patterns and limits tell ids, dates and names where a description of the key has
 * replaced their own.
 */
const textForm = ({ pattern, maxLength }: Node): string => {
  if (maxLength === NAME_LENGTH_MAX) return 'name';
  if (pattern?.startsWith('^[a-z][a-z0-9-]')) return 'id';
  return pattern?.startsWith('^\\d{4}') ? 'date' : 'text';
};

/** What stands under each name of a mapping with free names. */
const entryOf = ({ additionalProperties }: Node): Node =>
  additionalProperties === undefined || additionalProperties === false ? {} : additionalProperties;

/** What may be written, in words. */
function formOf(node: Node): string {
  const named = namedForm(node);
  if (named !== undefined) return named;
  if (node.enum) return node.enum.map((word) => `\`${word}\``).join(' or ');
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.anyOf) {
    const forms = [...new Set(node.anyOf.map(formOf))];
    return forms.join() === 'text,number,true or false' ? 'expression' : forms.join(' or ');
  }
  if (node.prefixItems) return `[${node.prefixItems.map(formOf).join(', ')}]`;
  if (node.type === 'array') return `list${countOf(node)} of ${node.items ? formOf(node.items) : 'anything'}`;
  if (node.type === 'object') return isRecord(node) ? 'record' : `by name: ${formOf(entryOf(node))}`;
  if (node.type === 'boolean') return 'true or false';
  if (node.type === 'string') return textForm(node);
  return `${node.type === 'integer' ? 'whole number' : 'number'}${limitsOf(node)}`;
}

/** The record that a value holds, in a list or by name. */
function recordIn(node: Node): Node | undefined {
  if (isRecord(node)) return node;
  const entries = node.additionalProperties ? [entryOf(node)] : [];
  const inner = [node.items, ...entries, ...(node.anyOf ?? []), ...(node.prefixItems ?? [])];
  for (const each of inner) {
    const found = each && recordIn(each);
    if (found) return found;
  }
  return undefined;
}

const isPlain = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || Object.keys(value).length === 0;

/** A default in words; records of defaults are told key by key where they are described. */
const defaultOf = (node: Node): string =>
  node.default !== undefined && isPlain(node.default) ? `\`${JSON.stringify(node.default)}\`` : '';

const cellText = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Writes records one after another, each once. */
class Page {
  readonly lines: string[] = [];
  readonly #known = new Map<string, string>();

  record(name: string, node: Node): void {
    this.#known.set(JSON.stringify(node.properties), name);
    this.lines.push('', `## \`${name}\``, '');
    if (node.description) this.lines.push(node.description, '');
    this.lines.push('| key | what is written | default | |', '|---|---|---|---|');
    const nested: (readonly [string, Node])[] = [];
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      const inner = recordIn(value);
      this.lines.push(this.row(key, value, inner, node.required?.includes(key) ?? false, `${name}.${key}`));
      if (inner && !this.#known.has(JSON.stringify(inner.properties))) {
        this.#known.set(JSON.stringify(inner.properties), `${name}.${key}`);
        nested.push([`${name}.${key}`, inner]);
      }
    }
    for (const [path, inner] of nested) this.record(path, inner);
  }

  private row(key: string, node: Node, inner: Node | undefined, isRequired: boolean, path: string): string {
    const where = inner && (this.#known.get(JSON.stringify(inner.properties)) ?? path);
    const described = where === undefined ? '' : `see \`${where}\``;
    const words = [namedForm(node) ? '' : (node.description ?? ''), described]
      .filter((text) => text !== '')
      .join(' ');
    const fallback = isRequired && node.default === undefined ? '**required**' : defaultOf(node);
    return `| \`${key}\` | ${cellText(formOf(node))} | ${cellText(fallback)} | ${cellText(words)} |`;
  }
}

const HEAD = `# The language of scenarios

This page is written from the schema by \`npm run docs\`; do not edit it. \`tauride check\` uses the same declaration.
How the parts work together is told in the [tutorial](tutorial.md).

## Forms

| form | what it is |
|---|---|
| id | lower case letters, digits and hyphens, a letter first: \`milyukov-note\` |
| date | \`1917-07-17\` (new style), or \`1917-07-04 OS\` (old style) |
| expression | a number, \`true\`, \`false\`, or a text such as \`support.council.weavers > 0.5 and since.ship-lost < 10\`; see the end of this page. Inside \`{ }\` a text with a comma, as \`min(1, x)\`, stands in quotes |
| amount | a number, or a range \`[low, high]\` from which each run draws once |
| source | a text that says where all numbers of the record come from, or a mapping from key to such a text; the word \`assumption\` where it is one |
| name | words on one line, at most ${NAME_LENGTH_MAX} characters; neither in names nor in texts is there anything that acts on a terminal or cannot be seen (control characters, marks of direction) |
| text | words on any number of lines, at most ${TEXT_LENGTH_MAX} characters |
| by name | a mapping; its keys are the ids of the things meant. Where people are meant, a key is a stratum, class, place, group, or \`all\`, and later keys override earlier ones |

A scenario is one folder; all its files that end in \`.yaml\` or \`.yml\` are read as one document, lists of the same name joined.
Counterfactuals lie in its folder \`counterfactuals\`, [hypotheses](hypotheses.md) in its folder \`hypotheses\`. Whatever else lies there is not read, and named in a warning; only prose (\`*.md\`), licences, \`schema.json\`
and what begins with a dot are passed over.

## While you write

\`tauride new\` puts a \`schema.json\` beside the scenario, and its first line names it: editors with a YAML language server (VS Code with the
YAML extension by Red Hat; Neovim, Emacs or Helix with yaml-language-server) then complete keys, show these descriptions and underline what does
not fit, while you write.

![A misspelt key underlined, and the effects that an event may have offered for completion](editor.png)

For a folder of your own: \`tauride schema > schema.json\`, and as the first line of each file

    # yaml-language-server: $schema=./schema.json

or once for a project, in \`.vscode/settings.json\`:

    { "yaml.schemas": { "./schema.json": "my-scenario/*.yaml" } }

Where a scenario is split over several files, delete the list \`required\` at the end of \`schema.json\` (\`tauride new\` has done so), since no
file holds all sections. An editor knows forms; only \`tauride check\` knows names, dates and what can be reached. It also warns of conditions that nothing in the
scenario moves, of own quantities and policies that nothing reads, and of constants of laws that are not in force.`;

const NO_VALUE_PAGE = `### No value

There may be none: of the days since what never happened, of a share of nobody's ballots or of the seats of a body that was never elected, of a
calculation without a finite result (\`x / 0\`, \`sqrt(-1)\`). That is not 0. What is calculated from it has no value either, a comparison with it is false
(\`!=\` too), and by itself it is not true. And then there is one rule: **what has no value does nothing**.

| where | what is done |
|---|---|
| \`when\`, \`requires\` | the condition does not hold |
| \`probability\` | the event does not happen |
| \`times\` of an effect | the effect is not done |
| \`times\` of a condition, \`unmet\` | the condition is not felt, the demand is met: 0 |
| \`strength\`, \`discipline\`, \`agitation\` | 0 |
| \`utilities\` | 0, as of an option that is not named |
| \`measure\`, \`is\` of a fact | no figure: the report says \`no value\`, and the fact is in no score; a mean, a sum or a maximum over days has none where one of them has none |

What can never have a value, as \`1 / 0\`, is a fault that \`tauride check\` names. Anything else is told once, with its expression, place and first day: in the report, on
stderr as a warning, and in the document of \`--json\` under \`noValue\`. A condition that only waits, as \`since.ship-lost < 10\` before the ship is lost, is
nothing to be told; and a part that does not matter is not looked at: \`policy.bread > 0 and 1 / policy.bread < 3\` is sound without bread.
Write what is meant where there is none: \`elected.diet ? seats.diet.whigs : 0\`.`;

function expressions(): string[] {
  const functions = [...FUNCTIONS.values()].map(({ usage }) => `\`${usage}\``).join(', ');
  const families = [...FAMILIES].map(
    ([word, { parts, about }]) => `| \`${usageOf(word, parts)}\` | ${cellText(about)} |`,
  );
  return [
    '',
    '## Expressions',
    '',
    'Numbers; names, as below; `+ - * /`; `< <= > >= == !=`, also chained (`0.2 < x < 0.5`); `and`, `or`, `not`; the choice `a ? b : c`; and',
    `${functions}. Truth is a number: 0 is false. A hyphen between letters belongs to the name, so a subtraction has spaces: \`a.x - b.y\`.`,
    '',
    '| name | what it reads |',
    '|---|---|',
    ...families,
    '| `my.NAME` | a quantity of the scenario itself, from its `quantities` |',
    '',
    '`tauride quantities <scenario>` lists every name that the expressions of one scenario may use.',
    '',
    NO_VALUE_PAGE,
  ];
}

/** The page as Markdown, ending in a line break. */
export function languagePage(): string {
  const page = new Page();
  page.record('scenario', jsonSchema());
  page.record('counterfactual', counterfactualJsonSchema());
  page.record('hypotheses', hypothesesJsonSchema());
  return [HEAD, ...page.lines, ...expressions(), ''].join('\n');
}
