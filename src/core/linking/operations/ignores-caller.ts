import { namesPerson } from '../../model/names-person.ts';
import type { Language, Outline, Value } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import { isWithin } from './bounds-sizes.ts';
import type { FunctionPlace } from './handler-of.ts';

/** Languages in which code says by itself whose rows are asked for: elsewhere scopes of models do as often. */
const telling: ReadonlySet<Language> = new Set(['go', 'rust', 'java', 'kotlin', 'csharp']);

/** Whether nothing in a function, or in one that stands in it, speaks of who is calling; false where that cannot be told. */
export function ignoresCaller(resolver: Resolver, { file, fn }: FunctionPlace): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline === undefined || !telling.has(outline.language)) return false;
  if (outline.language === 'csharp' && filtersQueries(resolver)) return false;
  return !speakingIn(outline).some((each) => isWithin(outline, each, fn));
}

/** EF Core adds to each query what a model is filtered by, which may be whoever asks. */
const filtersQueries = oncePerWorkspace(({ scopes }): boolean =>
  [...scopes.values()].some(({ outline }) => outline.calls.some(({ name }) => name === 'HasQueryFilter')),
);

/** Functions that name a person, a session or a right. */
const speakingIn = oncePerOutline(({ calls, bindings, functions }: Outline): readonly number[] => {
  const found = new Set<number>();
  functions.forEach(({ parameters, persons }, fn) => {
    if (persons === true) found.add(fn);
    // What Rust begins with `_` is taken and left alone.
    const used = parameters.filter(({ name }) => !name.startsWith('_'));
    if (used.some(({ name, type = '' }) => namesPerson(name) || namesPerson(type))) found.add(fn);
  });
  for (const { fn, name, on, args } of calls)
    if (namesPerson(name) || speaksValue(on) || args.some(speaksValue)) found.add(fn);
  for (const { fn, name, value } of bindings) if (namesPerson(name) || speaksValue(value)) found.add(fn);
  return [...found];
});

function speaksValue(value: Value | undefined): boolean {
  switch (value?.kind) {
    case 'name':
      return namesPerson(value.name);
    case 'text':
      return value.text.length < longest && namesPerson(value.text);
    case 'member':
      return namesPerson(value.name) || speaksValue(value.of);
    case 'either':
      return value.options.some(speaksValue);
    case 'template':
      return value.parts.some(speaksValue);
    case 'list':
      return value.items.some(speaksValue);
    case 'object':
      return value.entries.some((entry) => namesPerson(entry.key) || speaksValue(entry.value));
    default:
      return false;
  }
}

/** Keys and names are short; statements of SQL are not. */
const longest = 40;
