import { knex } from '../../extractors/data/knex.ts';
import { kysely } from '../../extractors/data/kysely.ts';
import { lucid } from '../../extractors/data/lucid.ts';
import type { QueryChainVocabulary } from '../../extractors/shapes/query-chain-vocabulary.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { begunBy, isBegun } from './begun-query.ts';
import { type Chain, type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, type FurtherStep, ownSteps, readFurther } from './further-steps.ts';
import { addExpression, selectsCount } from './kysely-conditions.ts';
import { stepsByRun } from './kysely-runs.ts';
import { addTable, type ChainReading, newReading, readStep } from './read-chain-steps.ts';
import { textsOf } from './texts-of-member.ts';
import { transactionOwner } from './transaction-owner.ts';

const libraries = [knex, kysely, lucid];

/** `knex('orders').where(…)`, `db.select().from('orders')`, `trx('orders').insert(…)`. */
export function readKnex(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined || isBegun(spot)) return false;
  const further = allSteps(spot, []);
  for (const steps of stepsByRun(spot, further)) {
    const reading = newReading();
    const library = addChain(spot, chain, reading);
    if (library === undefined) return false;
    for (const step of library === kysely ? steps : further) addStep(library, step, reading);
    if (reading.tables.length === 0) return false;
    // With a name it is a table within another query.
    if (chain.links.some(({ call }) => call.name === 'as')) return true;
    const known = library === kysely ? reading : withoutSubqueries(chain, reading);
    facts.accesses.push(...chainAccesses(spot, library.id, known));
    if (library !== kysely) break;
  }
  return true;
}

function addStep(library: QueryChainVocabulary, step: FurtherStep, reading: ChainReading): void {
  const { at, link } = step;
  readFurther(reading, step, () => {
    if (library === kysely && addExpression(at, link.call, reading)) return;
    if (library === kysely && selectsCount(at, link.call)) reading.verb = 'count';
    else readStep(at, library, link, reading);
  });
}

/** Adds the steps of a chain and says whose it is; undefined where it is of none of the libraries. */
function addChain(spot: CallSpot, chain: Chain, reading: ChainReading): QueryChainVocabulary | undefined {
  const [first, ...rest] = chain.links;
  if (first === undefined) return undefined;
  const library = libraryOf(spot, chain);
  if (library === undefined) return addBegun(spot, first, rest, reading);
  const context = { file: spot.context.file, fn: first.call.fn };
  const isClient = library === lucid;
  const named =
    !isClient &&
    calleesOf(spot.resolver, spot.context.file, first.index).some((callee) => madeBy(spot, callee) === library);
  if (named && !isOfSeveral(spot, context, first.call.args[0])) addTable(spot, context, first.call.args[0], reading);
  for (const step of ownSteps(spot, named ? rest : chain.links)) addStep(library, step, reading);
  return library;
}

/** `knex(this.table)` in a base class: what one class below calls its table is not the table of all. */
function isOfSeveral({ resolver }: CallSpot, context: Context, value: Value | undefined): boolean {
  return value?.kind === 'name' && value.name.startsWith('this.') && textsOf(resolver, context, value.name).size > 1;
}

/** `this.activeUsers().count('*')` goes on with the query that a method began. */
function addBegun(
  spot: CallSpot,
  first: ChainLink,
  rest: readonly ChainLink[],
  reading: ChainReading,
): QueryChainVocabulary | undefined {
  const begun = begunBy(spot, first);
  const before = begun === undefined ? undefined : chainOf(begun);
  const library = begun && before && libraryOf(begun, before);
  if (begun === undefined || before === undefined || library === undefined) return undefined;
  addChain(begun, before, reading);
  for (const step of ownSteps(spot, rest)) addStep(library, step, reading);
  return library;
}

/** `knex('orders')` calls the client itself, `knex.select(…)` one of its methods. */
function libraryOf(spot: CallSpot, chain: Chain): QueryChainVocabulary | undefined {
  const [first] = chain.links;
  if (first === undefined) return undefined;
  const { file } = spot.context;
  const roots = chain.root === undefined ? [] : spot.resolver.value({ file, fn: first.call.fn }, chain.root);
  const found = [...calleesOf(spot.resolver, file, first.index), ...roots];
  // `where(({ selectFrom }) => …)`, `where((eb) => eb.exists(eb.selectFrom('lines')…))`
  const isWithin = first.call.name === 'selectFrom' && found.some(({ kind }) => kind === 'parameter');
  if (isWithin || isHandedAround(chain, found)) return kysely;
  return found.flatMap((each) => madeBy(spot, each) ?? [])[0];
}

const beginnings = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']);

/** `c.get('db').insertInto('parcels')`: a request carries a client of which only the words that begin a query are known. */
function isHandedAround({ links }: Chain, found: readonly Definition[]): boolean {
  const begins = links.find(({ call: { name, on, args } }) => {
    return on !== undefined && args[0]?.kind === 'text' && beginnings.has(name);
  });
  return begins !== undefined && found.every(({ kind }) => kind === 'parameter' || kind === 'made');
}

/**
 * Made by `knex(…)`, typed `Knex`, or handed over by `knex.transaction(trx => …)`. A `Knex.QueryBuilder` that arrives in
 * a parameter is a query of somebody else, who runs it.
 */
function madeBy(spot: CallSpot, definition: Definition): QueryChainVocabulary | undefined {
  if (definition.kind === 'made')
    return !/(?:Query|Expression)Builder$/.test(definition.maker.at(-1) ?? '') &&
      definition.members.every((member) => member === 'transaction()')
      ? libraries.find(({ modules }) => modules.includes(definition.module))
      : undefined;
  // `import db from '@adonisjs/lucid/services/db'` is the client itself, and `db.from('orders')` a call on it.
  if (definition.kind === 'external') return lucid.modules.includes(definition.module) ? lucid : undefined;
  if (definition.kind !== 'parameter' || definition.members.length > 0) return undefined;
  const owners = transactionOwner(spot.resolver, definition);
  return libraries.find((library) =>
    owners.some(
      (owner) =>
        (owner.kind === 'made' && library.modules.includes(owner.module)) ||
        (owner.kind === 'external' && library === lucid && lucid.modules.includes(owner.module)),
    ),
  );
}

/** A callback among the conditions adds conditions that are read where it stands, as far as they show. */
function withoutSubqueries(chain: Chain, reading: ChainReading): ChainReading {
  const built = chain.links.some(({ call }) => call.args.some((argument) => argument.kind === 'function'));
  return built ? { ...reading, filtersKnown: false } : reading;
}
