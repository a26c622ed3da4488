import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context, Definition } from '../definition.ts';
import { pythonTypeNames } from '../python-type-names.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import type { TypeName } from '../split-types.ts';

/** What base classes call the model that each class below them has. */
export const modelName = /^this\.(_?(?:model|entity)(?:_?(?:class|cls|type))?)(?=$|\.)/i;
const maxDepth = 5;

/** What the member is in a class below: a field of its own, what it hands to its parent, a type argument, its name. */
export function modelFor(
  resolver: Resolver,
  from: ClassPlace,
  base: ClassPlace | undefined,
  property: string,
): readonly Definition[] {
  let place: ClassPlace | undefined = from;
  for (let depth = 0; place !== undefined && depth < maxDepth; depth++) {
    if (base !== undefined && place.file === base.file && place.cls === base.cls) break;
    const found = modelAt(resolver, place, property);
    if (found.length > 0) return found;
    place = parentOf(resolver, place);
  }
  return namedModel(resolver, from);
}

function modelAt(resolver: Resolver, { file, cls }: ClassPlace, property: string): readonly Definition[] {
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline;
  const field = outline?.classes[cls]?.fields.find(({ name }) => name === property)?.default;
  if (field !== undefined) return classes(resolver.value({ file, fn: 0 }, field));
  // `public function getModel() { return Dog::class; }`
  const names = [property, `get${property.charAt(0).toUpperCase()}${property.slice(1)}`, `${property}Class`];
  const own = outline?.functions.find((fn) => fn.cls === cls && names.includes(fn.name))?.returns[0];
  if (own !== undefined) return classes(resolver.value({ file, fn: 0 }, own));
  const making = scope?.method(cls, 'constructor');
  const handed = outline?.calls.find(
    ({ name, on, fn }) => fn === making && (name === 'super' || (on?.kind === 'name' && on.name === 'super')),
  );
  for (const value of handed?.args ?? []) {
    const found = resolver.value({ file, fn: making ?? 0 }, value).filter(({ kind }) => kind !== 'parameter');
    if (found.length > 0) return found;
  }
  for (const base of outline?.classes[cls]?.bases ?? [])
    for (const type of baseType(base).args.slice(0, 1)) {
      const found = classes(resolver.name({ file, fn: 0 }, type));
      if (found.length > 0) return found;
    }
  return [];
}

function classes(found: readonly Definition[]): readonly Definition[] {
  return found.filter(({ kind }) => kind === 'class' || kind === 'instance' || kind === 'made');
}

function parentOf(resolver: Resolver, { file, cls }: ClassPlace): ClassPlace | undefined {
  const [base] = resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [];
  if (base === undefined) return undefined;
  const found = resolver.name({ file, fn: 0 }, baseType(base).head).find(({ kind }) => kind === 'class');
  return found?.kind === 'class' ? { file: found.file, cls: found.cls } : undefined;
}

/** `Repository<Dog>`, in Python `Repository[Dog]` */
function baseType(base: string): TypeName {
  const [type] = base.endsWith(']') ? pythonTypeNames(base) : [];
  return type ?? readType(base);
}

/**
 * In a method of a class below, what a base class calls its model is the model of that class: `self._select()` of
 * `Crud[Order]`. The name is one that the base class uses.
 */
export function withOwnModel(resolver: Resolver, own: Context, base: Context, name: string): Resolver {
  const property = modelName.exec(name)?.[1];
  const cls = resolver.scopes.get(own.file)?.classAround(own.fn);
  const above = resolver.scopes.get(base.file)?.classAround(base.fn);
  if (property === undefined || cls === undefined || above === undefined) return resolver;
  const from = { file: own.file, cls };
  const to = { file: base.file, cls: above };
  if (!isBelow(resolver, from, to)) return resolver;
  const model = modelFor(resolver, from, to, property);
  return model.length === 0 ? resolver : withMember(resolver, property, model);
}

function isBelow(resolver: Resolver, from: ClassPlace, base: ClassPlace): boolean {
  let place = parentOf(resolver, from);
  for (let depth = 0; place !== undefined && depth < maxDepth; depth++) {
    if (place.file === base.file && place.cls === base.cls) return true;
    place = parentOf(resolver, place);
  }
  return false;
}

/** `SongRepository` keeps songs where nothing else is said and both lie beside each other as Laravel has them. */
function namedModel(resolver: Resolver, { file, cls }: ClassPlace): readonly Definition[] {
  const name = resolver.scopes.get(file)?.outline.classes[cls]?.name.replace(/Repository$/, '');
  const models = file.replace(/\/Repositories\/(.+)Repository\.php$/, '/Models/$1.php');
  const found = models === file ? undefined : resolver.scopes.get(models)?.classNamed(0, name ?? '');
  return found === undefined ? [] : [{ kind: 'class', file: models, cls: found }];
}

/** Answers as if the member were the model of one class alone. */
export function withMember(resolver: Resolver, property: string, model: readonly Definition[]): Resolver {
  return withName(resolver, `this.${property}`, model);
}

/** Answers as if the name were what is said. */
export function withName(resolver: Resolver, own: string, model: readonly Definition[]): Resolver {
  const answer = (name: string): readonly Definition[] | undefined => (name === own ? model : undefined);
  return {
    ...resolver,
    name: (context: Context, name: string) => answer(name) ?? resolver.name(context, name),
    value: (context: Context, value: Value) =>
      (value.kind === 'name' ? answer(value.name) : undefined) ?? resolver.value(context, value),
  };
}
