const names: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  sql: 'the SQL database',
  sqlserver: 'SQL Server',
  mongodb: 'MongoDB',
  redis: 'Redis',
  valkey: 'Valkey',
  memcached: 'Memcached',
  rabbitmq: 'RabbitMQ',
  kafka: 'Kafka',
  nats: 'NATS',
  elasticsearch: 'Elasticsearch',
};

/** As its makers write it. */
export function productName(technology: string): string {
  return names[technology.toLowerCase()] ?? technology;
}
