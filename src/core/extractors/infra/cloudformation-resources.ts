import { entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { PlanBlock } from '../plan-fact.ts';

/** The resource that Terraform calls otherwise: `AWS::SQS::Queue` is `aws_sqs_queue`. */
export function planType(type: string): string {
  return kinds.get(type)?.type ?? type.toLowerCase().replaceAll('::', '_');
}

/** A resource as a plan would declare it; nothing for those that nobody reads. `body` has the keys of a plan already. */
export function planBlock(
  type: string,
  name: string,
  body: DataNode,
  place: { readonly at: number; readonly end: number },
): PlanBlock | undefined {
  const kind = kinds.get(type);
  if (kind === undefined || body.kind !== 'mapping') return undefined;
  const entries = [...body.entries.values()].map((each): DataEntry => {
    const key = kind.keys[each.key] ?? each.key;
    return { ...each, key, value: key === 'container_definitions' ? camelCased(each.value) : each.value };
  });
  const renamed: DataNode = { ...body, entries: new Map(entries.map((each) => [each.key, each])) };
  const shaped = type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable' ? keyed(renamed) : renamed;
  return { kind: 'resource', type: kind.type, name, body: shaped, ...place };
}

interface Kind {
  readonly type: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** One a line: the type, Terraform's name, and keys that are called otherwise there. */
const list = `
  AWS::RDS::DBInstance aws_db_instance db_instance_identifier=identifier max_allocated=max
  AWS::RDS::DBCluster aws_rds_cluster db_cluster_identifier=cluster_identifier
  AWS::DocDB::DBCluster aws_docdb_cluster db_cluster_identifier=cluster_identifier
  AWS::Neptune::DBCluster aws_neptune_cluster db_cluster_identifier=cluster_identifier
  AWS::DynamoDB::Table aws_dynamodb_table table_name=name
  AWS::DynamoDB::GlobalTable aws_dynamodb_table table_name=name
  AWS::ElastiCache::ReplicationGroup aws_elasticache_replication_group
  AWS::ElastiCache::CacheCluster aws_elasticache_cluster cluster_name=cluster_id
  AWS::ElastiCache::ServerlessCache aws_elasticache_serverless_cache serverless_cache_name=name
  AWS::MSK::Cluster aws_msk_cluster
  AWS::AmazonMQ::Broker aws_mq_broker
  AWS::OpenSearchService::Domain aws_opensearch_domain
  AWS::S3::Bucket aws_s3_bucket bucket_name=bucket
  AWS::Cognito::UserPool aws_cognito_user_pool user_pool_name=name
  AWS::SQS::Queue aws_sqs_queue queue_name=name
  AWS::SNS::Topic aws_sns_topic topic_name=name
  AWS::SNS::Subscription aws_sns_topic_subscription
  AWS::Events::Rule aws_cloudwatch_event_rule
  AWS::Kinesis::Stream aws_kinesis_stream
  AWS::ECS::Service aws_ecs_service service_name=name load_balancers=load_balancer
  AWS::ECS::TaskDefinition aws_ecs_task_definition
  AWS::ECR::Repository aws_ecr_repository repository_name=name
  AWS::ElasticLoadBalancingV2::LoadBalancer aws_lb
  AWS::ElasticLoadBalancingV2::Listener aws_lb_listener default_actions=default_action
  AWS::ElasticLoadBalancingV2::ListenerRule aws_lb_listener_rule actions=action
  AWS::ElasticLoadBalancingV2::TargetGroup aws_lb_target_group
  AWS::ServiceDiscovery::Service aws_service_discovery_service
  AWS::ServiceDiscovery::PrivateDnsNamespace aws_service_discovery_private_dns_namespace
  AWS::ApplicationAutoScaling::ScalableTarget aws_appautoscaling_target
  AWS::ApiGatewayV2::Api aws_apigatewayv2_api
  AWS::ApiGatewayV2::Integration aws_apigatewayv2_integration
  AWS::ApiGatewayV2::Route aws_apigatewayv2_route
  AWS::Serverless::HttpApi aws_apigatewayv2_api
  AWS::Serverless::Api aws_api_gateway_rest_api
  AWS::Lambda::Function aws_lambda_function
  AWS::Serverless::Function aws_lambda_function
  AWS::Lambda::EventSourceMapping aws_lambda_event_source_mapping
  AWS::EC2::SecurityGroup aws_security_group
  AWS::SSM::Parameter aws_ssm_parameter
  AWS::SecretsManager::Secret aws_secretsmanager_secret`;

const kinds: ReadonlyMap<string, Kind> = new Map(
  list
    .trim()
    .split('\n')
    .map((line): [string, Kind] => {
      const [from = '', type = '', ...keys] = line.trim().split(' ');
      return [from, { type, keys: Object.fromEntries(keys.map((pair) => pair.split('=') as [string, string])) }];
    }),
);

/** `port_mappings` as the JSON of a task definition has it: `portMappings`. */
function camelCased(node: DataNode): DataNode {
  if (node.kind === 'sequence') return { ...node, items: node.items.map(camelCased) };
  if (node.kind !== 'mapping') return node;
  const entries = [...node.entries.values()].map((each) => ({
    ...each,
    key: each.key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value: camelCased(each.value),
  }));
  return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
}

/** Keys of tables and indexes stand in a list here, each with what it is for. */
function keyed(body: DataNode): DataNode {
  const attributes = itemsOf(entry(body, 'attribute_definitions')).map((item) =>
    mappingAt(item, { name: entry(item, 'attribute_name'), type: entry(item, 'attribute_type') }),
  );
  const indexes = ['global_secondary_indexes', 'local_secondary_indexes'].flatMap((key) =>
    itemsOf(entry(body, key)).map((index) => mappingAt(index, { name: entry(index, 'index_name'), ...keysIn(index) })),
  );
  return mappingAt(body, {
    name: entry(body, 'name'),
    ...keysIn(body),
    attribute: { kind: 'sequence', items: attributes, at: body.at, end: body.end },
    global_secondary_index: { kind: 'sequence', items: indexes, at: body.at, end: body.end },
  });
}

function keysIn(node: DataNode): Record<string, DataNode | undefined> {
  const parts = itemsOf(entry(node, 'key_schema'));
  const named = (type: string): DataNode | undefined =>
    entry(
      parts.find((part) => scalarText(entry(part, 'key_type')) === type),
      'attribute_name',
    );
  return { hash_key: named('HASH'), range_key: named('RANGE') };
}

export function mappingAt(at: DataNode, values: Readonly<Record<string, DataNode | undefined>>): DataNode {
  const entries = Object.entries(values).flatMap(([key, value]): [string, DataEntry][] =>
    value === undefined ? [] : [[key, { key, keyAt: value.at, keyEnd: value.at, value }]],
  );
  return { kind: 'mapping', entries: new Map(entries), at: at.at, end: at.end };
}

export function textAt(at: DataNode, value: string): DataNode {
  return { kind: 'scalar', value, at: at.at, end: at.end };
}
