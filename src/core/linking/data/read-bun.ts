import { bun } from '../../extractors/data/bun.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import { calleesOf } from '../call-sites.ts';
import { goTypeOf } from '../go/go-type-of.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { plainAccess, type TableReference } from './access-fact.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { gormEntity, tableOfModel } from './gorm-entity.ts';
import { type ChainReading, limitOf, mention, newReading } from './read-chain-steps.ts';
import { relationOf } from './schema-catalog.ts';

/** `db.NewSelect().Model(&dogs).Where("kind = ?", kind).Order("name DESC").Limit(10).Scan(ctx)` of Bun. */
export function readBun(spot: CallSpot, facts: OperationFacts): boolean {
  const { context } = spot;
  const chain = chainOf(spot);
  const at = chain?.links.findIndex(({ call }) => Object.hasOwn(bun.begins, call.name)) ?? -1;
  const first = chain?.links[at];
  if (chain === undefined || first === undefined || !isOurs(spot, first)) return false;
  const reading = newReading();
  reading.verb = bun.begins[first.call.name] ?? 'select';
  const steps = allSteps(spot, chain.links.slice(at + 1));
  const links = steps.filter((step) => step.at === spot).map(({ link }) => link);
  const model = links.find(({ call }) => call.name === 'Model');
  const table = model && gormEntity(spot, { file: context.file, fn: model.call.fn }, model.call.args[0]);
  if (table !== undefined && model !== undefined) addModel(spot, table, model, reading);
  for (const step of steps) readFurther(reading, step, () => addStep(step.at, step.link, table, reading));
  if (reading.tables.length === 0) return false;
  const related = links.flatMap((link) => (link.call.name === 'Relation' ? relatedTable(spot, table, link) : []));
  const counts = links.some(({ call }) => call.name === 'ScanAndCount');
  facts.accesses.push(
    ...chainAccesses(spot, bun.id, reading),
    ...(counts ? chainAccesses(spot, bun.id, { ...reading, verb: 'count', sorts: [], limit: undefined }) : []),
    ...related.map((each) => ({ ...plainAccess, spot, library: bun.id, table: each, filtersKnown: false })),
  );
  return true;
}

function isOurs({ resolver, context }: CallSpot, { index }: ChainLink): boolean {
  return calleesOf(resolver, context.file, index).some(
    (callee) => callee.kind === 'made' && bun.modules.includes(callee.module),
  );
}

/** A list is filled with rows, anything else with one; a model without a value only names the table. */
function addModel(
  { resolver, context }: CallSpot,
  table: TableReference,
  { call }: ChainLink,
  reading: ChainReading,
): void {
  const [value] = call.args;
  const written = value && goTypeOf(resolver, { file: context.file, fn: call.fn }, value)?.text;
  const made = value?.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const isEmpty = made?.args[0]?.kind === 'literal';
  reading.tables.push({ name: table.name, alias: undefined });
  reading.many =
    isEmpty ||
    written === undefined ||
    /^\*?\[\]/.test(written) ||
    reading.verb === 'update' ||
    reading.verb === 'delete';
  if (!reading.many && reading.verb === 'select') reading.limit = { kind: 'constant', value: 1 };
}

function addStep(spot: CallSpot, { call }: ChainLink, table: TableReference | undefined, reading: ChainReading): void {
  const inside = { file: spot.context.file, fn: call.fn };
  const texts = call.args.flatMap((value) => resolveText(spot.resolver, inside, value)?.text ?? []);
  const [text = ''] = texts;
  switch (call.name) {
    case 'Table':
    case 'TableExpr': {
      const [name = '', ...more] = text.trim().split(/\s+/);
      if (table === undefined && /^[\w.]+$/.test(name)) reading.tables.push({ name, alias: more.at(-1) });
      return;
    }
    case 'Where':
      addCondition(text, reading);
      return;
    case 'WherePK':
      for (const column of table?.entry?.table.primaryKey ?? ['id'])
        reading.filters.push({ qualifier: undefined, column, operator: 'equal' });
      return;
    case 'WhereOr':
    case 'WhereGroup':
    case 'Apply':
    case 'ApplyQueryBuilder':
    case 'Join':
      reading.filtersKnown = false;
      return;
    case 'Order':
    case 'OrderExpr':
      for (const part of texts.flatMap((each) => each.split(',')))
        reading.sorts.push({ ...mention(part.trim().split(/\s+/)[0] ?? ''), descending: /\sdesc\b/i.test(part) });
      return;
    case 'Limit':
      reading.limit = limitOf(call.args[0]);
      return;
    case 'Count':
    case 'Exists':
      if (reading.verb === 'select') reading.verb = 'count';
      return;
    case 'Column':
      reading.columns.push(...texts);
      return;
    case 'Set':
      reading.columns.push(...texts.slice(0, 1).map((each) => each.split(/\s*=/)[0] ?? each));
      return;
    case 'On':
      if (reading.verb === 'insert' && /conflict|duplicate/i.test(text)) reading.verb = 'upsert';
      return;
    case 'Group':
      reading.grouped = texts.map(mention);
  }
}

/** Placeholders for identifiers, `?TableAlias.kind`, say nothing of the table. */
function addCondition(text: string, reading: ChainReading): void {
  const plain = text.replaceAll(/\?Table(?:Alias|Name)\./g, '').replaceAll('{}', '?');
  const query = readQuery(`SELECT * FROM t WHERE ${plain}`);
  if (query === undefined || text === '' || text.includes('{}')) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: undefined });
}

function relatedTable(
  spot: CallSpot,
  table: TableReference | undefined,
  { call }: ChainLink,
): readonly TableReference[] {
  const [first] = call.args;
  const model = first?.kind === 'text' ? relationOf(table?.entry, first.text.split('.')[0] ?? '') : undefined;
  return model === undefined ? [] : [tableOfModel(spot, model)];
}
