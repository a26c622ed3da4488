import { isPlural } from '../../words/plural.ts';
import { isParameter } from '../../words/route-words.ts';
import { wordsOf } from '../../words/words-of.ts';

/** An `operationId` that says what a route does, spelled as the others of its document, and taken by none of them. */
export function operationName(method: string, path: string, taken: ReadonlySet<string>): string {
  const spell = spellingOf([...taken]);
  const [verb, ...nouns] = deedOf(method, path);
  const base = spell([verb ?? method.toLowerCase(), ...nouns]);
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  return name;
}

/** `GET /orders/{id}/items` is `list order items`, `POST /orders/{id}/cancel` is `cancel order`. */
function deedOf(method: string, path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  const fixed = segments.flatMap((segment, at) => (isParameter(segment) || isPrefix(segment) ? [] : [{ segment, at }]));
  const last = fixed.at(-1);
  if (last === undefined) return [method];
  const of = fixed
    .slice(0, -1)
    .flatMap(({ segment, at }) => (isParameter(segments[at + 1] ?? '') ? wordsOf(segment) : spoken(segment)));
  const endsWithOne = last.at < segments.length - 1;
  const isOfOne = isParameter(segments[last.at - 1] ?? '');
  const isAction = method === 'POST' && !endsWithOne && isOfOne && !isPlural(last.segment);
  if (isAction) return [...spoken(last.segment), ...of];
  if (method === 'GET' && !endsWithOne)
    return [isPlural(last.segment) ? 'list' : 'get', ...of, ...spoken(last.segment)];
  return [verbs[method] ?? method, ...of, ...wordsOf(last.segment)];
}

const verbs: Readonly<Record<string, string>> = { POST: 'create', PUT: 'replace', PATCH: 'update' };

function isPrefix(segment: string): boolean {
  return segment === 'api' || /^v\d+$/.test(segment);
}

/** The words as they stand, plurals included. */
function spoken(segment: string): readonly string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function spellingOf(taken: readonly string[]): (words: readonly string[]) => string {
  const most = (pattern: RegExp): boolean => taken.filter((name) => pattern.test(name)).length * 2 > taken.length;
  const lower = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  if (most(/-/)) return (words) => lower(words).join('-');
  if (most(/_/)) return (words) => lower(words).join('_');
  if (most(/^[A-Z]/)) return (words) => lower(words).map(capital).join('');
  return (words) => lower(words).reduce((name, word) => name + capital(word));
}
