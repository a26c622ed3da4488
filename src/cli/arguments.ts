import { nearest } from '../core/model/nearest.ts';
import { type Refusal, refuse } from './command.ts';

/** What can be said after a verb. `value` names what follows; a flag has none. */
export const optionSpecs = {
  format: { value: 'NAME', what: 'how the answer is written' },
  out: { value: 'FILE', what: 'write the answer to a file; its ending chooses the format' },
  'fail-on': { value: 'SEVERITY', what: 'exit 1 at a finding of this severity or above' },
  base: { value: 'REF|DIR', what: 'review what changed since a git reference or an earlier copy' },
  baseline: { value: 'FILE', what: 'findings that are known; .architect-baseline.json in the folder by itself' },
  'write-baseline': { value: undefined, what: 'keep what is found now as known; =FILE names where' },
  'new-only': { value: undefined, what: 'only what the baseline does not know' },
  fix: { value: undefined, what: 'show what mends findings for certain, as a diff; =RULE of one rule alone' },
  write: { value: undefined, what: 'with --fix: change the files' },
  cache: { value: 'DIR', what: 'keep what was read there, so that the next start reads only what changed' },
  view: { value: 'VIEW', what: 'service, data or flow' },
  endpoint: { value: 'ROUTE', what: 'the request that a flow tells: "POST /orders"' },
  group: { value: 'NAME', what: 'one group of a data model that is too large to draw at once' },
  on: { value: 'SUBJECT', what: 'what the plan is about: boundaries, cache, capacity, data or technology' },
  check: { value: 'DIR', what: 'compare the design with the code of a folder' },
  rps: { value: 'NUMBER', what: 'requests a second from outside, on average: 250' },
  peak: { value: 'FACTOR', what: 'the busiest minute by the average: 3' },
  growth: { value: 'SHARE', what: 'growth a year: 0.5 is half as much again' },
  people: { value: 'NUMBER', what: 'people with an account: 20000' },
  rows: { value: 'TABLE=NUMBER', what: 'rows a year of a table: orders=500000; may be repeated' },
  dialect: { value: 'NAME', what: 'postgresql, mysql or sqlite' },
  color: { value: undefined, what: 'color even where the output is no terminal' },
  'no-color': { value: undefined, what: 'no color; NO_COLOR says the same' },
  open: { value: undefined, what: 'open the workspace in VS Code with the extension' },
  model: { value: 'NAME', what: 'show what a model would be sent; with --send, ask it' },
  'base-url': { value: 'URL', what: 'the server of the model: http://localhost:11434/v1' },
  'key-env': { value: 'VARIABLE', what: 'the environment variable that holds its API key' },
  budget: { value: 'TOKENS', what: 'the most that one request may hold' },
  cap: { value: 'TOKENS', what: 'the most that all requests together may hold; above it nothing is sent' },
  price: { value: 'IN/OUT', what: 'what a million tokens cost, to be told the sum: 1.25/10' },
  guidelines: { value: undefined, what: 'send AGENTS.md and .github/copilot-instructions.md along' },
  'never-send': { value: 'PATTERN', what: 'files of which nothing is sent, as .gitignore names them; may be repeated' },
  send: { value: undefined, what: 'send it' },
  preview: { value: undefined, what: 'show every byte that would be sent' },
  receipt: { value: undefined, what: 'tell what was dropped of the answer, and why' },
  help: { value: undefined, what: 'explain a verb' },
  version: { value: undefined, what: 'print the version' },
} as const;

export type OptionName = keyof typeof optionSpecs;

export interface Arguments {
  /** The verb, then what it is applied to. */
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<OptionName, string>;
}

export function parseArguments(argv: readonly string[]): Arguments | Refusal {
  const operands: string[] = [];
  const options = new Map<OptionName, string>();
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      operands.push(...argv.slice(index + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const read = readOption(word, argv[index + 1]);
    if (typeof read === 'string') return refuse(read);
    const before = repeatable.has(read.name) ? options.get(read.name) : undefined;
    options.set(read.name, before === undefined ? read.value : `${before}\n${read.value}`);
    index += read.taken;
  }
  return { operands, options };
}

/** Said again, they add a line; what others say last counts. */
const repeatable: ReadonlySet<OptionName> = new Set(['never-send', 'rows']);

const short: Readonly<Record<string, OptionName>> = { '-h': 'help', '-v': 'version', '-o': 'out', '-f': 'format' };

function readOption(
  word: string,
  next: string | undefined,
): { readonly name: OptionName; readonly value: string; readonly taken: number } | string {
  const equals = word.indexOf('=');
  const said = equals < 0 ? word : word.slice(0, equals);
  const name = short[said] ?? said.replace(/^--/, '');
  if (!isOption(name) || (short[said] === undefined && !said.startsWith('--'))) return unknownOption(said);
  const { value } = optionSpecs[name];
  if (value === undefined && equals < 0) return { name, value: '', taken: 0 };
  if (value === undefined && !mayHaveValue.has(name)) return `--${name} takes no value.`;
  if (equals >= 0) return { name, value: word.slice(equals + 1), taken: 0 };
  if (next === undefined || next.startsWith('--')) return `--${name} needs a value: --${name} ${value}.`;
  return { name, value: next, taken: 1 };
}

/** Flags that say more with `=`. */
const mayHaveValue: ReadonlySet<OptionName> = new Set(['write-baseline', 'fix']);

function unknownOption(said: string): string {
  const close = nearest(said.replace(/^-+/, ''), Object.keys(optionSpecs));
  return `There is no option ${said}.${close === undefined ? '' : ` Did you mean --${close}?`}`;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(optionSpecs, name);
}
