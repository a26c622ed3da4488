import { ef, withoutAsync } from '../../extractors/data/ef.ts';
import { packagedRepositories, repositoryMethods } from '../../extractors/data/packaged-repositories.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import { calleesOf } from '../call-sites.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { newReading, readAtTimes } from '../data/read-chain-steps.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { addTable } from './ef-conditions.ts';
import { addStep } from './ef-steps.ts';
import { modelIn } from './query-source.ts';
import { tracked } from './read-ef.ts';
import { receiverEntity } from './receiver-entity.ts';
import { specifiedBy } from './specifications.ts';

/** `orders.ListAsync(new OpenOrders(customerId))`, where a package brings the repository's methods. */
export function readPackagedRepository(spot: CallSpot, facts: OperationFacts): void {
  const { call, context, resolver, index } = spot;
  const name = withoutAsync(call.name);
  if (call.on === undefined || !Object.hasOwn(repositoryMethods, name)) return;
  const method = repositoryMethods[name];
  const callee = calleesOf(resolver, context.file, index).find(isOfRepository);
  const model = callee === undefined || method === undefined ? undefined : modelOf(spot, callee);
  if (model === undefined || method === undefined) return;
  if ('verb' in method) facts.accesses.push(tracked(spot, model, method.verb, method.many === true));
  else facts.accesses.push(...queried(spot, model, method.step));
}

type Made = Definition & { kind: 'made' };

function isOfRepository(definition: Definition): definition is Made {
  if (definition.kind !== 'made' || definition.module !== dotnet || definition.members.length !== 1) return false;
  return packagedRepositories.has(definition.maker.at(-1) ?? '');
}

/** As the repository is declared where it is called, or by what its class extends. */
function modelOf(spot: CallSpot, { types }: Made): string | undefined {
  const named = types?.names.map((name) => modelIn(spot, types.file, name, {}));
  return receiverEntity(spot) ?? named?.find((model) => model !== undefined);
}

function queried(spot: CallSpot, model: string, step: string): readonly AccessFact[] {
  const { call, context, index } = spot;
  const link = { index, file: context.file, branch: undefined, given: {} };
  const specified = call.args.map((value) => specifiedBy(spot, context, value, {}));
  const lambdas = call.args.filter(({ kind }) => kind === 'function');
  const reading = newReading();
  addTable(reading, model);
  // `GetAsync(o => o.Number == number)` chooses by what it says, not by the key.
  const ending = step === 'Find' && lambdas.length > 0 ? 'FirstOrDefault' : step;
  const conditions = lambdas.length > 0 ? [{ ...link, call: { ...call, name: 'Where', args: lambdas } }] : [];
  for (const each of [
    ...specified.flatMap((found) => found?.links ?? []),
    ...conditions,
    { ...link, call: { ...call, name: ending, args: [] } },
  ])
    readAtTimes(reading, each.branch, () => addStep(spot, model, each, reading));
  const isChosenElsewhere = step !== 'Find' && specified.every((found) => found === undefined) && lambdas.length === 0;
  if (specified.some((found) => found?.open === true) || (isChosenElsewhere && !choosesNothing(spot)))
    reading.filtersKnown = false;
  return chainAccesses(spot, ef.id, reading);
}

/** Nothing is handed over by which rows could be chosen: no more than a token that cancels, or a flag. */
function choosesNothing({ call }: CallSpot): boolean {
  return call.args.every(
    (value) =>
      value.kind === 'literal' || (value.kind === 'name' && /(?:^|\.)(?:ct|cancellation|\w*token)$/i.test(value.name)),
  );
}
