import { typeormBuilder } from '../../extractors/data/typeorm.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { type Chain, type ChainLink, chainOf, continuationsOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { entityName, repositoryOf } from './entity-repository.ts';
import { branchOf, type ChainReading, mention, newReading, readAtTimes, readStep } from './read-chain-steps.ts';
import { relationOf } from './schema-catalog.ts';

/** `repository.createQueryBuilder('o').where('o.status = :s').orderBy('o.createdAt').getMany()`. */
export function readTypeormBuilder(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const start = chain?.links.findIndex((link) => link.call.name === 'createQueryBuilder') ?? -1;
  const first = chain?.links[start];
  if (chain === undefined || first === undefined || first.call.on === undefined) return false;
  const context = { file: spot.context.file, fn: first.call.fn };
  const use = repositoryOf(spot, context, first.call.on);
  if (use === undefined) return false;
  const entity = use.entity ?? builderEntity(spot, chain, first);
  if (entity === undefined) return false;
  const reading = newReading();
  const alias = aliasOf(spot, first);
  reading.tables.push({ name: entity, alias });
  for (const link of [...chain.links.slice(start + 1), ...continuationsOf(spot)])
    readAtTimes(reading, branchOf(link.call, spot.call), () => readBuilderStep(spot, entity, link, reading));
  facts.accesses.push(...chainAccesses(spot, typeormBuilder.id, reading));
  return true;
}

/** `createQueryBuilder(User, 'u')`, or `.from(User, 'u')`, `.into(User)`, `.update(User)` further on. */
function builderEntity(spot: CallSpot, chain: Chain, first: ChainLink): string | undefined {
  const naming = [first, ...chain.links.filter((link) => /^(from|into|update|delete)$/.test(link.call.name))];
  for (const { call } of naming) {
    const [value] = call.args;
    if (value?.kind !== 'name') continue;
    const name = entityName(spot, { file: spot.context.file, fn: call.fn }, value);
    if (name !== undefined) return name;
  }
  return undefined;
}

function aliasOf(spot: CallSpot, first: ChainLink): string | undefined {
  const context = { file: spot.context.file, fn: first.call.fn };
  const texts = first.call.args.map((argument) => resolveText(spot.resolver, context, argument)?.text);
  return texts.find((text) => text !== undefined && /^[A-Za-z_]\w*$/.test(text));
}

function readBuilderStep(spot: CallSpot, entity: string, link: ChainLink, reading: ChainReading): void {
  const context = { file: spot.context.file, fn: link.call.fn };
  const step = Object.hasOwn(typeormBuilder.steps, link.call.name) ? typeormBuilder.steps[link.call.name] : undefined;
  const [first, second] = link.call.args;
  const text = first === undefined ? undefined : resolveText(spot.resolver, context, first)?.text;
  if (step?.does === 'condition' && text !== undefined) addCondition(text, reading);
  else if (step?.does === 'join' && text !== undefined) {
    const alias = second === undefined ? undefined : resolveText(spot.resolver, context, second)?.text;
    addJoin(spot, entity, text, alias, reading);
  } else readStep(spot, typeormBuilder, link, reading);
}

/** The condition is SQL: the SQL reader knows what it compares. */
function addCondition(text: string, reading: ChainReading): void {
  const alias = reading.tables[0]?.alias ?? 't';
  const query = readQuery(`SELECT * FROM t AS ${alias} WHERE ${text.replaceAll('{}', '?').replace(/:\.\.\./g, ':')}`);
  if (query === undefined || text.includes('{}')) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: filter.qualifier });
}

/** `leftJoinAndSelect('order.lines', 'line')` follows a relation. */
function addJoin(spot: CallSpot, entity: string, path: string, alias: string | undefined, reading: ChainReading): void {
  const { qualifier, column } = mention(path);
  const owner = reading.tables.find((table) => table.alias === qualifier)?.name ?? entity;
  const relation = relationOf(spot.schema.model(spot.operation.service, owner), column);
  if (relation !== undefined) reading.tables.push({ name: relation, alias });
}
