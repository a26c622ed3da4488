import { knex } from '../../extractors/data/knex.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { begunBy, isBegun } from './begun-query.ts';
import { type Chain, type ChainLink, chainOf, continuationsOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { addTable, type ChainReading, newReading, readStep } from './read-chain-steps.ts';
import { transactionOwner } from './transaction-owner.ts';

/** `knex('orders').where(…)`, `db.select().from('orders')`, `trx('orders').insert(…)`. */
export function readKnex(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined || isBegun(spot)) return false;
  const reading = newReading();
  if (!addChain(spot, chain, reading)) return false;
  for (const link of continuationsOf(spot)) readStep(spot, knex, link, reading);
  if (reading.tables.length === 0) return false;
  // With a name it is a table within another query.
  if (chain.links.some(({ call }) => call.name === 'as')) return true;
  facts.accesses.push(...chainAccesses(spot, knex.id, withoutSubqueries(chain, reading)));
  return true;
}

/** Adds the steps of a chain; false where it is none of Knex. */
function addChain(spot: CallSpot, chain: Chain, reading: ChainReading): boolean {
  const [first, ...rest] = chain.links;
  if (first === undefined) return false;
  if (!startsAtKnex(spot, chain)) return addBegun(spot, first, rest, reading);
  const context = { file: spot.context.file, fn: first.call.fn };
  const named = calleesOf(spot.resolver, spot.context.file, first.index).some((callee) => isKnex(spot, callee));
  if (named) addTable(spot, context, first.call.args[0], reading);
  for (const link of named ? rest : chain.links) readStep(spot, knex, link, reading);
  return true;
}

/** `this.activeUsers().count('*')` goes on with the query that a method began. */
function addBegun(spot: CallSpot, first: ChainLink, rest: readonly ChainLink[], reading: ChainReading): boolean {
  const begun = begunBy(spot, first);
  const before = begun === undefined ? undefined : chainOf(begun);
  if (begun === undefined || before === undefined || !startsAtKnex(begun, before)) return false;
  addChain(begun, before, reading);
  for (const link of rest) readStep(spot, knex, link, reading);
  return true;
}

/** `knex('orders')` calls the client itself, `knex.select(…)` one of its methods. */
function startsAtKnex(spot: CallSpot, chain: Chain): boolean {
  const [first] = chain.links;
  if (first === undefined) return false;
  const { file } = spot.context;
  if (calleesOf(spot.resolver, file, first.index).some((callee) => isKnex(spot, callee))) return true;
  return (
    chain.root !== undefined &&
    spot.resolver.value({ file, fn: first.call.fn }, chain.root).some((root) => isKnex(spot, root))
  );
}

/**
 * Made by `knex(…)`, typed `Knex`, or handed over by `knex.transaction(trx => …)`. A `Knex.QueryBuilder` that arrives in
 * a parameter is a query of somebody else, who runs it.
 */
function isKnex(spot: CallSpot, definition: Definition): boolean {
  if (definition.kind === 'made')
    return (
      knex.modules.includes(definition.module) &&
      definition.maker.at(-1) !== 'QueryBuilder' &&
      definition.members.every((member) => member === 'transaction()')
    );
  if (definition.kind !== 'parameter' || definition.members.length > 0) return false;
  return transactionOwner(spot.resolver, definition).some(
    (owner) => owner.kind === 'made' && knex.modules.includes(owner.module),
  );
}

/** A callback among the conditions adds conditions that are read where it stands, as far as they show. */
function withoutSubqueries(chain: Chain, reading: ChainReading): ChainReading {
  const built = chain.links.some(({ call }) => call.args.some((argument) => argument.kind === 'function'));
  return built ? { ...reading, filtersKnown: false } : reading;
}
