import type { Effect, EffectKind } from '../../model/effect.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** A file in which settings are looked for, wherever they stand: what an application sets when it loads counts as well. */
export interface SettingSite {
  readonly resolver: Resolver;
  /** Answers without a look at callers: enough to tell whose function is called, and far cheaper. */
  readonly local: Resolver;
  readonly scope: Scope;
  note(
    kind: EffectKind,
    name: string,
    settings: Effect['settings'],
    place: { readonly start: number; readonly end: number },
  ): void;
  quote(at: number, end: number): Evidence;
}

/** Module and dotted path of what a call calls, where a package explains it. */
export function calledThings(
  site: SettingSite,
  index: number,
): readonly { readonly module: string; readonly path: string }[] {
  return calleesOf(site.local, site.scope.file, index).flatMap((callee) => {
    if (callee.kind === 'external') return [{ module: callee.module, path: callee.path.join('.') }];
    if (callee.kind !== 'made') return [];
    return [{ module: callee.module, path: [...callee.maker, ...callee.members].join('.').replaceAll('()', '') }];
  });
}

export function contextOf({ scope }: SettingSite, call: CallOutline): Context {
  return { file: scope.file, fn: call.fn };
}

/** An object somewhere in the code, with the place that quotes it best. */
export interface PlacedObject {
  readonly object: Value & { readonly kind: 'object' };
  readonly fn: number;
  readonly start: number;
  readonly end: number;
  /** The call that is handed it. */
  readonly call?: CallOutline | undefined;
}

/** Every object literal of a file, also within others. */
export function objectsIn({ scope: { outline } }: SettingSite): readonly PlacedObject[] {
  return objectsOf(outline);
}

const objectsOf = oncePerOutline((outline): readonly PlacedObject[] => {
  const found: PlacedObject[] = [];
  const visit = (value: Value, from: Omit<PlacedObject, 'object'>, depth: number): void => {
    if (depth > 6) return;
    switch (value.kind) {
      case 'object':
        found.push({ ...from, object: value });
        for (const entry of value.entries) visit(entry.value, from, depth + 1);
        break;
      case 'list':
        for (const item of value.items) visit(item, from, depth + 1);
        break;
      case 'either':
        for (const option of value.options) visit(option, from, depth + 1);
        break;
    }
  };
  for (const call of outline.calls)
    for (const argument of call.args) visit(argument, { fn: call.fn, start: call.start, end: call.end, call }, 0);
  for (const { value, fn, at, end } of outline.bindings) visit(value, { fn, start: at, end }, 0);
  for (const { default: value, at, end } of outline.classes.flatMap(({ fields }) => fields))
    if (value !== undefined) visit(value, { fn: 0, start: at, end }, 0);
  for (const [fn, { returns, at, end }] of outline.functions.entries())
    for (const value of returns) visit(value, { fn, start: at, end }, 0);
  return found;
});

/** `true`, `false` or a text as it is written; undefined for what is decided elsewhere. */
export function writtenWord(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal' || value?.kind === 'text') return value.text;
  if (value?.kind === 'name' && /^(?:True|False|true|false)$/.test(value.name)) return value.name;
  return undefined;
}

export function isWritten(value: Value | undefined, word: 'true' | 'false'): boolean {
  return writtenWord(value)?.toLowerCase() === word;
}

export function entryIn(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  if (value?.kind !== 'object') return undefined;
  return value.entries.findLast(({ key }) => keys.includes(key))?.value;
}
