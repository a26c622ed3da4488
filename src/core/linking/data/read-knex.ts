import { knex } from '../../extractors/data/knex.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type Chain, chainOf, continuationsOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { addTable, type ChainReading, newReading, readStep } from './read-chain-steps.ts';
import { transactionOwner } from './transaction-owner.ts';

/** `knex('orders').where(…)`, `db.select().from('orders')`, `trx('orders').insert(…)`. */
export function readKnex(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const first = chain?.links[0];
  if (chain === undefined || first === undefined || !startsAtKnex(spot, chain)) return false;
  const reading = newReading();
  const context = { file: spot.context.file, fn: first.call.fn };
  const named = calleesOf(spot.resolver, spot.context.file, first.index).some((callee) => isKnex(spot, callee));
  if (named) addTable(spot, context, first.call.args[0], reading);
  const steps = [...(named ? chain.links.slice(1) : chain.links), ...continuationsOf(spot)];
  for (const link of steps) readStep(spot, knex, link, reading);
  if (reading.tables.length === 0) return false;
  facts.accesses.push(...chainAccesses(spot, knex.id, withoutSubqueries(chain, reading)));
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

/** Made by `knex(…)`, typed `Knex`, or handed over by `knex.transaction(trx => …)`. */
function isKnex(spot: CallSpot, definition: Definition): boolean {
  if (definition.kind === 'made')
    return knex.modules.includes(definition.module) && definition.members.every((member) => member === 'transaction()');
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
