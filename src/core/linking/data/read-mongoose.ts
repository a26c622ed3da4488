import { collectionMethods, documentMethods, mongoose } from '../../extractors/data/mongoose.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { AccessFact } from './access-fact.ts';
import { plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { type CollectionUse, collectionOf, documentOf } from './mongoose-collection.ts';
import { addFilter, addSorts, addStages } from './mongoose-filter.ts';
import { type ChainReading, limitOf, newReading } from './read-chain-steps.ts';

/** `Tank.find({ hall }).sort('name').limit(20)`, `tank.save()`, `db.collection('tanks').insertOne(…)`. */
export function readMongoose(spot: CallSpot, facts: OperationFacts): boolean {
  return readQuery(spot, facts) || readDocument(spot, facts);
}

function readQuery(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined) return false;
  const at = chain.links.findIndex(({ call }) => Object.hasOwn(collectionMethods, call.name));
  const first = chain.links[at];
  if (first?.call.on === undefined) return false;
  const method = collectionMethods[first.call.name];
  const context = { file: spot.context.file, fn: first.call.fn };
  const use = collectionOf(spot, context, first.call.on);
  if (use === undefined || method === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: use.table, alias: undefined });
  reading.verb = method.verb;
  reading.many = method.many;
  if (!method.many && method.verb === 'select') reading.limit = { kind: 'constant', value: 1 };
  const [argument] = first.call.args;
  if (method.takes === 'key') reading.filters.push({ qualifier: undefined, column: '_id', operator: 'equal' });
  if (method.takes === 'filter' && argument !== undefined) addFilter(spot, context, argument, reading);
  if (method.takes === 'stages' && argument !== undefined) addStages(spot, context, argument, reading);
  if (method.takes === 'field' && first.call.args[1] !== undefined)
    addFilter(spot, context, first.call.args[1], reading);
  const related: AccessFact[] = [];
  for (const step of allSteps(spot, chain.links.slice(at + 1)))
    readFurther(reading, step, () => readStep(step.at, use, step.link.call, reading, related));
  addOptions(first.call, reading);
  const library = use.library;
  facts.accesses.push(...chainAccesses(spot, library, reading), ...related);
  return true;
}

type Step = CallSpot['call'];

function readStep(spot: CallSpot, use: CollectionUse, call: Step, reading: ChainReading, related: AccessFact[]): void {
  const context = { file: spot.context.file, fn: call.fn };
  const [first] = call.args;
  switch (call.name) {
    case 'sort':
      if (first !== undefined) addSorts(first, reading);
      return;
    case 'limit':
      reading.limit = limitOf(first);
      return;
    case 'where':
    case 'and':
    case 'or':
    case 'match':
      if (first !== undefined) addFilter(spot, context, first, reading);
      return;
    case 'populate':
      related.push(...populated(spot, use, call));
      return;
    case 'countDocuments':
    case 'count':
      reading.verb = 'count';
  }
}

/** `find(filter, projection, { sort, limit })` */
function addOptions(call: Step, reading: ChainReading): void {
  if (call.name !== 'find') return;
  for (const options of call.args.slice(1)) {
    if (options.kind !== 'object') continue;
    for (const { key, value } of options.entries) {
      if (key === 'sort') addSorts(value, reading);
      if (key === 'limit') reading.limit = limitOf(value);
    }
  }
}

/** `populate('keeper')` asks once more, for the documents that were found. */
function populated(spot: CallSpot, use: CollectionUse, call: Step): readonly AccessFact[] {
  const [first] = call.args;
  const path = first?.kind === 'object' ? first.entries.find(({ key }) => key === 'path')?.value : first;
  if (path?.kind !== 'text') return [];
  return path.text.split(/\s+/).flatMap((name) => {
    const entry = spot.schema.table(spot.operation.service, use.table);
    const key = entry?.table.foreignKeys.find(({ columns }) => columns[0] === name)?.references.table;
    const field = entry?.fields[name];
    const model = field !== undefined && 'relation' in field ? field.relation : undefined;
    const found =
      key !== undefined
        ? spot.schema.table(spot.operation.service, key)
        : model === undefined
          ? undefined
          : spot.schema.model(spot.operation.service, model);
    if (found === undefined) return [];
    const filters = [{ column: '_id', operator: 'in' as const }];
    return [{ ...plainAccess, spot, library: mongoose.id, table: { name: found.table.name, entry: found }, filters }];
  });
}

/** `tank.save()` of a document that was made or found. */
function readDocument(spot: CallSpot, facts: OperationFacts): boolean {
  const verb = Object.hasOwn(documentMethods, spot.call.name) ? documentMethods[spot.call.name] : undefined;
  if (verb === undefined || spot.call.on === undefined) return false;
  const found = documentOf(spot, spot.context, spot.call.on);
  if (found === undefined) return false;
  const entry = spot.schema.table(spot.operation.service, found.table);
  const inserted: DataVerb = verb === 'update' && found.isNew ? 'insert' : verb;
  const filters = inserted === 'insert' ? [] : [{ column: '_id', operator: 'equal' as const }];
  const table = { name: entry?.table.name ?? found.table, entry };
  facts.accesses.push({ ...plainAccess, spot, library: mongoose.id, table, verb: inserted, many: false, filters });
  return true;
}
