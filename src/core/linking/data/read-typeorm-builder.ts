import { typeormBuilder } from '../../extractors/data/typeorm.ts';
import type { Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { begunBy, isBegun } from './begun-query.ts';
import { type Chain, type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { entityName, repositoryOf } from './entity-repository.ts';
import { allSteps, ownSteps, readFurther } from './further-steps.ts';
import { type ChainReading, mention, newReading, readStep } from './read-chain-steps.ts';
import { relationOf } from './schema-catalog.ts';

/** `repository.createQueryBuilder('o').where('o.status = :s').orderBy('o.createdAt').getMany()`. */
export function readTypeormBuilder(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const builder = chain && (begunHere(spot, chain) ?? begunElsewhere(spot, chain));
  if (chain === undefined || builder === undefined || isHandedOut(spot, chain)) return false;
  const { at, begun, start, first, rest } = builder;
  const entity = entityOf(at, begun, first);
  if (entity === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: entity, alias: aliasOf(at, first) });
  const before = at === spot ? [] : ownSteps(at, begun.links.slice(start + 1));
  for (const step of [...before, ...allSteps(spot, rest)])
    readFurther(reading, step, () => readBuilderStep(step.at, entity, step.link, reading));
  facts.accesses.push(...chainAccesses(spot, typeormBuilder.id, reading));
  return true;
}

interface Builder {
  /** Where the query begins. */
  readonly at: CallSpot;
  readonly begun: Chain;
  /** Of its links, the one that makes the builder. */
  readonly start: number;
  readonly first: ChainLink;
  /** What stands behind it where it is run. */
  readonly rest: readonly ChainLink[];
}

function begunHere(at: CallSpot, begun: Chain): Builder | undefined {
  const start = begun.links.findIndex(({ call }) => call.name === 'createQueryBuilder');
  const first = begun.links[start];
  return first && { at, begun, start, first, rest: begun.links.slice(start + 1) };
}

/** `this.present().andWhere(…)` goes on with the builder that a method gives back. */
function begunElsewhere(spot: CallSpot, { links }: Chain): Builder | undefined {
  const [asked, ...rest] = links;
  const at = asked && begunBy(spot, asked);
  const begun = at && chainOf(at);
  const builder = at && begun && begunHere(at, begun);
  return builder && { ...builder, rest };
}

/** Whoever asked for the builder goes on with it, and runs it. */
function isHandedOut(spot: CallSpot, { links }: Chain): boolean {
  return isBegun(spot) && !/^(?:get|execute|stream)/.test(links.at(-1)?.call.name ?? '');
}

function entityOf(spot: CallSpot, chain: Chain, first: ChainLink): string | undefined {
  if (first.call.on === undefined) return undefined;
  const use = repositoryOf(spot, { file: spot.context.file, fn: first.call.fn }, first.call.on);
  return use && (use.entity ?? builderEntity(spot, chain, first));
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
  } else if (step?.does === 'join' && first?.kind === 'name') joinEntity(spot, context, link.call, reading);
  else readStep(spot, typeormBuilder, link, reading);
}

/** The condition is SQL: the SQL reader knows what it compares. */
function addCondition(text: string, reading: ChainReading): void {
  const alias = reading.tables[0]?.alias ?? 't';
  const query = readQuery(`SELECT * FROM t AS ${alias} WHERE ${text.replaceAll('{}', '?').replace(/:\.\.\./g, ':')}`);
  if (query === undefined || text.includes('{}')) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: filter.qualifier });
}

/** `leftJoin(Line, 'line', 'line.order_id = order.id AND line.open')` names the other entity, and what is asked of it. */
function joinEntity(spot: CallSpot, context: Context, { args }: ChainLink['call'], reading: ChainReading): void {
  const [named, alias, on] = args;
  const entity = named?.kind === 'name' ? entityName(spot, context, named) : undefined;
  if (entity === undefined) return;
  const said = (value: Value | undefined): string | undefined =>
    value && resolveText(spot.resolver, context, value)?.text;
  const name = said(alias) ?? entity;
  const main = reading.tables[0]?.alias ?? 't';
  reading.tables.push({ name: entity, alias: name });
  const text = said(on)
    ?.replaceAll('{}', '?')
    .replace(/:\.\.\./g, ':');
  if (text === undefined) return;
  const query = readQuery(`SELECT * FROM t AS ${main} LEFT JOIN j AS ${name} ON ${text}`);
  if (query === undefined) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: filter.qualifier });
}

/** `leftJoinAndSelect('order.lines', 'line')` follows a relation. */
function addJoin(spot: CallSpot, entity: string, path: string, alias: string | undefined, reading: ChainReading): void {
  const { qualifier, column } = mention(path);
  const owner = reading.tables.find((table) => table.alias === qualifier)?.name ?? entity;
  const relation = relationOf(spot.schema.model(spot.operation.service, owner), column);
  if (relation !== undefined) reading.tables.push({ name: relation, alias });
}
