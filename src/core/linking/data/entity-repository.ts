import { repositoryMappers } from '../../extractors/data/repositories.ts';
import type { RepositoryVocabulary } from '../../extractors/shapes/repository-vocabulary.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { transactionOwner } from './transaction-owner.ts';

/** A repository or manager, and the entity it holds, as the class is named. */
export interface RepositoryUse {
  readonly vocabulary: RepositoryVocabulary;
  readonly kind: 'repository' | 'manager';
  readonly entity: string | undefined;
}

/** Whether a receiver is a repository or manager, and for which entity. */
export function repositoryOf(spot: CallSpot, context: Context, on: Value): RepositoryUse | undefined {
  const uses = spot.resolver.value(context, on).flatMap((definition) => useOf(spot, definition) ?? []);
  // Of what several classes below have, only a caller knows which is meant.
  const isOwn = on.kind === 'name' && on.name.startsWith('this.');
  return isOwn && uses.some(({ entity }) => entity !== uses[0]?.entity) ? undefined : uses[0];
}

function useOf(spot: CallSpot, definition: Definition): RepositoryUse | undefined {
  if (definition.kind === 'made') return madeUse(spot, definition);
  const owners = transactionOwner(spot.resolver, definition);
  const opened = owners.flatMap((owner) => (owner.kind === 'made' ? (mapperOf(owner.module) ?? []) : []))[0];
  if (opened === undefined || definition.kind !== 'parameter') return activeRecord(spot, definition);
  // `manager.getRepository(User)` inside the callback keeps its argument where the members are called.
  if (definition.members.length > 0) return undefined;
  return { vocabulary: opened, kind: 'manager', entity: undefined };
}

function mapperOf(module: string): RepositoryVocabulary | undefined {
  return repositoryMappers.find(({ modules }) => modules.test(module));
}

function madeUse(spot: CallSpot, definition: MadeDefinition): RepositoryUse | undefined {
  const vocabulary = mapperOf(definition.module);
  if (vocabulary === undefined) return undefined;
  const repository = (entity: string | undefined): RepositoryUse => ({ vocabulary, kind: 'repository', entity });
  const manager: RepositoryUse = { vocabulary, kind: 'manager', entity: undefined };
  const last = definition.members.at(-1);
  if (last === 'getRepository()' || last === 'getTreeRepository()') return repository(argumentEntity(spot, definition));
  if (last === 'withRepository()' || last === 'extend()') return otherRepository(spot, definition);
  const maker = definition.maker.at(-1) ?? '';
  if (maker === 'BaseEntity') return repository(recordClass(spot, definition));
  if (/(DataSource|Connection|QueryRunner)$/.test(maker) && last === undefined) return manager;
  if (maker === 'getRepository') return repository(argumentEntity(spot, definition));
  if (managers.test(last ?? '') || (maker.endsWith('EntityManager') && last === undefined)) return manager;
  if (!maker.endsWith('Repository') || last !== undefined) return undefined;
  const entity = definition.types?.names[0];
  return isTypeVariable(spot, entity) ? undefined : repository(entity);
}

/** `Repository<T>`: what it is of, only a class below says. */
function isTypeVariable({ schema, operation }: CallSpot, entity: string | undefined): boolean {
  const isShort = entity !== undefined && /^(?:[A-Z][A-Z0-9]?|T[A-Z]\w*)$/.test(entity);
  return isShort && schema.model(operation.service, entity) === undefined;
}

/** What gives a manager: `dataSource.manager`, `orm.em.fork()`. */
const managers = /^(?:manager|createEntityManager\(\)|em|fork\(\)|getEntityManager\(\))$/;

/** `Gift.create(…)` gives a record of the class that the call names. */
function recordClass(spot: CallSpot, definition: MadeDefinition): string | undefined {
  if (definition.call === undefined) return undefined;
  const { file, call } = definition.call;
  const outline = spot.resolver.scopes.get(file)?.outline.calls[call];
  return outline?.on === undefined ? undefined : entityName(spot, { file, fn: outline.fn }, outline.on);
}

function argumentEntity(spot: CallSpot, definition: MadeDefinition): string | undefined {
  if (definition.call === undefined) return undefined;
  const { file, call } = definition.call;
  const outline = spot.resolver.scopes.get(file)?.outline.calls[call];
  return outline === undefined ? undefined : entityName(spot, { file, fn: outline.fn }, outline.args[0]);
}

/** `manager.withRepository(Cars)` and `getRepository(Car).extend({ … })` are of what the other repository is of. */
function otherRepository(spot: CallSpot, { members, call: site }: MadeDefinition): RepositoryUse | undefined {
  const call = site && spot.resolver.scopes.get(site.file)?.outline.calls[site.call];
  const other = members.at(-1) === 'extend()' ? call?.on : call?.args[0];
  return site === undefined || other === undefined
    ? undefined
    : repositoryOf(spot, { file: site.file, fn: call?.fn ?? 0 }, other);
}

/** The class's own name, whatever it is imported as. */
export function entityName(spot: CallSpot, context: Context, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const names = spot.resolver
    .value(context, value)
    .flatMap((found) =>
      found.kind === 'class' ? (spot.resolver.scopes.get(found.file)?.outline.classes[found.cls]?.name ?? []) : [],
    );
  // Of what several classes below have, only a caller knows which is meant.
  const isOwn = value.kind === 'name' && value.name.startsWith('this.');
  if (isOwn && names.some((name) => name !== names[0])) return undefined;
  if (names.length > 0) return names[0];
  return value.kind === 'name' ? value.name.split('.').at(-1) : undefined;
}

/** `User.findOneBy(…)` on a class that extends `BaseEntity`. */
function activeRecord(spot: CallSpot, definition: Definition): RepositoryUse | undefined {
  if (definition.kind !== 'class' && definition.kind !== 'instance') return undefined;
  const scope = spot.resolver.scopes.get(definition.file);
  const outline = scope?.outline.classes[definition.cls];
  if (outline === undefined) return undefined;
  for (const base of outline.bases)
    for (const made of spot.resolver.type({ file: definition.file, fn: outline.fn }, base)) {
      const vocabulary = made.kind === 'made' ? mapperOf(made.module) : undefined;
      if (made.kind !== 'made' || vocabulary === undefined) continue;
      const name = made.maker.at(-1) ?? '';
      if (name === 'BaseEntity' && definition.kind === 'class')
        return { vocabulary, kind: 'repository', entity: outline.name };
      if (name.endsWith('Repository')) return { vocabulary, kind: 'repository', entity: made.types?.names[0] };
    }
  return undefined;
}
