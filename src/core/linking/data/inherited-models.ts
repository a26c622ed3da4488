import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import { readEloquent } from '../eloquent/read-eloquent.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallReader } from '../operations/call-readers.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { noFacts, type OperationFacts } from '../operations/operation-facts.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { readDjangoQuery } from './read-django-query.ts';
import { readMongoose } from './read-mongoose.ts';
import { readSequelize } from './read-sequelize.ts';
import { readSqlalchemy } from './read-sqlalchemy.ts';

const readers: Readonly<Record<string, readonly CallReader[]>> = {
  php: [readEloquent],
  python: [readSqlalchemy, readDjangoQuery],
  typescript: [readMongoose, readSequelize],
  javascript: [readMongoose, readSequelize],
};

/** What base classes call the model that each class below them has. */
const member = /^this\.(_?(?:model|entity)(?:_?(?:class|cls|type))?)(?=$|\.)/i;
const maxDepth = 5;

/**
 * `dogs.one(id)`, where `one` belongs to a base of repositories that asks for `this.model`: for dogs it asks for dogs. The
 * call is followed as well; inside, nothing says which table is meant.
 */
export function readInheritedModels(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  const language = resolver.scopes.get(context.file)?.outline.language ?? '';
  if (!Object.hasOwn(readers, language) || call.new === true) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const owner = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.cls;
    const property = owner === undefined ? undefined : modelMember(resolver, callee, 0);
    if (owner === undefined || property === undefined) continue;
    for (const receiver of receiversOf(spot)) {
      if (receiver.file === callee.file && receiver.cls === owner) continue;
      const model = modelFor(resolver, receiver, { file: callee.file, cls: owner }, property);
      if (model.length > 0)
        facts.accesses.push(...accessesIn(spot, callee, property, model, readers[language] ?? [], 0));
    }
    return;
  }
}

function receiversOf({ resolver, context, call }: CallSpot): readonly ClassPlace[] {
  if (call.on === undefined) return [];
  return resolver
    .value(context, call.on)
    .flatMap((found) =>
      found.kind === 'instance' || found.kind === 'class' ? [{ file: found.file, cls: found.cls }] : [],
    );
}

/** The member through which a method, or one of its class that it uses, speaks of rows. */
function modelMember(
  resolver: Resolver,
  { file, fn }: { file: string; fn: number },
  depth: number,
): string | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return undefined;
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, fn)) continue;
    for (const value of [call.on, ...call.args]) {
      const found = value?.kind === 'name' ? member.exec(value.name)?.[1] : undefined;
      if (found !== undefined) return found;
    }
    if (call.on?.kind === 'name' && call.on.name === 'this') {
      const cls = scope.outline.functions[fn]?.cls;
      const next = cls === undefined ? undefined : scope.method(cls, call.name);
      const found =
        next === undefined || next === fn ? undefined : modelMember(resolver, { file, fn: next }, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What the member is in a class below: a field of its own, what it hands to its parent, a type argument, its name. */
function modelFor(resolver: Resolver, from: ClassPlace, base: ClassPlace, property: string): readonly Definition[] {
  let place: ClassPlace | undefined = from;
  for (let depth = 0; place !== undefined && depth < maxDepth; depth++) {
    if (place.file === base.file && place.cls === base.cls) break;
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
  const own = outline?.functions.find((fn) => fn.cls === cls && fn.name === property)?.returns[0];
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
    for (const type of readType(base).args.slice(0, 1)) {
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
  const found = resolver.name({ file, fn: 0 }, readType(base).head).find(({ kind }) => kind === 'class');
  return found?.kind === 'class' ? { file: found.file, cls: found.cls } : undefined;
}

/** `SongRepository` keeps songs where nothing else is said and both lie beside each other as Laravel has them. */
function namedModel(resolver: Resolver, { file, cls }: ClassPlace): readonly Definition[] {
  const name = resolver.scopes.get(file)?.outline.classes[cls]?.name.replace(/Repository$/, '');
  const models = file.replace(/\/Repositories\/(.+)Repository\.php$/, '/Models/$1.php');
  const found = models === file ? undefined : resolver.scopes.get(models)?.classNamed(0, name ?? '');
  return found === undefined ? [] : [{ kind: 'class', file: models, cls: found }];
}

function accessesIn(
  spot: CallSpot,
  { file, fn }: { file: string; fn: number },
  property: string,
  model: readonly Definition[],
  reads: readonly CallReader[],
  depth: number,
): OperationFacts['accesses'] {
  const scope = spot.resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return [];
  const resolver = withMember(spot.resolver, property, model);
  const found = noFacts();
  scope.outline.calls.forEach((call, index) => {
    if (!isInside(scope, call.fn, fn)) return;
    const inside: CallSpot = { ...spot, resolver, context: { file, fn: call.fn }, call, index };
    if (reads.some((read) => read(inside, found)) || call.on?.kind !== 'name' || call.on.name !== 'this') return;
    const cls = scope.outline.functions[fn]?.cls;
    const next = cls === undefined ? undefined : scope.method(cls, call.name);
    if (next !== undefined && next !== fn)
      found.accesses.push(...accessesIn(spot, { file, fn: next }, property, model, reads, depth + 1));
  });
  return found.accesses;
}

/** Answers as if the member were the model of one class alone. */
function withMember(resolver: Resolver, property: string, model: readonly Definition[]): Resolver {
  const own = `this.${property}`;
  const answer = (name: string): readonly Definition[] | undefined => (name === own ? model : undefined);
  return {
    ...resolver,
    name: (context: Context, name: string) => answer(name) ?? resolver.name(context, name),
    value: (context: Context, value: Value) =>
      (value.kind === 'name' ? answer(value.name) : undefined) ?? resolver.value(context, value),
  };
}
