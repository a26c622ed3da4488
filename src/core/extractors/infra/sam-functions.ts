import { entriesOf, entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { PlanBlock } from '../plan-fact.ts';
import { mappingAt, textAt } from './cloudformation-resources.ts';
import type { TemplateValues } from './cloudformation-values.ts';

interface FunctionSource {
  readonly name: string;
  readonly properties: DataNode;
  /** What `Globals` says of every function. */
  readonly shared: DataNode | undefined;
  readonly values: TemplateValues;
  readonly place: { readonly at: number; readonly end: number };
}

/** A function with its events, as the resources that they stand for. */
export function serverlessFunction(source: FunctionSource): readonly PlanBlock[] {
  const { name, properties, shared, values, place } = source;
  const own = values.read(properties);
  const common = shared && values.read(shared);
  const said = (key: string): DataNode | undefined => entry(own, key) ?? entry(common, key);
  const body = mappingAt(own, {
    function_name: entry(own, 'function_name'),
    handler: said('handler'),
    source_path: said('code_uri'),
    image_uri: said('image_uri'),
    environment: mappingAt(own, { variables: variablesOf(properties, shared, values, own) }),
  });
  const events = entriesOf(entry(properties, 'Events')).flatMap((event) => eventBlocks(source, event));
  return [{ kind: 'resource', type: 'aws_lambda_function', name, body, ...place }, ...events];
}

/** Names of variables are nobody's to change. */
function variablesOf(
  properties: DataNode,
  shared: DataNode | undefined,
  values: TemplateValues,
  at: DataNode,
): DataNode {
  const written = [shared, properties].flatMap((node) => entriesOf(entry(node, 'Environment', 'Variables')));
  return mappingAt(at, Object.fromEntries(written.map(({ key, value }) => [key, values.read(value)])));
}

function eventBlocks({ name, values }: FunctionSource, event: DataEntry): readonly PlanBlock[] {
  const type = textOf(entry(event.value, 'Type')) ?? '';
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  const raw = entry(event.value, 'Properties');
  const at = event.value;
  const properties = raw === undefined ? mappingAt(at, {}) : values.read(raw);
  const place = { at: event.keyAt, end: at.end };
  const called = textAt(at, `\${aws_lambda_function.${name}.arn}`);
  const label = `${name}_${event.key}`;
  return (read?.(properties, called, label, at) ?? []).map(([kind, own, body]) => ({
    kind: 'resource',
    type: kind,
    name: own,
    body: mappingAt(at, body),
    ...place,
  }));
}

type Made = readonly [type: string, name: string, body: Readonly<Record<string, DataNode | undefined>>];
type Read = (properties: DataNode, called: DataNode, label: string, at: DataNode) => readonly Made[];

const route: Read = (properties, called, label, at) => {
  const method = (scalarText(entry(properties, 'method')) ?? 'ANY').toUpperCase();
  const path = scalarText(entry(properties, 'path'));
  const api = entry(properties, 'api_id') ?? entry(properties, 'rest_api_id');
  const asked = entry(properties, 'auth', 'authorizer');
  const key = path === undefined ? '$default' : `${method === '*' ? 'ANY' : method} ${path}`;
  return [
    [
      'aws_apigatewayv2_integration',
      label,
      { api_id: api ?? textAt(at, '${aws_apigatewayv2_api.ServerlessHttpApi.id}'), integration_uri: called },
    ],
    [
      'aws_apigatewayv2_route',
      label,
      {
        route_key: textAt(at, key),
        target: textAt(at, `integrations/\${aws_apigatewayv2_integration.${label}.id}`),
        authorization_type: asked,
      },
    ],
  ];
};

const source =
  (key: string): Read =>
  (properties, called, label) => [
    [
      'aws_lambda_event_source_mapping',
      label,
      { event_source_arn: entry(properties, key), function_name: called, topics: entry(properties, 'topics') },
    ],
  ];

const schedule: Read = (properties, called, label, at) => [
  [
    'aws_scheduler_schedule',
    label,
    {
      schedule_expression: entry(properties, 'schedule') ?? entry(properties, 'schedule_expression'),
      target: mappingAt(at, { arn: called }),
    },
  ],
];

const rule: Read = (properties, called, label, at) => {
  const pattern = entry(properties, 'pattern') ?? entry(properties, 'event_pattern');
  return [
    ['aws_cloudwatch_event_rule', label, { event_pattern: pattern }],
    [
      'aws_cloudwatch_event_target',
      label,
      { arn: called, rule: textAt(at, `\${aws_cloudwatch_event_rule.${label}.id}`) },
    ],
  ];
};

const topic: Read = (properties, called, label, at) => [
  [
    'aws_sns_topic_subscription',
    label,
    { topic_arn: entry(properties, 'topic'), protocol: textAt(at, 'lambda'), endpoint: called },
  ],
];

const readers: Readonly<Record<string, Read>> = {
  Api: route,
  HttpApi: route,
  SQS: source('queue'),
  Kinesis: source('stream'),
  DynamoDB: source('stream'),
  MSK: source('stream'),
  SNS: topic,
  Schedule: schedule,
  ScheduleV2: schedule,
  EventBridgeRule: rule,
  CloudWatchEvent: rule,
};
