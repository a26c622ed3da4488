import { objection, objectionByKey, objectionLoading } from '../../extractors/data/objection.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { plainAccess } from './access-fact.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { type ChainReading, newReading, readStep } from './read-chain-steps.ts';

/** `Dog.query().where('kind', kind).orderBy('name')`, of a class that extends Objection's `Model`. */
export function readObjection(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context } = spot;
  const chain = chainOf(spot);
  const [first, ...rest] = chain?.links ?? [];
  if (first?.call.name !== 'query' || chain?.root === undefined) return false;
  const model = modelBehind(resolver, { file: context.file, fn: first.call.fn }, chain.root);
  const table = model && tableOf(resolver, model);
  if (model === undefined || table === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: table, alias: undefined });
  const steps = allSteps(spot, rest);
  for (const step of steps) readFurther(reading, step, () => addStep(step.at, step.link, reading));
  const loaded = steps.filter(({ link }) => objectionLoading.has(link.call.name));
  facts.accesses.push(
    ...chainAccesses(spot, objection.id, reading),
    ...loaded
      .flatMap(({ at, link }) => relatedTables(at, model, link))
      .map((name) => {
        const entry = spot.schema.table(spot.operation.service, name);
        const related = { name: entry?.table.name ?? name, entry };
        return { ...plainAccess, spot, library: objection.id, table: related, filtersKnown: false };
      }),
  );
  return true;
}

function addStep(spot: CallSpot, link: ChainLink, reading: ChainReading): void {
  const { name } = link.call;
  const verb = Object.hasOwn(objectionByKey, name) ? objectionByKey[name] : undefined;
  if (verb !== undefined) {
    reading.verb = verb;
    reading.filters.push({ qualifier: undefined, column: 'id', operator: name === 'findByIds' ? 'in' : 'equal' });
    reading.many = name === 'findByIds';
    if (name === 'findById') reading.limit = { kind: 'constant', value: 1 };
  } else if (name === 'page' || name === 'range') reading.limit = { kind: 'parameter' };
  else readStep(spot, objection, link, reading);
  if (name !== 'findOne') return;
  reading.many = false;
  reading.limit = { kind: 'constant', value: 1 };
}

const deepest = 8;

function modelBehind(resolver: Resolver, context: { file: string; fn: number }, root: Value): ClassPlace | undefined {
  for (const found of resolver.value(context, root))
    if (found.kind === 'class' && extendsModel(resolver, found, 0)) return found;
  return undefined;
}

function extendsModel(resolver: Resolver, { file, cls }: ClassPlace, depth: number): boolean {
  const [base] = resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [];
  if (base === undefined || depth > deepest) return false;
  return resolver.name({ file, fn: 0 }, base.replace(/\(.*$/s, '')).some((found) => {
    if (found.kind === 'class') return extendsModel(resolver, found, depth + 1);
    return found.kind === 'external' && objection.modules.includes(found.module) && found.path.at(-1) === 'Model';
  });
}

/** `static tableName = 'dogs'`, `static get tableName() { return 'dogs'; }` */
function tableOf(resolver: Resolver, model: ClassPlace): string | undefined {
  const value = staticValue(resolver, model, 'tableName');
  return value && resolveText(resolver, { file: model.file, fn: 0 }, value)?.text.replace(/^.*\./, '');
}

function staticValue(resolver: Resolver, { file, cls }: ClassPlace, name: string): Value | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const field = outline?.classes[cls]?.fields.find((each) => each.name === name)?.default;
  return field ?? outline?.functions.find((fn) => fn.cls === cls && fn.name === name)?.returns[0];
}

/** `withGraphFetched('[owner, toys]')` by what `relationMappings` say. */
function relatedTables(spot: CallSpot, model: ClassPlace, { call }: ChainLink): readonly string[] {
  const { resolver } = spot;
  const [first] = call.args;
  const text = first && resolveText(resolver, { file: spot.context.file, fn: call.fn }, first)?.text;
  const mappings = staticValue(resolver, model, 'relationMappings');
  if (text === undefined || mappings === undefined) return [];
  const names = text
    .replaceAll(/\(.*?\)/g, '')
    .split(/[[\],.\s]+/)
    .filter((name) => name !== '');
  const fn =
    resolver.scopes
      .get(model.file)
      ?.outline.functions.findIndex((each) => each.cls === model.cls && each.name === 'relationMappings') ?? -1;
  const context = { file: model.file, fn: Math.max(fn, 0) };
  return names.flatMap((name) => {
    const relation = entryOf(resolver, context, mappings, name);
    const cls = relation && entryOf(resolver, relation.context, relation.value, 'modelClass');
    const related = cls && modelBehind(resolver, cls.context, cls.value);
    return (related && tableOf(resolver, related)) ?? [];
  });
}
