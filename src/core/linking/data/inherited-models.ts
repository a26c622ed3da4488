import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition } from '../definition.ts';
import { readEloquent } from '../eloquent/read-eloquent.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import type { CallReader } from '../operations/call-readers.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { noFacts, type OperationFacts } from '../operations/operation-facts.ts';
import { isTypeVariable } from '../python/type-variable.ts';
import { modelFor, withName } from './class-models.ts';
import { modelMember, receiversOf } from './model-member.ts';
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
    if (owner === undefined) continue;
    if (property === undefined) {
      if (language === 'python') facts.accesses.push(...ofGivenRows(spot, callee, owner));
      continue;
    }
    for (const receiver of receiversOf(spot)) {
      if (receiver.file === callee.file && receiver.cls === owner) continue;
      const model = modelFor(resolver, receiver, { file: callee.file, cls: owner }, property);
      // Of a single class below, what it says is known inside as well.
      const inside = resolver.value({ file: callee.file, fn: callee.fn }, { kind: 'name', name: `this.${property}` });
      const isKnown = inside.length > 0 && inside.every((each) => model.some((own) => isSame(each, own)));
      if (model.length > 0 && !isKnown)
        facts.accesses.push(...accessesIn(spot, callee, property, model, readers[language] ?? [], 0));
    }
    return;
  }
}

/**
 * `courses.add(course)` of `class Courses(Repository[Course])`, where `add` takes a row of the type variable: here it is a
 * course.
 */
function ofGivenRows(spot: CallSpot, callee: { file: string; fn: number }, owner: number): OperationFacts['accesses'] {
  const scope = spot.resolver.scopes.get(callee.file);
  const given = scope?.outline.functions[callee.fn]?.parameters.find(
    ({ type }) => scope !== undefined && isTypeVariable(scope, type),
  );
  if (given === undefined) return [];
  return receiversOf(spot).flatMap((receiver) => {
    if (receiver.file === callee.file && receiver.cls === owner) return [];
    const model = modelFor(spot.resolver, receiver, { file: callee.file, cls: owner }, 'model');
    const rows = model.flatMap((each): readonly Definition[] =>
      each.kind === 'class' || each.kind === 'instance' ? [{ ...each, kind: 'instance' }] : [],
    );
    return rows.length === 0 ? [] : accessesIn(spot, callee, given.name, rows, readers['python'] ?? [], 0, given.name);
  });
}

function isSame(one: Definition, other: Definition): boolean {
  const isClass = one.kind === 'class' || one.kind === 'instance';
  if (!isClass || (other.kind !== 'class' && other.kind !== 'instance')) return false;
  return one.file === other.file && one.cls === other.cls;
}

export function accessesIn(
  spot: CallSpot,
  { file, fn }: { file: string; fn: number },
  property: string,
  model: readonly Definition[],
  reads: readonly CallReader[],
  depth: number,
  /** What the model is called there, where it is no member of the instance. */
  name = `this.${property}`,
  /** The only call that counts: what a method is handed differs from caller to caller. */
  site: CallSite = { file: spot.context.file, call: spot.index },
): OperationFacts['accesses'] {
  const scope = spot.resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return [];
  const narrowed = narrowResolver(spot.resolver, [{ of: { kind: 'function', file, fn }, sites: [site] }]);
  const resolver = withName(narrowed, name, model);
  const found = noFacts();
  scope.outline.calls.forEach((call, index) => {
    if (!isInside(scope, call.fn, fn)) return;
    const inside: CallSpot = { ...spot, resolver, context: { file, fn: call.fn }, call, index };
    if (reads.some((read) => read(inside, found)) || call.on?.kind !== 'name' || call.on.name !== 'this') return;
    const cls = scope.outline.functions[fn]?.cls;
    const next = cls === undefined ? undefined : scope.method(cls, call.name);
    if (next !== undefined && next !== fn)
      found.accesses.push(
        ...accessesIn(
          { ...spot, resolver: narrowed },
          { file, fn: next },
          property,
          model,
          reads,
          depth + 1,
          `this.${property}`,
          { file, call: index },
        ),
      );
  });
  return found.accesses;
}
