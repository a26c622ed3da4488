import type { Call } from '../../model/call.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import { allOf, firstLine, insertAfter, replaceIn } from './quoted-line.ts';

interface Spelling {
  /** The option as an entry of an object, or as an argument by name. */
  readonly option: string;
  readonly named: boolean;
  /** How a call begins, and how many arguments come before the options. */
  opening(text: string): { readonly at: number; readonly before: number } | undefined;
}

const verbs = /\.(get|head|delete|options|post|put|patch)\s*(?:<[^()]*>)?\(/g;

/** Of two alike in a line nothing says which of them is the call. */
function onlyMatch(pattern: RegExp, text: string): { readonly at: number; readonly verb: string } | undefined {
  const [found, another] = text.matchAll(pattern);
  if (found === undefined || another !== undefined) return undefined;
  return { at: found.index + found[0].length, verb: found[1] ?? '' };
}

const spellings: Readonly<Record<string, Spelling>> = {
  axios: {
    option: 'timeout: 2000',
    named: false,
    opening: (text) => {
      const found = onlyMatch(verbs, text);
      if (found === undefined) return undefined;
      const hasBody = /^(?:post|put|patch)$/.test(found.verb);
      return { at: found.at, before: hasBody ? 2 : 1 };
    },
  },
  fetch: {
    option: 'signal: AbortSignal.timeout(2000)',
    named: false,
    opening: (text) => {
      const found = onlyMatch(/\bfetch\(/g, text);
      return found === undefined ? undefined : { at: found.at, before: 1 };
    },
  },
  requests: {
    option: 'timeout=2',
    named: true,
    opening: (text) => {
      const found = onlyMatch(verbs, text);
      return found === undefined ? undefined : { at: found.at, before: 0 };
    },
  },
};

/** A limit to the waiting of each call, written where its library takes it. */
export function timeoutEdits(calls: readonly Call[]): readonly FileEdit[] | undefined {
  const edits = allOf(calls.map(timeoutEdit));
  const places = new Set(edits?.map((edit) => `${edit.file}:${'line' in edit ? edit.line : ''}`));
  return places.size === edits?.length ? edits : undefined;
}

function timeoutEdit({ library, evidence: [place] }: Call): FileEdit | undefined {
  const spelling = Object.hasOwn(spellings, library) ? spellings[library] : undefined;
  const line = place === undefined ? undefined : firstLine(place);
  const opening = line === undefined ? undefined : spelling?.opening(line);
  if (place === undefined || line === undefined || spelling === undefined || opening === undefined) return undefined;
  const { option, named } = spelling;
  const { starts, end } = argumentsFrom(line, opening.at);
  const options = starts[opening.before];
  if (end === undefined) {
    // Options that go on in the next line get one more there.
    return !named && options !== undefined && line.slice(options) === '{'
      ? insertAfter(place, `  ${option},`)
      : undefined;
  }
  const inside = line.slice(opening.at, end);
  const call = line.slice(0, end);
  if (named) return inside === '' ? undefined : replaceIn(place, `${call})`, `${call}, ${option})`);
  if (options === undefined)
    return starts.length === opening.before ? replaceIn(place, `${call})`, `${call}, { ${option} })`) : undefined;
  const before = line.slice(0, options);
  return line.startsWith('{ ', options) ? replaceIn(place, `${before}{ `, `${before}{ ${option}, `) : undefined;
}

/** Where the arguments of a call begin, and the parenthesis that ends them, if it stands in the line. */
function argumentsFrom(
  line: string,
  at: number,
): { readonly starts: readonly number[]; readonly end: number | undefined } {
  const starts: number[] = [];
  let depth = 0;
  let quote = '';
  let fresh = true;
  for (let index = at; index < line.length; index += 1) {
    const sign = line[index] ?? '';
    if (quote === '' && depth === 0 && sign === ')') return { starts, end: index };
    if (fresh && sign !== ' ') {
      starts.push(index);
      fresh = false;
    }
    if (quote !== '') {
      if (sign === '\\') index += 1;
      else if (sign === quote) quote = '';
    } else if (/['"`]/.test(sign)) quote = sign;
    else if (/[([{]/.test(sign)) depth += 1;
    else if (/[)\]}]/.test(sign)) depth -= 1;
    else if (sign === ',' && depth === 0) fresh = true;
  }
  return { starts, end: undefined };
}
