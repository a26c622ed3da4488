import type { Context, Definition } from './definition.ts';
import { returnsOf } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';

/** A type annotation as written, taken apart: `Repository<User>` is `Repository` of `User`. */
export interface TypeName {
  readonly head: string;
  readonly args: readonly string[];
}

const transparent = new Set([
  'Promise',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'Awaited',
  'Provider',
  'Lazy',
]);

export function resolveType(resolver: Resolver, context: Context, text: string): readonly Definition[] {
  return splitTop(text, '|').flatMap((option) => resolveOption(resolver, context, option));
}

function resolveOption(resolver: Resolver, context: Context, text: string): readonly Definition[] {
  const { head, args } = readType(text);
  if (head.startsWith('typeof ')) return resolver.name(context, head.slice('typeof '.length).trim());
  if (transparent.has(head)) return args.slice(0, 1).flatMap((argument) => resolver.type(context, argument));
  if (head === 'ReturnType' || head === 'InstanceType') return resultsOf(resolver, context, args[0] ?? '');
  if (!/^[A-Za-z_$][\w$.]*$/.test(head) || primitives.has(head)) return [];
  return resolver.name(context, head).flatMap((definition): readonly Definition[] => {
    if (definition.kind === 'class') return instanceOf(resolver, definition.file, definition.cls);
    if (definition.kind !== 'external' || definition.module === 'global') return [];
    const types = { file: context.file, names: args };
    return [{ kind: 'made', module: definition.module, maker: definition.path, members: [], types }];
  });
}

const primitives = new Set([
  'string',
  'number',
  'boolean',
  'any',
  'unknown',
  'void',
  'null',
  'undefined',
  'never',
  'object',
]);

function resultsOf(resolver: Resolver, context: Context, type: string): readonly Definition[] {
  return resolver
    .type(context, type)
    .flatMap((definition) =>
      definition.kind === 'function'
        ? returnsOf(resolver, definition.file, definition.fn)
        : definition.kind === 'class'
          ? [{ kind: 'instance' as const, file: definition.file, cls: definition.cls }]
          : [],
    );
}

/** An alias stands for what it names; an interface for its only implementation, when there is just one. */
function instanceOf(resolver: Resolver, file: string, cls: number): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline?.kind === 'type' && outline.alias !== undefined)
    return resolver.type({ file, fn: outline.fn }, outline.alias);
  const self: Definition = { kind: 'instance', file, cls };
  if (outline?.kind !== 'interface') return [self];
  const implementations = implementationsOf(resolver, outline.name);
  return implementations.length === 1 ? implementations : [self];
}

type Implementations = ReadonlyMap<string, readonly Definition[]>;

/** Classes by the names of what they extend and implement, found once for the files of a workspace. */
const implementations = new WeakMap<Resolver['scopes'], Implementations>();

function implementationsOf(resolver: Resolver, name: string): readonly Definition[] {
  let known = implementations.get(resolver.scopes);
  if (known === undefined) {
    known = findImplementations(resolver.scopes);
    implementations.set(resolver.scopes, known);
  }
  return known.get(name) ?? [];
}

function findImplementations(scopes: Resolver['scopes']): Implementations {
  const found = new Map<string, Definition[]>();
  for (const [file, scope] of scopes)
    scope.outline.classes.forEach((candidate, cls) => {
      if (candidate.kind !== 'class') return;
      for (const base of candidate.bases) {
        const { head } = readType(base);
        found.set(head, [...(found.get(head) ?? []), { kind: 'instance', file, cls }]);
      }
    });
  return found;
}

export function readType(text: string): TypeName {
  const trimmed = text.trim().replace(/^readonly\s+/, '');
  const open = trimmed.indexOf('<');
  if (open < 0 || !trimmed.endsWith('>')) return { head: trimmed, args: [] };
  return { head: trimmed.slice(0, open).trim(), args: splitTop(trimmed.slice(open + 1, -1), ',') };
}

/** Splits at a separator outside of brackets. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '<' || char === '(' || char === '{' || char === '[') depth++;
    else if ((char === '>' && text[at - 1] !== '=') || char === ')' || char === '}' || char === ']') depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
