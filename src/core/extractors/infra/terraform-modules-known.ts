/** What a module of the public registry makes, where its inputs are named as those of the resource itself. */
export function knownModule(source: string): string | undefined {
  const path = source
    .replace(/^(?:registry\.terraform\.io|registry\.opentofu\.org|app\.terraform\.io)\//, '')
    .replace(/\?.*$/, '');
  return Object.hasOwn(modules, path) ? modules[path] : undefined;
}

const modules: Readonly<Record<string, string>> = {
  'terraform-aws-modules/rds/aws': 'aws_db_instance',
  'terraform-aws-modules/rds-aurora/aws': 'aws_rds_cluster',
  'terraform-aws-modules/elasticache/aws': 'aws_elasticache_replication_group',
  'terraform-aws-modules/memory-db/aws': 'aws_memorydb_cluster',
  'terraform-aws-modules/dynamodb-table/aws': 'aws_dynamodb_table',
  'terraform-aws-modules/sqs/aws': 'aws_sqs_queue',
  'terraform-aws-modules/sns/aws': 'aws_sns_topic',
  'terraform-aws-modules/lambda/aws': 'aws_lambda_function',
  'terraform-aws-modules/s3-bucket/aws': 'aws_s3_bucket',
  'terraform-aws-modules/msk-kafka-cluster/aws': 'aws_msk_cluster',
  'terraform-aws-modules/opensearch/aws': 'aws_opensearch_domain',
  'terraform-aws-modules/alb/aws': 'aws_lb',
  'terraform-aws-modules/apigateway-v2/aws': 'aws_apigatewayv2_api',
  'GoogleCloudPlatform/sql-db/google//modules/postgresql': 'google_sql_database_instance',
  'GoogleCloudPlatform/sql-db/google//modules/mysql': 'google_sql_database_instance',
  'terraform-google-modules/sql-db/google//modules/postgresql': 'google_sql_database_instance',
  'terraform-google-modules/sql-db/google//modules/mysql': 'google_sql_database_instance',
  'terraform-google-modules/memorystore/google': 'google_redis_instance',
  'terraform-google-modules/pubsub/google': 'google_pubsub_topic',
};
