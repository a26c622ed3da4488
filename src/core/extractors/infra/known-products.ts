import type { ComponentKind } from '../../model/component.ts';

export interface Product {
  readonly kind: ComponentKind;
  /** In lower case: `postgresql`. */
  readonly technology: string;
}

/** What runs in a bought image, by the last part of its name: `docker.io/bitnami/postgresql:16` is PostgreSQL. */
export function productOfImage(image: string): Product | undefined {
  const path = image
    .replace(/@.*$/, '')
    .replace(/\$\{[^}]*\}/g, '')
    .replace(/:[^/]*$/, '')
    .toLowerCase();
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  // Confluent's images begin with its name, those of Elastic end with their license, and old ones with the processor.
  const plain = last.replace(/^cp-/, '').replace(/-(?:oss|amd64|arm64)$/, '');
  return byImage.get(parts.slice(-2).join('/')) ?? byImage.get(last) ?? byImage.get(plain);
}

/** The tools of Google Cloud stand in for the product that they are told to: `gcloud emulators pubsub start`. */
export function emulatedProduct(image: string, command: string): Product | undefined {
  if (!/\/(?:google-cloud-cli|cloud-sdk)(?:[:@].*)?$/.test(image)) return undefined;
  const name = /\bemulators\s+(\w+)/.exec(command)?.[1] ?? '';
  return Object.hasOwn(emulated, name) ? emulated[name] : undefined;
}

const emulated: Readonly<Record<string, Product>> = {
  pubsub: { kind: 'broker', technology: 'google-pubsub' },
  firestore: { kind: 'database', technology: 'firestore' },
  datastore: { kind: 'database', technology: 'datastore' },
  bigtable: { kind: 'database', technology: 'bigtable' },
  spanner: { kind: 'database', technology: 'spanner' },
};

/** The same for something that is built here and named after what it is: `shop-postgres`. */
export function productOfName(name: string): Product | undefined {
  const last = name.toLowerCase().split(/[-_.]/).at(-1) ?? '';
  return byImage.get(last);
}

/** By kind: names of images, with the product where it is called otherwise. */
const images: Partial<Record<ComponentKind, string>> = {
  database: `postgres=postgresql postgresql postgis=postgresql timescaledb=postgresql timescaledb-ha=postgresql
    pgvector=postgresql spilo=postgresql cockroach=cockroachdb cockroachdb mysql mysql-server=mysql mariadb percona=mysql
    mongo=mongodb mongodb mongodb-community-server=mongodb cassandra scylla scylladb=scylla mssql/server=sqlserver
    azure-sql-edge=sqlserver sqlserver oracle-xe=oracle oracle-free=oracle neo4j couchdb couchbase
    dynamodb-local=dynamodb influxdb clickhouse clickhouse-server=clickhouse arangodb surrealdb yugabyte=yugabytedb
    libsql-server=libsql questdb dgraph`,
  cache: `redis redis-stack=redis redis-stack-server=redis keydb valkey dragonfly memcached hazelcast varnish`,
  broker: `rabbitmq kafka kafka-native=kafka redpanda nats nats-streaming=nats activemq activemq-artemis=activemq
    gcloud-pubsub-emulator=google-pubsub artemis=activemq pulsar emqx eclipse-mosquitto=mosquitto mosquitto elasticmq-native=sqs elasticmq=sqs nsq`,
  search: `elasticsearch opensearch meilisearch typesense solr vespa qdrant weaviate milvus chroma`,
  storage: `minio localstack azurite fake-gcs-server=gcs seaweedfs`,
  gateway: `nginx openresty traefik kong kong-gateway=kong envoy haproxy caddy tyk-gateway=tyk apisix krakend httpd=apache
    nginx-proxy=nginx`,
  auth: `keycloak dex hydra=ory-hydra kratos=ory-kratos authentik=authentik server/authentik=authentik zitadel authelia
    oauth2-proxy openldap`,
  discovery: `consul eureka nacos-server=nacos eureka-server=eureka`,
  config: `zookeeper etcd vault spring-cloud-config-server=spring-config config-server=spring-config`,
  monitoring: `prometheus grafana heapster metrics-server alertmanager loki promtail node-exporter kube-state-metrics cadvisor kibana fluentd fluent-bit logstash
    filebeat statsd graphite-statsd=graphite vector pushgateway postgres-exporter redis_exporter=redis-exporter adminer
    pgadmin4=pgadmin pgadmin phpmyadmin mongo-express rediscommander redis-commander redisinsight kafka-ui kafdrop akhq
    portainer dozzle swagger-ui swagger-editor redoc watchtower sonarqube uptime-kuma flower newrelic datadog agent=datadog opentelemetry-collector
    opentelemetry-collector-contrib=opentelemetry-collector`,
  tracing: `all-in-one=jaeger jaeger zipkin tempo`,
  job: `playwright cypress/included=cypress flyway liquibase k6 minio/mc=mc newman locust artillery certbot
    load-test loadtest load-generator loadgenerator
    wait-for-dependencies sonar-scanner-cli=sonar-scanner`,
  external: `smtp4dev greenmail ngrok cloudflared standalone-chrome=selenium standalone-chromium=selenium
    standalone-firefox=selenium mailhog mailpit mailcatcher maildev=maildev wiremock mockserver stripe-mock`,
};

const byImage: ReadonlyMap<string, Product> = new Map(
  Object.entries(images).flatMap(([kind, list]) =>
    list.split(/\s+/).map((entry): [string, Product] => {
      const [image = '', technology = image] = entry.split('=');
      return [image, { kind: kind as ComponentKind, technology }];
    }),
  ),
);
