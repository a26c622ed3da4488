import { expect, it } from 'vitest';
import { extract } from '../../../test/support/read-file.ts';
import type { DeploymentFact } from '../extractors/deployment-fact.ts';
import { compose } from '../extractors/infra/compose.ts';
import { mergeDeployments } from './merge-deployments.ts';

/** What runs, from compose files: path → content. */
function running(files: Readonly<Record<string, string>>): string[] {
  const facts = Object.entries(files).flatMap(([path, text]) => extract(compose, path, text).facts);
  return mergeDeployments(facts.filter((fact): fact is DeploymentFact => fact.kind === 'deployment')).map(tell);
}

function tell({ component, buildContext }: DeploymentFact): string {
  const { deployment, evidence } = component;
  const ports = deployment?.ports.map((port) => `${port.published ?? '-'}→${port.container}`).join(' ') ?? '';
  const environment = Object.entries(deployment?.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  const parts = [deployment?.image, buildContext, ports, deployment?.replicas, ...environment];
  const places = evidence.map(({ file, line }) => `${file}:${line}`).join(' ');
  return `${component.name}: ${parts.filter((part) => part !== undefined && part !== '').join(', ')} [${places}]`;
}

it('lays production and overrides over the plain file, and takes from variants only what is left open', () => {
  expect(
    running({
      'docker-compose.dev.yml':
        'services: { api: { build: ./api, ports: ["9229:9229"], environment: { LOG: debug, DEV: 1 } }, mail: { image: mailhog/mailhog } }',
      'docker-compose.override.yml': 'services: { api: { ports: ["8081:80"], environment: { LOG: trace } } }',
      'docker-compose.prod.yml': 'services: { api: { image: "acme/api:2", deploy: { replicas: 3 } } }',
      'docker-compose.yml':
        'services: { api: { image: acme/api, ports: ["8080:80"], environment: { LOG: info } }, db: { image: postgres } }',
    }),
  ).toMatchInlineSnapshot(`
    [
      "api: acme/api:2, api, 8080→80 8081→80, 3, LOG=trace, DEV=1 [docker-compose.yml:1 docker-compose.prod.yml:1 docker-compose.override.yml:1 docker-compose.dev.yml:1]",
      "db: postgres [docker-compose.yml:1]",
      "mail: mailhog/mailhog [docker-compose.dev.yml:1]",
    ]
  `);
});

it('keeps the databases of services apart that have compose files of their own', () => {
  expect(
    running({
      'orders/compose.yaml': 'services: { app: { build: . }, db: { image: postgres } }',
      'stock/compose.yaml': 'services: { app: { build: . }, db: { image: postgres } }',
    }),
  ).toMatchInlineSnapshot(`
    [
      "app: orders [orders/compose.yaml:1]",
      "db: postgres [orders/compose.yaml:1]",
      "app: stock [stock/compose.yaml:1]",
      "db: postgres [stock/compose.yaml:1]",
    ]
  `);
});

it('knows one stack by what it runs, wherever its files are', () => {
  expect(
    running({
      'docker-compose.yml': 'services: { shop: { image: "acme/shop:latest" }, db: { image: postgres } }',
      'podman/podman-compose.yml': 'services: { shop: { image: "acme/shop:2" }, db: { image: postgres } }',
      'deploy/compose.yaml': 'services: { shop: { build: .. }, cache: { image: redis } }',
    }),
  ).toMatchInlineSnapshot(`
    [
      "shop: acme/shop:latest [deploy/compose.yaml:1 docker-compose.yml:1 podman/podman-compose.yml:1]",
      "cache: redis [deploy/compose.yaml:1]",
      "db: postgres [docker-compose.yml:1 podman/podman-compose.yml:1]",
    ]
  `);
});

it('leaves out what runs the same with another database, and what it says to the rest', () => {
  const app = (url: string): string => `app: { build: ., environment: { DB: "${url}" } }`;
  expect(
    running({
      'compose.yaml': `services: { ${app('postgres://db')}, db: { image: postgres } }`,
      'compose.mysql.yaml': `services: { ${app('mysql://mysql')}, mysql: { image: mysql } }`,
      'compose.mssql.yaml': `services: { ${app('sqlserver://mssql')}, mssql: { image: mcr.microsoft.com/mssql/server }, cache: { image: redis } }`,
      // A database beside the one that there is.
      'compose.reports.yaml':
        'services: { reports: { image: acme/reports }, lake: { image: clickhouse/clickhouse-server } }',
      'compose.dev.yaml': 'services: { app: { build: ., ports: ["9229:9229"] }, db: { ports: ["5432:5432"] } }',
    }),
  ).toMatchInlineSnapshot(`
    [
      "app: DB=postgres://db [compose.yaml:1 compose.dev.yaml:1]",
      "db: postgres [compose.yaml:1 compose.dev.yaml:1]",
      "reports: acme/reports [compose.reports.yaml:1]",
      "lake: clickhouse/clickhouse-server [compose.reports.yaml:1]",
    ]
  `);
});

it('takes the database that production names instead for the one of the plain file', () => {
  const app = (host: string): string => `app: { build: ., environment: { DB_HOST: ${host} }, depends_on: [${host}] }`;
  expect(
    running({
      'compose.yaml': `services: { ${app('db')}, db: { image: postgres } }`,
      'compose.prod.yaml': `services: { ${app('postgres')}, postgres: { image: "postgres:16" } }`,
      'compose.dev.yaml': `services: { ${app('db-dev')}, db-dev: { image: postgres } }`,
      // One beside the one that there is.
      'compose.reports.yaml': `services: { app: { environment: { REPORTS_HOST: lake } }, lake: { image: postgres } }`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "app: REPORTS_HOST=lake, DB_HOST=postgres [compose.yaml:1 compose.prod.yaml:1 compose.reports.yaml:1]",
      "postgres: postgres:16 [compose.prod.yaml:1]",
      "lake: postgres [compose.reports.yaml:1]",
    ]
  `);
  expect(
    running({
      'compose.dev.yml': `services: { ${app('db')}, db: { image: postgres } }`,
      'compose.prod.yml': `services: { ${app('postgres')}, postgres: { image: "postgres:16" } }`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "app: DB_HOST=postgres [compose.prod.yml:1]",
      "postgres: postgres:16 [compose.prod.yml:1]",
    ]
  `);
});
