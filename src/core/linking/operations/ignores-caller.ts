import { wordsOf } from '../../model/words.ts';
import type { Language, Outline, Value } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import { isWithin } from './bounds-sizes.ts';
import type { FunctionPlace } from './handler-of.ts';

/** Languages in which who is calling is a parameter, a variable or the result of a call, and never a bare property. */
const telling: ReadonlySet<Language> = new Set(['go', 'rust', 'java']);

/** Whether nothing in a function, or in one that stands in it, speaks of who is calling; false where that cannot be told. */
export function ignoresCaller({ scopes }: Resolver, { file, fn }: FunctionPlace): boolean {
  const outline = scopes.get(file)?.outline;
  if (outline === undefined || !telling.has(outline.language)) return false;
  return !speakingIn(outline).some((each) => isWithin(outline, each, fn));
}

/** Functions that name a person, a session or a right. */
const speakingIn = oncePerOutline(({ calls, bindings, functions }: Outline): readonly number[] => {
  const found = new Set<number>();
  functions.forEach(({ parameters }, fn) => {
    // What Rust begins with `_` is taken and left alone.
    const used = parameters.filter(({ name }) => !name.startsWith('_'));
    if (used.some(({ name, type = '' }) => speaks(name) || speaks(type))) found.add(fn);
  });
  for (const { fn, name, on, args } of calls)
    if (speaks(name) || speaksValue(on) || args.some(speaksValue)) found.add(fn);
  for (const { fn, name, value } of bindings) if (speaks(name) || speaksValue(value)) found.add(fn);
  return [...found];
});

function speaksValue(value: Value | undefined): boolean {
  switch (value?.kind) {
    case 'name':
      return speaks(value.name);
    case 'text':
      return value.text.length < longest && speaks(value.text);
    case 'member':
      return speaks(value.name) || speaksValue(value.of);
    case 'either':
      return value.options.some(speaksValue);
    case 'template':
      return value.parts.some(speaksValue);
    case 'list':
      return value.items.some(speaksValue);
    case 'object':
      return value.entries.some((entry) => speaks(entry.key) || speaksValue(entry.value));
    default:
      return false;
  }
}

/** Keys and names are short; statements of SQL are not. */
const longest = 40;

function speaks(name: string): boolean {
  return wordsOf(name).some((word) => words.has(word.toLowerCase()));
}

const words: ReadonlySet<string> = new Set(
  (
    'user users member members principal claim claims auth authn authz authentication authorization identity current ' +
    'session account accounts subject sub caller tenant owner owned owns actor viewer login jwt token security ' +
    'permission permissions policy role roles access requester holder me uid userid username person profile admin ' +
    'customer customers buyer seller borrower passenger guest patient student author creator'
  ).split(' '),
);
