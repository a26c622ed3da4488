import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { DeployedFunction, FunctionsFact } from '../fact.ts';
import type { PlanFact } from '../plan-fact.ts';
import { type CloudQueues, cloudQueues } from './cloud-queues.ts';
import { mappingAt } from './cloudformation-resources.ts';
import { channelOf, eventsOf, routeOf, schedulesOf } from './serverless-events.ts';
import { planOf } from './template-plan.ts';

/** Functions of the Serverless Framework: https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml. */
export const serverless: Extractor = {
  id: 'serverless',
  title: 'Serverless Framework',
  group: 'infra',
  applies: ({ path }) => /(?:^|\/)serverless(?:\.[\w-]+)?\.ya?ml$/.test(path),
  extract: ({ path, documents }) => ({
    facts: (documents ?? []).flatMap((document) => [
      ...functionsIn(folderOf(path), document),
      ...storesIn(path, document),
    ]),
    problems: [],
  }),
};

function functionsIn(folder: string, document: DataNode): readonly FunctionsFact[] {
  const named = entry(document, 'functions');
  // Large files are a list of maps.
  const maps = named?.kind === 'sequence' ? itemsOf(named) : named === undefined ? [] : [named];
  const queues = cloudQueues(resourcesIn(document));
  const functions = maps.flatMap(entriesOf).flatMap(({ value }) => functionOf(value, queues) ?? []);
  if (functions.length === 0) return [];
  const variables = [entry(document, 'provider', 'environment'), ...maps.flatMap(entriesOf).map(environmentOf)];
  const channels = Object.fromEntries(
    variables.flatMap(entriesOf).flatMap(({ key, value }): [string, string][] => {
      const queue = queues.named(value);
      return queue === undefined ? [] : [[key, queue.name]];
    }),
  );
  return [{ kind: 'functions', framework: 'serverless', folder, functions, channels }];
}

/** Tables and databases; queues are read with the functions that take from them. */
function storesIn(path: string, document: DataNode): readonly PlanFact[] {
  return resourcesIn(document).flatMap((resources) =>
    planOf(path, mappingAt(resources, { Resources: resources })).map((plan) => ({
      ...plan,
      blocks: plan.blocks.filter(({ type }) => !/^aws_(?:sqs|sns)_/.test(type)),
    })),
  );
}

function environmentOf({ value }: { readonly value: DataNode }): DataNode | undefined {
  return entry(value, 'environment');
}

/** `resources` may be a list of parts. */
function resourcesIn(document: DataNode): readonly DataNode[] {
  const resources = entry(document, 'resources');
  const parts = resources?.kind === 'sequence' ? itemsOf(resources) : [resources];
  return parts.flatMap((part) => entry(part, 'Resources') ?? []);
}

function functionOf(node: DataNode, queues: CloudQueues): DeployedFunction | undefined {
  const handler = textOf(entry(node, 'handler'));
  if (handler === undefined || handler.includes('$')) return undefined;
  const events = itemsOf(entry(node, 'events')).flatMap((event) => {
    // An event without settings is a plain word.
    const plain = scalarText(event);
    return plain === undefined ? entriesOf(event) : [];
  });
  return {
    handler,
    routes: events.flatMap((event) => routeOf(event) ?? []),
    channels: events.flatMap((event) => [channelOf(event, queues) ?? [], eventsOf(event)].flat()),
    schedules: events.flatMap(schedulesOf),
  };
}
