import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { ClassPlace } from '../go/go-packages.ts';
import { type Files, oncePerScopes } from '../once-per-scopes.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What literals put into a field of a struct: `Self { base_url, http }`, wherever one is made. */
export function rustFieldValues(resolver: Resolver, { file, cls }: ClassPlace, name: string): readonly PlacedValue[] {
  return indexOf(resolver).get(`${file} ${cls} ${name}`) ?? [];
}

type Index = ReadonlyMap<string, readonly PlacedValue[]>;

const indexOf = oncePerScopes((files): Index => {
  const index = new Map<string, PlacedValue[]>();
  for (const scope of files.scopes.values())
    if (scope.outline.language === 'rust')
      for (const { context, value } of valuesIn(scope)) addLiterals(index, files, scope, context, value, 0);
  return index;
});

/** Everything that is returned, bound or handed over. */
function valuesIn({ file, outline }: Scope): readonly PlacedValue[] {
  const placed = (fn: number, value: Value): PlacedValue => ({ context: { file, fn }, value });
  return [
    ...outline.functions.flatMap(({ returns }, fn) => returns.map((value) => placed(fn, value))),
    ...outline.bindings.map(({ fn, value }) => placed(fn, value)),
    ...outline.calls.flatMap(({ fn, args }) => args.map((value) => placed(fn, value))),
  ];
}

/** Literals stand in each other; nobody nests them deeper. */
const deepest = 6;

function addLiterals(
  index: Map<string, PlacedValue[]>,
  files: Files,
  scope: Scope,
  context: Context,
  value: Value,
  depth: number,
): void {
  if (value.kind !== 'object' || depth > deepest) return;
  const place = value.type === undefined ? undefined : structNamed(files, scope, value.type);
  for (const { key, value: held } of value.entries) {
    if (place !== undefined) add(index, `${place.file} ${place.cls} ${key}`, { context, value: held });
    addLiterals(index, files, scope, context, held, depth + 1);
  }
}

/** A literal is met where it is bound and where it is returned. */
function add(index: Map<string, PlacedValue[]>, key: string, placed: PlacedValue): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [placed]);
  else if (!known.some(({ value }) => value === placed.value)) known.push(placed);
}

/** Found without following any value: this is asked while values are being followed. */
function structNamed(files: Files, scope: Scope, name: string): ClassPlace | undefined {
  const own = classIn(scope, name);
  if (own !== undefined) return own;
  const imported = scope.imports.get(name);
  const target = imported === undefined ? undefined : files.imports.resolve(scope.file, imported.from);
  const other = target?.kind === 'file' ? files.scopes.get(target.file) : undefined;
  return other && classIn(other, imported?.name ?? name);
}

function classIn({ file, outline }: Scope, name: string): ClassPlace | undefined {
  const cls = outline.classes.findIndex((each) => each.name === name && each.kind === 'struct');
  return cls < 0 ? undefined : { file, cls };
}
