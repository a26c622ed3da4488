import { canonical, fieldName, kebab } from '../names/identifier.ts';
import type { Brief, Consumer, ListPath, Operation, Resource, Setting, Stock } from './brief.ts';
import { meant } from './brief-page.ts';
import type { NameBook } from './resolve-brief.ts';
import { isComparable, partOf } from './resolve-parts.ts';

/** Operations do what their resource can do, lists filter by what it has, and events have somebody who tells them. */
export function resolveBehavior(brief: Brief, names: NameBook): Brief {
  const behaving = brief.resources.map((resource) => behavior(brief, resource, names));
  const resources = behaving.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) => withStock(operation, resource, behaving, names)),
  }));
  const events = new Set(resources.flatMap((resource) => resource.operations.flatMap((operation) => operation.emits)));
  const consumers = brief.consumers.map((consumer) => resolveConsumer(brief, consumer, events, names));
  tellLoad(brief, names);
  return { ...brief, resources, consumers };
}

function behavior(brief: Brief, resource: Resource, names: NameBook): Resource {
  const operations = resource.operations
    .filter((operation) => isPossible(resource, operation, names))
    .map((operation) => resolveOperation(brief, resource, operation, names));
  const lists = resource.lists
    .filter((list) => isListable(resource, list, names))
    .map((list) => ({ ...list, public: list.public && !isPersonal(resource, list.evidence, names) }));
  const wanted = operations.some(({ kind }) => kind === 'list');
  if (lists.length > 0 && !wanted) operations.push(listOperation(resource));
  const usual: readonly ListPath[] =
    wanted && lists.length === 0 ? [{ by: [], public: false, evidence: resource.evidence }] : [];
  return { ...resource, operations, lists: distinct([...lists, ...usual]) };
}

function listOperation(resource: Resource): Operation {
  return {
    name: 'list',
    kind: 'list',
    public: false,
    emits: [],
    sets: [],
    from: [],
    async: false,
    idempotent: false,
    evidence: resource.evidence,
  };
}

function distinct(lists: readonly ListPath[]): readonly ListPath[] {
  const key = (list: ListPath): string => list.by.map(fieldName).sort().join();
  return lists.filter((list, index) => lists.findIndex((each) => key(each) === key(list)) === index);
}

function isPossible(resource: Resource, operation: Operation, names: NameBook): boolean {
  const { name, kind, evidence } = operation;
  if (kebab(name) === '') {
    names.complain(
      evidence,
      `An operation of ${resource.name} has no Latin letter or digit in its name; it is left out.`,
    );
    return false;
  }
  if (
    resource.appendOnly &&
    (kind === 'update' || kind === 'delete' || (kind === 'action' && operation.sets.length > 0))
  ) {
    names.complain(evidence, `${resource.name} is append-only, so it has no ${name}; the operation is left out.`);
    return false;
  }
  return true;
}

function resolveOperation(brief: Brief, resource: Resource, operation: Operation, names: NameBook): Operation {
  const { evidence } = operation;
  const sets = operation.sets.flatMap((setting) => resolveSetting(brief, resource, operation, setting, names));
  const states = resource.attributes.filter(({ type }) => type === 'enum').flatMap(({ values }) => values);
  const strange = operation.from.find((state) => !states.includes(state));
  if (strange !== undefined)
    names.complain(
      evidence,
      `${operation.name} is possible from ${strange}, which ${resource.name} never is.${meant(strange, states)}`,
    );
  const open =
    operation.public &&
    (operation.kind === 'read' || operation.kind === 'list') &&
    isPersonal(resource, evidence, names);
  return {
    ...operation,
    sets,
    from: operation.from.filter((state) => states.includes(state)),
    public: operation.public && !open,
    calls: externalOf(brief, operation.calls, evidence, names),
    emits: operation.emits.map(kebab).filter((event) => event !== ''),
    async: operation.async && operation.kind !== 'read' && operation.kind !== 'list',
  };
}

/** A value that the attribute can hold, of the resource or of a part that is embedded in it. */
function resolveSetting(
  brief: Brief,
  resource: Resource,
  operation: Operation,
  setting: Setting,
  names: NameBook,
): readonly Setting[] {
  const parts = brief.resources.filter(
    (each) => each.embedded && each.relations.some(({ kind, to }) => kind === 'part-of' && to === resource.name),
  );
  const part =
    setting.part === undefined
      ? undefined
      : parts.find(({ name }) => canonical(name) === canonical(setting.part ?? ''));
  const owner = setting.part === undefined ? resource : part;
  const target = owner?.attributes.find((each) => fieldName(each.name) === fieldName(setting.attribute));
  const fits =
    target !== undefined &&
    target.type !== 'money' &&
    (target.type !== 'enum' || target.values.includes(setting.value));
  if (fits) return [{ ...setting, part: part?.name }];
  const what = setting.part === undefined ? setting.attribute : `${setting.part}.${setting.attribute}`;
  names.complain(
    operation.evidence,
    `${operation.name} sets ${what} of ${resource.name} to ${setting.value}, which it cannot be.`,
  );
  return [];
}

/** What says something of a person is not given to strangers. */
function isPersonal(resource: Resource, at: Resource['evidence'], names: NameBook): boolean {
  const personal = resource.attributes.filter((attribute) => attribute.personal).map(({ name }) => name);
  if (personal.length === 0) return false;
  names.complain(
    at,
    `${resource.name} is to be read without an account and holds ${personal.join(', ')}, which is personal; it stays closed.`,
  );
  return true;
}

function externalOf(
  brief: Brief,
  said: string | undefined,
  at: Resource['evidence'],
  names: NameBook,
): string | undefined {
  if (said === undefined) return undefined;
  const found = brief.externals.find((external) => kebab(external.name) === kebab(said));
  if (found === undefined) {
    const known = brief.externals.map(({ name }) => name);
    names.complain(at, `${said} is called and not named under externals; the call is left out.${meant(said, known)}`);
  }
  return found?.name;
}

function isListable(resource: Resource, list: ListPath, names: NameBook): boolean {
  const parts = list.by.map((said) => ({ said, part: partOf(resource, said) }));
  const unknown = parts.find(({ part }) => part === undefined);
  const sorted = list.sort === undefined ? undefined : partOf(resource, list.sort.attribute);
  const isGiven = list.sort !== undefined && ['id', 'createdAt', 'updatedAt'].includes(fieldName(list.sort.attribute));
  if (unknown !== undefined || (list.sort !== undefined && sorted === undefined && !isGiven)) {
    names.complain(
      list.evidence,
      `A list of ${resource.name} names ${unknown?.said ?? list.sort?.attribute}, which it does not have; the list is left out.`,
    );
    return false;
  }
  const unsuited = [...parts.map(({ part }) => part), sorted].find(
    (part) => part !== undefined && 'type' in part && !isComparable(part),
  );
  if (unsuited === undefined) return true;
  names.complain(
    list.evidence,
    `Nothing is listed by ${unsuited.name} of ${resource.name}: it is too large or too secret for an index. The list is left out.`,
  );
  return false;
}

function withStock(operation: Operation, resource: Resource, all: readonly Resource[], names: NameBook): Operation {
  const stock = (said: Stock | undefined): Stock | undefined => said && stockOf(said, operation, resource, all, names);
  return { ...operation, takes: stock(operation.takes), gives: stock(operation.gives) };
}

/** A stock stands at the resource itself, or where one of its relations or parts leads. */
function stockOf(
  said: Stock,
  { name, evidence }: Operation,
  resource: Resource,
  all: readonly Resource[],
  names: NameBook,
): Stock | undefined {
  const found = names.resource(said.resource, evidence, `${name} of ${resource.name}`);
  const stock = all.find((each) => each.name === found);
  if (stock === undefined) return undefined;
  const attribute = stock.attributes.find((each) => fieldName(each.name) === fieldName(said.attribute));
  const isPart = (each: Resource): boolean =>
    each.embedded && each.relations.some(({ kind, to }) => kind === 'part-of' && to === resource.name);
  const near = [resource, ...all.filter(isPart)];
  const reachable =
    stock === resource ||
    near.some(({ relations }) => relations.some(({ to, kind }) => to === stock.name && kind !== 'many'));
  if (attribute?.type === 'integer' && reachable) return { resource: stock.name, attribute: attribute.name };
  const why = attribute?.type === 'integer' ? 'no relation leads to it' : 'it is no integer';
  names.complain(
    evidence,
    `${name} of ${resource.name} counts ${said.resource}.${said.attribute}, and ${why}; nothing is counted.`,
  );
  return undefined;
}

function resolveConsumer(brief: Brief, consumer: Consumer, events: ReadonlySet<string>, names: NameBook): Consumer {
  const on = consumer.on.map(kebab);
  const unknown = on.filter((event) => !events.has(event));
  for (const event of unknown)
    names.complain(
      consumer.evidence,
      `${consumer.name} waits for ${event}, which nothing emits.${meant(event, [...events])}`,
    );
  return {
    ...consumer,
    on: on.filter((event) => events.has(event)),
    calls: externalOf(brief, consumer.calls, consumer.evidence, names),
    writes:
      consumer.writes === undefined ? undefined : names.resource(consumer.writes, consumer.evidence, consumer.name),
  };
}

function tellLoad(brief: Brief, names: NameBook): void {
  const told = brief.resources
    .flatMap((resource) => [...resource.operations, ...resource.lists])
    .reduce((sum, each) => sum + (each.perSecond ?? 0), 0);
  if (brief.load.assumed.includes('requestsPerSecond') || told <= brief.load.requestsPerSecond) return;
  names.complain(
    brief.evidence,
    `Operations have ${told} requests a second together, and the load says ${brief.load.requestsPerSecond}; the operations count.`,
  );
}
