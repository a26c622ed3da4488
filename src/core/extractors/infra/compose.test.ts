import { describe, expect, it } from 'vitest';
import { extract, readFile } from '../../../../test/support/read-file.ts';
import type { DeploymentFact } from '../deployment-fact.ts';
import { compose } from './compose.ts';

const ferry = `# A ferry line: booking, boarding and what they need
x-node: &node
  restart: always
  environment: &env
    LOG_LEVEL: info
    DATABASE_URL: postgres://ferry:sailing-away-7@harbor:5432/ferry
services:
  booking:
    <<: *node
    build: ./services/booking
    container_name: ferry-booking
    ports: ["8080:3000", "127.0.0.1:9229:9229/tcp", "\${ADMIN_PORT:-8081}:\${ADMIN_PORT:-8081}"]
    depends_on:
      harbor: { condition: service_healthy }
      queue: { condition: service_started }
    environment:
      <<: *env
      JWT_SECRET: s3cr3t-of-the-sea
      PAYMENT_TOKEN: \${PAYMENT_TOKEN}
      SHIPS: 4
      DEBUG:
    env_file: [.env, { path: ./config/booking.env, required: false }]
    networks: { deck: { aliases: [tickets] } }
    healthcheck: { test: ["CMD", "curl", "localhost:3000"] }
    deploy:
      replicas: 3
      resources: { limits: { cpus: "0.50", memory: 256M } }
  boarding-worker:
    extends: booking
    build: { context: ., dockerfile: services/boarding/Dockerfile }
    ports: []
    mem_limit: 128m
    environment: ["LOG_LEVEL=debug", "REDIS_HOST=cache", "API_KEY=abcdef123456", SHIPS]
  harbor:
    image: postgis/postgis:16-3.4
    expose: [5432]
    healthcheck: { disable: true }
  queue:
    image: "\${REGISTRY:-docker.io}/bitnami/rabbitmq:3.13-management"
    hostname: rabbit
    ports:
      - target: 5672
        published: 5672
        host_ip: 127.0.0.1
      - 15672
  cache: { image: "valkey/valkey:8", links: ["harbor:db"] }
  web: { image: nginx }
  site: { image: "ferry/site:latest", ports: ["9000-9001:80-81"] }
  db: { build: docker/db, environment: { MYSQL_DATABASE: ferry } }
`;

/** One paragraph a component, in words. */
function deployments(path: string, text: string): string {
  const { facts, problems } = extract(compose, path, text);
  const told = facts.filter((fact): fact is DeploymentFact => fact.kind === 'deployment').map(tell);
  return [...told, ...problems.map(({ line, message }) => `${line}! ${message}`)].join('\n');
}

function tell({ component, buildContext }: DeploymentFact): string {
  const { kind, technology, deployment, evidence } = component;
  const ports = deployment?.ports.map((port) => `${port.published ?? '-'}→${port.container}`) ?? [];
  const environment = Object.entries(deployment?.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  const limits = deployment?.limits;
  const rows: [string, string][] = [
    ['also', component.aliases.slice(1).join(', ')],
    ['from', buildContext === undefined ? (deployment?.image ?? '') : `./${buildContext}`],
    ['ports', ports.join(', ')],
    ['needs', deployment?.dependsOn.join(', ') ?? ''],
    ['replicas', String(deployment?.replicas ?? '')],
    ['limits', limits === undefined ? '' : `${limits.cpus ?? '-'} cpus, ${limits.memory ?? '-'}`],
    ['health', deployment?.healthCheck === true ? 'checked' : ''],
    ['files', deployment?.environmentFiles?.join(', ') ?? ''],
    ['environment', environment.join(' ')],
  ];
  const title = `${component.name}: ${kind}${technology === undefined ? '' : ` ${technology}`} (line ${evidence[0]?.line})`;
  return [title, ...rows.flatMap(([what, value]) => (value === '' ? [] : [`  ${what} ${value}`]))].join('\n');
}

describe('Reading the compose file of a ferry line', () => {
  it('tells what runs, how, and keeps secrets to itself', () => {
    expect(
      deployments(
        'deploy/compose.yaml',
        ferry.replaceAll('./services', '../services').replaceAll('context: .,', 'context: ..,'),
      ),
    ).toMatchInlineSnapshot(`
      "booking: service (line 8)
        also ferry-booking, tickets
        from ./services/booking
        ports 8080→3000, 127.0.0.1:9229→9229, \${ADMIN_PORT:-8081}→8081
        needs harbor, queue
        replicas 3
        limits 0.50 cpus, 256M
        health checked
        files deploy/.env, deploy/config/booking.env
        environment JWT_SECRET=‹secret:8886› PAYMENT_TOKEN=\${PAYMENT_TOKEN} SHIPS=4 DEBUG=\${DEBUG} LOG_LEVEL=info DATABASE_URL=postgres://ferry:‹secret:b77b›@harbor:5432/ferry
      boarding-worker: worker (line 28)
        also tickets
        from ./services/boarding
        needs harbor, queue
        replicas 3
        limits 0.50 cpus, 256M
        health checked
        files deploy/.env, deploy/config/booking.env
        environment LOG_LEVEL=debug REDIS_HOST=cache API_KEY=‹secret:c3af› SHIPS=\${SHIPS}
      harbor: database postgresql (line 34)
        from postgis/postgis:16-3.4
        ports -→5432
      queue: broker rabbitmq (line 38)
        also rabbit
        from \${REGISTRY:-docker.io}/bitnami/rabbitmq:3.13-management
        ports 127.0.0.1:5672→5672, 0→15672
      cache: cache valkey (line 46)
        from valkey/valkey:8
        needs harbor
      web: gateway nginx (line 47)
        from nginx
      site: service (line 48)
        from ferry/site:latest
        ports 9000→80, 9001→81
      db: database mysql (line 49)
        from ./deploy/docker/db
        environment MYSQL_DATABASE=ferry"
    `);
  });

  it('quotes the lines that declare a service, without its secrets', () => {
    const [, boarding] = extract(compose, 'compose.yaml', ferry).facts;
    expect(boarding?.kind === 'deployment' && boarding.component.evidence[0]?.text).toMatchInlineSnapshot(`
      "boarding-worker:
        extends: booking
        build: { context: ., dockerfile: services/boarding/Dockerfile }
        ports: []"
    `);
  });

  it('does not follow what leads out of the file or the workspace', () => {
    const text = `include: [../shared/compose.yaml]
services:
  captain: { extends: { file: base.yml, service: crew }, image: captain }
  round: { extends: square, image: a }
  square: { extends: round }
  island: { build: ../../elsewhere }
  remote: { build: "https://example.org/repo.git" }
  nothing:
`;
    expect(deployments('deploy/docker-compose.yml', text)).toMatchInlineSnapshot(`
      "captain: service (line 3)
        from captain
      round: service (line 4)
        from a
      square: service (line 5)
        from a
      island: service (line 6)
      remote: service (line 7)
      6! ../../elsewhere lies outside the workspace."
    `);
  });

  it.each([
    'compose.yml',
    'docker-compose.yaml',
    'docker-compose.prod.yml',
    'docker-compose-enterprise.yml',
    'podman/podman-compose.yml',
    'stack/shop.compose.yaml',
  ])('knows %s by its name', (path) => {
    expect(compose.applies(readFile(path, ''))).toBe(true);
  });

  it.each([
    'docker-compose.test.yml',
    '.github/compose.yml',
    'recompose.yml',
    'composer.yml',
    'compose.ts',
    'decomposed/values.yaml',
  ])('leaves %s alone', (path) => {
    expect(compose.applies(readFile(path, ''))).toBe(false);
  });

  it('survives values of the wrong kind', () => {
    const text =
      'services:\n  a: [1]\n  b: { ports: x, environment: 3, depends_on: 4, deploy: [], networks: 7, build: [1] }\n  c: 1\n';
    expect(deployments('compose.yml', text)).toMatchInlineSnapshot(`
      "b: service (line 3)
        needs 4"
    `);
    expect(deployments('compose.yml', 'services: none')).toBe('');
    expect(deployments('compose.yml', '')).toBe('');
  });
});

it('knows emulators by what they stand in for, and tools that are no service of the product', () => {
  const images = {
    letters:
      'image: gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators, command: "gcloud beta emulators pubsub start"',
    notes: 'image: google/cloud-sdk, command: [gcloud, emulators, firestore, start]',
    tool: 'image: google/cloud-sdk, command: gcloud info',
    e2e: 'image: "mcr.microsoft.com/playwright:v1.45.0-jammy"',
    load: 'image: grafana/k6',
    schema: 'image: "flyway/flyway:10"',
    tunnel: 'image: cloudflare/cloudflared',
    docs: 'image: swaggerapi/swagger-ui',
  };
  const services = Object.entries(images).map(([name, said]) => `  ${name}: { ${said} }`);
  const { facts } = extract(compose, 'compose.yaml', ['services:', ...services].join('\n'));
  const known = facts.flatMap((fact) =>
    fact.kind === 'deployment'
      ? [`${fact.component.name}: ${fact.component.kind} ${fact.component.technology ?? ''}`.trim()]
      : [],
  );
  expect(known).toMatchInlineSnapshot(`
    [
      "letters: broker google-pubsub",
      "notes: database firestore",
      "tool: service",
      "e2e: job playwright",
      "load: job k6",
      "schema: job flyway",
      "tunnel: external cloudflared",
      "docs: monitoring swagger-ui",
    ]
  `);
});
