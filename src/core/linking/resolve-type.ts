import { clientInterfaces } from '../extractors/calls/typed-clients.ts';
import type { Decorator, Language } from '../syntax/outline.ts';
import { csharpTypeNames } from './csharp/csharp-type-names.ts';
import { registeredImplementation } from './csharp/registered-implementations.ts';
import { type Context, type Definition, definitionKey } from './definition.ts';
import { typeMeant } from './free-names.ts';
import { goTypeNames } from './go/go-type-names.ts';
import { implementingStructs } from './go/implementing-structs.ts';
import { oncePerScopes } from './once-per-scopes.ts';
import { pythonTypeNames } from './python-type-names.ts';
import { returnsOf } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import { rustTypeNames } from './rust/rust-type-names.ts';
import { splitTop, type TypeName } from './split-types.ts';

const transparent = new Set([
  'Promise',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'Awaited',
  'Provider',
  'Lazy',
  'Optional',
  'Mono',
  'ObjectProvider',
  'CompletableFuture',
]);

export function resolveType(resolver: Resolver, context: Context, text: string): readonly Definition[] {
  const language = resolver.scopes.get(context.file)?.outline.language;
  const read = language === undefined ? undefined : typeReaders[language];
  if (read !== undefined) return read(text).flatMap((type) => resolveNamed(resolver, context, type));
  return splitTop(text, '|').flatMap((option) => resolveOption(resolver, context, option));
}

/** Languages that write their types in another way than `Promise<Order> | undefined`. */
const typeReaders: Readonly<Partial<Record<Language, (text: string) => readonly TypeName[]>>> = {
  csharp: csharpTypeNames,
  go: goTypeNames,
  python: pythonTypeNames,
  rust: rustTypeNames,
};

function resolveOption(resolver: Resolver, context: Context, text: string): readonly Definition[] {
  const { head, args } = readType(text);
  if (head.startsWith('typeof ')) return resolver.name(context, head.slice('typeof '.length).trim());
  if (transparent.has(head)) return args.slice(0, 1).flatMap((argument) => resolver.type(context, argument));
  if (head === 'ReturnType' || head === 'InstanceType') return resultsOf(resolver, context, args[0] ?? '');
  return resolveNamed(resolver, context, { head, args });
}

function resolveNamed(resolver: Resolver, context: Context, { head, args }: TypeName): readonly Definition[] {
  if (!/^[A-Za-z_$\\][\w$.\\]*$/.test(head) || primitives.has(head)) return [];
  return typeMeant(resolver, context, head).flatMap((definition): readonly Definition[] => {
    if (definition.kind === 'class') {
      const [inner] = wrapsItsArgument(resolver, definition.file, definition.cls) ? args : [];
      return inner === undefined
        ? instanceOf(resolver, definition.file, definition.cls)
        : resolver.type(context, inner);
    }
    if (definition.kind !== 'external' || globals.has(definition.module)) return [];
    const types = { file: context.file, names: args };
    return [{ kind: 'made', module: definition.module, maker: definition.path, members: [], types }];
  });
}

/** `type WithTransactional<S> = S & { … }` is whatever it is given, and a little more. */
function wrapsItsArgument(resolver: Resolver, file: string, cls: number): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const [base, ...others] = outline?.bases ?? [];
  if (outline?.kind !== 'type' || base === undefined || others.length > 0 || !/^[A-Z][A-Za-z]*$/.test(base))
    return false;
  return typeMeant(resolver, { file, fn: outline.fn }, base).every(({ kind }) => kind !== 'class' && kind !== 'made');
}

/** What languages bring along is no class of a package. */
const globals = new Set(['global', 'builtins', 'builtin']);

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
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  const self: Definition = { kind: 'instance', file, cls };
  if (outline?.kind === 'type' && outline.alias !== undefined) {
    const meant = resolver.type({ file, fn: outline.fn }, outline.alias);
    // A type of Go that stands for a text or a function has methods of its own.
    return meant.length === 0 && scope?.outline.language === 'go' ? [self] : meant;
  }
  if (outline?.kind !== 'interface' || hasStandIns(outline.decorators)) return [self];
  if (scope?.outline.language === 'go') {
    const structs = implementingStructs(resolver, { file, cls });
    return structs.length === 1 ? structs : [self];
  }
  const named = implementationsOf(resolver, outline.name);
  // Who implements an interface that goes further implements this one too.
  const further = named.length === 0 ? [] : furtherImplementations(resolver, outline.name, named);
  const [first] = named;
  const below = first?.kind === 'instance' && named.length === 1 ? extendsIt(resolver, first) : undefined;
  if (!further.every((each) => below?.has(definitionKey(each)))) return [self];
  const implementations = named.length > 1 ? named.filter((each) => implementsIt(resolver, each, file, cls)) : named;
  if (implementations.length === 1) return implementations;
  const registered = registeredImplementation(resolver, outline.name, implementations);
  return registered.length === 1 ? registered : [self];
}

/** `@FeignClient(fallback = …)`: who implements it is not what is called first. */
function hasStandIns(decorators: readonly Decorator[] = []): boolean {
  return decorators.some(({ name }) => proxied.has(name.split('.').at(-1) ?? ''));
}

const proxied: ReadonlySet<string> = new Set(
  clientInterfaces.flatMap(({ annotation, standIns }) => (standIns ? [annotation] : [])),
);

/** Whoever implements an interface that goes further by extending the only class of the first one leaves it what it is. */
function extendsIt(resolver: Resolver, { file, cls }: Definition & { kind: 'instance' }): ReadonlySet<string> {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const extending = outline === undefined || outline.abstract === true ? [] : implementationsOf(resolver, outline.name);
  return new Set(extending.map(definitionKey));
}

/** Interfaces of different modules may share a name. */
function implementsIt(resolver: Resolver, candidate: Definition, file: string, cls: number): boolean {
  if (candidate.kind !== 'instance') return false;
  const outline = resolver.scopes.get(candidate.file)?.outline.classes[candidate.cls];
  const context = { file: candidate.file, fn: outline?.fn ?? 0 };
  return (outline?.bases ?? []).some((base) =>
    typeMeant(resolver, context, readType(base).head).some(
      (found) => found.kind === 'class' && found.file === file && found.cls === cls,
    ),
  );
}

function furtherImplementations(resolver: Resolver, name: string, own: readonly Definition[]): readonly Definition[] {
  const keys = new Set(own.map(definitionKey));
  const extending = implementationsOf(resolver, name, 'interfaces');
  return extending
    .flatMap((each) => {
      const outline = each.kind === 'instance' ? resolver.scopes.get(each.file)?.outline.classes[each.cls] : undefined;
      return outline === undefined || outline.name === name ? [] : implementationsOf(resolver, outline.name);
    })
    .filter((each) => !keys.has(definitionKey(each)));
}

interface Implementations {
  readonly classes: ReadonlyMap<string, readonly Definition[]>;
  readonly interfaces: ReadonlyMap<string, readonly Definition[]>;
}

/** Classes and interfaces by the names of what they extend and implement, found once for the files of a workspace. */
const implementations = oncePerScopes(({ scopes }) => findImplementations(scopes));

function implementationsOf(
  resolver: Resolver,
  name: string,
  kind: keyof Implementations = 'classes',
): readonly Definition[] {
  return implementations(resolver)[kind].get(name) ?? [];
}

function findImplementations(scopes: Resolver['scopes']): Implementations {
  const classes = new Map<string, Definition[]>();
  const interfaces = new Map<string, Definition[]>();
  for (const [file, scope] of scopes)
    scope.outline.classes.forEach((candidate, cls) => {
      const isClass = candidate.kind === 'class' || candidate.kind === 'struct';
      if (!isClass && candidate.kind !== 'interface') return;
      const found = isClass ? classes : interfaces;
      for (const base of candidate.bases) {
        // A trait may be named by its whole path.
        const head = readType(base).head.split('::').at(-1) ?? '';
        const known = found.get(head);
        if (known === undefined) found.set(head, [{ kind: 'instance', file, cls }]);
        else known.push({ kind: 'instance', file, cls });
      }
    });
  return { classes, interfaces };
}

export function readType(text: string): TypeName {
  const trimmed = text.trim().replace(/^readonly\s+/, '');
  const open = trimmed.indexOf('<');
  if (open < 0 || !trimmed.endsWith('>')) return { head: trimmed, args: [] };
  return { head: trimmed.slice(0, open).trim(), args: splitTop(trimmed.slice(open + 1, -1), ',') };
}
