import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { blocksOf, firstBlock, knownText, resourceNamed, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** A queue or topic that a plan declares. */
export interface CloudQueue {
  readonly resource: Resource;
  readonly broker: string;
  readonly name: string;
  readonly deadLetter?: string | undefined;
  /** The declaration is complete, so that a missing dead letter is one. */
  readonly complete: boolean;
  /** Queues and topics that get what comes in here. */
  readonly into: readonly string[];
}

const kinds: Readonly<Record<string, readonly [broker: string, ...names: string[]]>> = {
  aws_sqs_queue: ['sqs', 'name', 'name_prefix'],
  aws_sns_topic: ['sns', 'name'],
  aws_kinesis_stream: ['kinesis', 'name'],
  google_pubsub_topic: ['google-pubsub', 'name', 'topic'],
  google_pubsub_subscription: ['google-pubsub', 'name'],
  azurerm_servicebus_queue: ['servicebus', 'name'],
  azurerm_servicebus_topic: ['servicebus', 'name'],
  azurerm_eventhub: ['event-hubs', 'name'],
  azurerm_storage_queue: ['storage-queue', 'name'],
  kafka_topic: ['kafka', 'name'],
  confluent_kafka_topic: ['kafka', 'topic_name'],
  google_managed_kafka_topic: ['kafka', 'topic_id'],
  rabbitmq_queue: ['rabbitmq', 'name'],
};

export function cloudQueues(resources: readonly Resource[]): readonly CloudQueue[] {
  const nameOf = (resource: Resource | undefined): string | undefined => {
    const [, ...names] = (resource && kinds[resource.type]) ?? [''];
    const texts = names.map((name) => entry(resource?.body, name));
    return (
      texts.map(wholeText).find((text) => text !== undefined) ??
      texts.map(knownText).find((text) => text !== undefined) ??
      resource?.key ??
      resource?.names[0]
    );
  };
  return resources.flatMap((resource) => {
    const [broker] = (Object.hasOwn(kinds, resource.type) ? kinds[resource.type] : undefined) ?? [];
    const name = broker === undefined ? undefined : nameOf(resource)?.replace(/\.fifo$/, '.fifo');
    if (broker === undefined || name === undefined) return [];
    const dead = deadLetterOf(resource, resources);
    const fed = [...subscriptionsOf(resource, resources), ...pipedInto(resource, resources)];
    const into = fed.flatMap((queue) => nameOf(queue) ?? []);
    const deadLetter = dead === undefined ? undefined : (nameOf(dead.queue) ?? dead.text);
    return [{ resource, broker, name, deadLetter, complete: isComplete(resource, resources), into }];
  });
}

/** Events of EventBridge are told apart by their type; a rule leads those of some types to queues and topics. */
export function ruledEvents(resources: readonly Resource[], queues: readonly CloudQueue[]): readonly CloudQueue[] {
  return resources.flatMap((rule) => {
    if (rule.type !== 'aws_cloudwatch_event_rule') return [];
    const into = targetsOf(rule, resources).flatMap((target) =>
      queues.flatMap(({ resource, name }) => (resource === target ? [name] : [])),
    );
    const names = blocksOf(rule.body, 'event_pattern', 'detail-type').flatMap((name) => wholeText(name) ?? []);
    return names.map((name) => ({ resource: rule, broker: 'eventbridge', name, complete: false, into }));
  });
}

/** They stand in the rule itself or in resources of their own. */
function targetsOf(rule: Resource, resources: readonly Resource[]): readonly Resource[] {
  const apart = resources.filter(
    ({ type, body }) => type === 'aws_cloudwatch_event_target' && resourceNamed([rule], entry(body, 'rule')) === rule,
  );
  const called = [...blocksOf(rule.body, 'targets', 'arn'), ...apart.map(({ body }) => entry(body, 'arn'))];
  return called.flatMap((arn) => resourceNamed(resources, arn, 'aws_sqs_queue', 'aws_sns_topic') ?? []);
}

interface DeadLetter {
  readonly queue: Resource | undefined;
  readonly text: string;
}

function deadLetterOf(resource: Resource, resources: readonly Resource[]): DeadLetter | undefined {
  const { type, body, bought, address } = resource;
  // The module makes the second queue itself.
  if (bought === true && scalarText(entry(body, 'create_dlq')) === 'true')
    return { queue: undefined, text: `${address}-dlq` };
  // Service Bus keeps what failed in a queue below each queue.
  if (type.startsWith('azurerm_servicebus_')) return { queue: undefined, text: '$DeadLetterQueue' };
  const target =
    entry(redriveOf(resource, resources), 'deadLetterTargetArn') ??
    firstBlock(body, 'dead_letter_policy', 'dead_letter_topic') ??
    firstBlock(subscriptionsOn(resource, resources).at(0)?.body, 'dead_letter_policy', 'dead_letter_topic');
  return (
    target && {
      queue: resourceNamed(resources, target),
      text: knownText(target)?.split(/[:/]/).at(-1) ?? 'dead letters',
    }
  );
}

/** The policy stands in the queue or in a resource of its own. */
function redriveOf(queue: Resource, resources: readonly Resource[]): DataNode | undefined {
  const own = entry(queue.body, 'redrive_policy');
  const apart = resources.find(
    ({ type, body }) =>
      type === 'aws_sqs_queue_redrive_policy' && resourceNamed([queue], entry(body, 'queue_url')) === queue,
  );
  return own ?? entry(apart?.body, 'redrive_policy');
}

/** What a policy says that is put together elsewhere, nobody knows. */
function isComplete(resource: Resource, resources: readonly Resource[]): boolean {
  if (resource.type !== 'aws_sqs_queue' || resource.bought === true) return false;
  const policy = redriveOf(resource, resources);
  return policy === undefined || policy.kind === 'mapping';
}

function subscriptionsOn(topic: Resource, resources: readonly Resource[]): readonly Resource[] {
  if (topic.type !== 'google_pubsub_topic') return [];
  return resources.filter(
    ({ type, body }) => type === 'google_pubsub_subscription' && resourceNamed([topic], entry(body, 'topic')) === topic,
  );
}

/** Queues that are subscribed to a topic. */
function subscriptionsOf(topic: Resource, resources: readonly Resource[]): readonly Resource[] {
  if (topic.type === 'google_pubsub_topic') return subscriptionsOn(topic, resources);
  if (topic.type !== 'aws_sns_topic') return [];
  return resources.flatMap(({ type, body }) =>
    type === 'aws_sns_topic_subscription' && resourceNamed([topic], entry(body, 'topic_arn')) === topic
      ? (resourceNamed(resources, entry(body, 'endpoint'), 'aws_sqs_queue') ?? [])
      : [],
  );
}

/** `aws_pipes_pipe` takes what comes into one queue to another. */
function pipedInto(queue: Resource, resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap(({ type, body }) =>
    type === 'aws_pipes_pipe' && resourceNamed([queue], entry(body, 'source')) === queue
      ? (resourceNamed(resources, entry(body, 'target'), 'aws_sqs_queue', 'aws_sns_topic') ?? [])
      : [],
  );
}

/** Environment holds the address or the name of a queue; code knows it by its name. */
export function queueBehind(queues: readonly CloudQueue[], reference: string): CloudQueue | undefined {
  return queues.find(({ resource }) => reference === resource.address || reference.startsWith(`${resource.address}.`));
}
