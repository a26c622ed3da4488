import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { redactData } from '../../syntax/redact-data.ts';
import type { Extractor } from '../extractor.ts';
import type { DeployedFunction, Fact, FunctionsFact, ServerlessFact } from '../fact.ts';
import type { PlanFact } from '../plan-fact.ts';
import { type CloudQueues, cloudQueues } from './cloud-queues.ts';
import { mappingAt } from './cloudformation-resources.ts';
import { channelOf, eventsOf, routeOf, schedulesOf } from './serverless-events.ts';
import { filledVariables } from './serverless-variables.ts';
import { planOf } from './template-plan.ts';

/** Functions of the Serverless Framework: https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml. */
export const serverless: Extractor = {
  id: 'serverless',
  title: 'Serverless Framework',
  group: 'infra',
  applies: ({ path }) => /(?:^|\/)serverless(?:\.[\w-]+)?\.ya?ml$/.test(path),
  extract: ({ path, documents }) => ({
    facts: (documents ?? []).flatMap((document) => factsIn(path, document)),
    problems: [],
  }),
};

/** What a file says for itself, and the file as a whole where others say more of it. */
function factsIn(path: string, written: DataNode): readonly Fact[] {
  const document = filledVariables(written, written);
  const folder = folderOf(path);
  const named = entry(document, 'functions');
  const own = { environment: entry(document, 'provider', 'environment'), resources: resourcesIn(document) };
  const functions = functionsFact(folder, (named === undefined ? [] : listed(named)).flatMap(entriesOf), own);
  const open = [...(named === undefined ? [] : listed(named).flatMap(withEntries)), ...resourceParts(document)];
  const whole: ServerlessFact = {
    kind: 'serverless',
    folder,
    file: path,
    document: redactData(document),
    isRoot: true,
  };
  return [
    ...functions,
    ...own.resources.flatMap((resources) => serverlessStores(path, resources)),
    ...(open.some(isFileNamed) ? [whole] : []),
  ];
}

/** Where files may be named in the place of what they hold. */
function resourceParts(document: DataNode): readonly DataNode[] {
  const resources = entry(document, 'resources');
  const parts = resources === undefined ? [] : listed(resources);
  return parts.flatMap((part) => [part, ...withEntries(entry(part, 'Resources'))]);
}

function withEntries(node: DataNode | undefined): readonly DataNode[] {
  return node === undefined ? [] : [node, ...entriesOf(node).map(({ value }) => value)];
}

function isFileNamed(node: DataNode): boolean {
  return textOf(node)?.includes('${file(') === true;
}

export interface ServerlessGround {
  /** Variables that all functions have. */
  readonly environment: DataNode | undefined;
  /** Maps of resources, of whatever file. */
  readonly resources: readonly DataNode[];
}

export function functionsFact(
  folder: string,
  written: readonly DataEntry[],
  { environment, resources }: ServerlessGround,
): readonly FunctionsFact[] {
  const queues = cloudQueues(resources);
  const functions = written.flatMap(({ value }) => functionOf(value, queues) ?? []);
  if (functions.length === 0) return [];
  const variables = [environment, ...written.map(({ value }) => entry(value, 'environment'))];
  const channels = Object.fromEntries(
    variables.flatMap(entriesOf).flatMap(({ key, value }): [string, string][] => {
      const queue = queues.named(value);
      return queue === undefined ? [] : [[key, queue.name]];
    }),
  );
  return [{ kind: 'functions', framework: 'serverless', folder, functions, channels }];
}

/** Tables, databases, queues and topics. */
export function serverlessStores(path: string, resources: DataNode): readonly PlanFact[] {
  return planOf(path, mappingAt(resources, { Resources: resources }));
}

/** Large files are a list of maps. */
export function listed(node: DataNode): readonly DataNode[] {
  return node.kind === 'sequence' ? itemsOf(node) : [node];
}

function resourcesIn(document: DataNode): readonly DataNode[] {
  const resources = entry(document, 'resources');
  return (resources === undefined ? [] : listed(resources)).flatMap((part) => entry(part, 'Resources') ?? []);
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
