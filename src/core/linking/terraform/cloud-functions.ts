import type { DeployedFunction, FunctionChannel, FunctionRoute } from '../../extractors/fact.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type CloudQueue, queueBehind } from './cloud-queues.ts';
import { allVariables, type Environment } from './environment.ts';
import { blocksOf, firstBlock, knownText, labelOf, referencesIn, resourceNamed, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** A function that the cloud calls: AWS Lambda. */
export interface CloudFunction {
  readonly resource: Resource;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly image?: string | undefined;
  readonly environment: Environment;
  readonly events: Omit<DeployedFunction, 'handler'>;
}

export function cloudFunctions(
  resources: readonly Resource[],
  queues: readonly CloudQueue[],
): readonly CloudFunction[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'aws_lambda_function') return [];
    const { body } = resource;
    const named = knownText(entry(body, 'function_name'));
    const name = labelOf(resource) ?? named;
    if (name === undefined) return [];
    const environment = [firstBlock(body, 'environment', 'variables'), entry(body, 'environment_variables')];
    return [
      {
        resource,
        name,
        aliases: named === undefined ? [] : [named],
        image: scalarText(entry(body, 'image_uri')),
        environment: allVariables(environment, resources),
        events: {
          routes: [
            ...routesOf(resource, resources),
            ...restRoutesOf(resource, resources),
            ...addressOf(resource, resources),
          ],
          channels: channelsOf(resource, resources, queues),
          schedules: schedulesOf(resource, resources),
        },
      },
    ];
  });
}

/** `route_key = "POST /stamps/{id}"`, of an integration that calls the function. */
function routesOf(called: Resource, resources: readonly Resource[]): readonly FunctionRoute[] {
  return resources.flatMap((route): readonly FunctionRoute[] => {
    if (route.type !== 'aws_apigatewayv2_route') return [];
    const integration = resourceNamed(resources, entry(route.body, 'target'), 'aws_apigatewayv2_integration');
    if (integration === undefined || resourceNamed([called], entry(integration.body, 'integration_uri')) !== called)
      return [];
    const [method = '', path = ''] = (wholeText(entry(route.body, 'route_key')) ?? '').split(/\s+/);
    const { file, at, end } = route;
    const api = resourceNamed(resources, entry(integration.body, 'api_id'));
    const authorizer = authorizerOf(route.body, api);
    if (method === '$default') return [{ method: 'ANY', path: '/{proxy}', authorizer, file, at, end }];
    return path === '' ? [] : [{ method: methodOf(method), path: withoutRest(path), authorizer, file, at, end }];
  });
}

function methodOf(word: string): HttpMethod {
  return httpMethods.find((method) => method === word.toUpperCase()) ?? 'ANY';
}

/** `{proxy+}` is a parameter like others. */
function withoutRest(path: string): string {
  return path.replaceAll(/\{(\w+)\+\}/g, '{$1}');
}

/** What a route says, else what a template says for all routes of its API. */
function authorizerOf(body: DataNode, api?: Resource): string | undefined {
  const own = wholeText(entry(body, 'authorization_type') ?? entry(body, 'authorization'));
  const type = own ?? wholeText(entry(api?.body, 'auth', 'default_authorizer'));
  if (type === undefined || type === 'NONE')
    return scalarText(entry(body, 'api_key_required')) === 'true' ? 'API key' : undefined;
  return (
    referencesIn(scalarText(entry(body, 'authorizer_id')) ?? '')[0]
      ?.split('.')
      .at(-2) ?? type
  );
}

/** The older gateway has a resource for each part of a path, and a method of it that an integration serves. */
function restRoutesOf(called: Resource, resources: readonly Resource[]): readonly FunctionRoute[] {
  return resources.flatMap((integration): readonly FunctionRoute[] => {
    if (integration.type !== 'aws_api_gateway_integration') return [];
    if (resourceNamed([called], entry(integration.body, 'uri')) !== called) return [];
    const part = entry(integration.body, 'resource_id');
    const verb = scalarText(entry(integration.body, 'http_method')) ?? '';
    const method = resources.find(
      ({ type, body }) =>
        type === 'aws_api_gateway_method' &&
        scalarText(entry(body, 'resource_id')) === scalarText(part) &&
        scalarText(entry(body, 'http_method')) === verb,
    );
    const authorizer = method && authorizerOf(method.body);
    const { file, at, end } = integration;
    return [{ method: methodOf(verb), path: withoutRest(restPath(part, resources)), authorizer, file, at, end }];
  });
}

function restPath(part: DataNode | undefined, resources: readonly Resource[], depth = 0): string {
  const resource = resourceNamed(resources, part, 'aws_api_gateway_resource');
  if (resource === undefined || depth > 20) return depth === 0 ? '/' : '';
  return `${restPath(entry(resource.body, 'parent_id'), resources, depth + 1)}/${wholeText(entry(resource.body, 'path_part')) ?? '{}'}`;
}

/** A function with an address of its own answers whatever comes there. */
function addressOf(called: Resource, resources: readonly Resource[]): readonly FunctionRoute[] {
  return resources.flatMap(({ type, body, file, at, end }): readonly FunctionRoute[] => {
    if (type !== 'aws_lambda_function_url' || resourceNamed([called], entry(body, 'function_name')) !== called)
      return [];
    return [{ method: 'ANY', path: '/', authorizer: authorizerOf(body), file, at, end }];
  });
}

function channelsOf(
  called: Resource,
  resources: readonly Resource[],
  queues: readonly CloudQueue[],
): readonly FunctionChannel[] {
  return resources.flatMap(({ type, body, file, at, end }): readonly FunctionChannel[] => {
    const isPiped = type === 'aws_pipes_pipe' && resourceNamed([called], entry(body, 'target')) === called;
    if (
      isPiped ||
      (type === 'aws_lambda_event_source_mapping' && resourceNamed([called], entry(body, 'function_name')) === called)
    ) {
      const source = entry(body, isPiped ? 'source' : 'event_source_arn');
      const topics = blocksOf(body, 'topics').flatMap((topic) => wholeText(topic) ?? []);
      if (topics.length > 0) return topics.map((channel) => ({ broker: 'kafka', channel, file, at, end }));
      const table = resourceNamed(resources, source, 'aws_dynamodb_table');
      if (table !== undefined)
        return [
          { broker: 'stream', channel: knownText(entry(table.body, 'name')) ?? table.names[0] ?? '', file, at, end },
        ];
      return queuesIn(source, queues).map((queue) => channelOf(queue, { file, at, end }));
    }
    const isSubscribed =
      type === 'aws_sns_topic_subscription' &&
      scalarText(entry(body, 'protocol')) === 'lambda' &&
      resourceNamed([called], entry(body, 'endpoint')) === called;
    return isSubscribed
      ? queuesIn(entry(body, 'topic_arn'), queues).map((queue) => channelOf(queue, { file, at, end }))
      : eventsOf(type, body, called, resources, { file, at, end });
  });
}

function queuesIn(node: DataNode | undefined, queues: readonly CloudQueue[]): readonly CloudQueue[] {
  return referencesIn(scalarText(node) ?? '').flatMap((reference) => queueBehind(queues, reference) ?? []);
}

type Said = Pick<Resource, 'file' | 'at' | 'end'>;

function channelOf({ broker, name, deadLetter }: CloudQueue, said: Said): FunctionChannel {
  return { broker, channel: name, deadLetter, ...said };
}

/** A rule of EventBridge takes events by their type. */
function eventsOf(
  type: string,
  body: DataNode,
  called: Resource,
  resources: readonly Resource[],
  said: Said,
): readonly FunctionChannel[] {
  if (type !== 'aws_cloudwatch_event_target' || resourceNamed([called], entry(body, 'arn')) !== called) return [];
  const rule = resourceNamed(resources, entry(body, 'rule'), 'aws_cloudwatch_event_rule');
  const names = blocksOf(entry(rule?.body, 'event_pattern'), 'detail-type').flatMap((name) => wholeText(name) ?? []);
  return names.map((channel) => ({ broker: 'eventbridge', channel, ...said }));
}

function schedulesOf(called: Resource, resources: readonly Resource[]): DeployedFunction['schedules'] {
  return resources.flatMap(({ type, body, file, at, end }) => {
    const target =
      type === 'aws_scheduler_schedule'
        ? firstBlock(body, 'target', 'arn')
        : type === 'aws_cloudwatch_event_target'
          ? entry(body, 'arn')
          : undefined;
    if (resourceNamed([called], target) !== called) return [];
    const rule =
      type === 'aws_scheduler_schedule'
        ? body
        : resourceNamed(resources, entry(body, 'rule'), 'aws_cloudwatch_event_rule')?.body;
    const text = wholeText(entry(rule, 'schedule_expression'));
    return text === undefined ? [] : [{ text, file, at, end }];
  });
}
