import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../test/support/build-system.ts';
import { repository } from '../../../test/support/repository.ts';
import { reviewFiles } from '../../../test/support/system-of.ts';
import { emptySystem, type System } from '../model/system.ts';
import { rules } from '../rules/registry.ts';
import { defaultConfig } from './config.ts';
import { fits } from './name-pattern.ts';
import { taught } from './obey-config.ts';
import { readConfig } from './read-config.ts';

const ids = rules.map((rule) => rule.id);

function complaints(text: string, file = 'architect.config.yaml'): readonly string[] {
  return readConfig(file, text, ids).problems.map(({ line, message }) => `${line} ${message}`);
}

test('what is wrong is told with its line', () => {
  const text = `guards:
  rateLimits: [throttle*]
  authentication: requireUser
rules:
  missing-timout: off
  missing-timeout: loud
ignore: [3]
profil: zalando
`;
  expect(complaints(text).join('\n')).toMatchInlineSnapshot(`
    "8 The configuration has no key profil. Did you mean profile?
    2 \`guards\` has no key rateLimits. Did you mean rateLimit?
    3 \`guards.authentication\` is no list.
    5 There is no rule missing-timout. Did you mean missing-timeout?
    6 missing-timeout takes critical, high, medium, low, info, off.
    7 \`ignore\` holds something that is no text."
  `);
  expect(complaints('{ "rules": ', 'architect.config.json')).not.toEqual([]);
});

test('the schema of the editor and the reader agree', () => {
  const schema: object = JSON.parse(readFileSync(path.join(repository, 'media/architect-config.schema.json'), 'utf8'));
  const validate = new Ajv().compile(schema);
  const settings: readonly unknown[] = [
    {},
    { guards: { authentication: ['a'], authorization: [], rateLimit: ['b*'] }, rules: { 'missing-timeout': 'off' } },
    { ignore: ['legacy/**'] },
    { gateway: { authentication: ['/admin/**'], rateLimit: ['/**'] } },
    { gateway: { validation: [] } },
    { owners: { orders: 'shop', 'audit_*': 'audit' }, hosts: { '*.corp.example': 'billing' } },
    { owners: { orders: 3 } },
    { owners: ['orders'] },
    { hosts: { 'a.example': '' } },
    { timeouts: { payments: 2000, '*': 5000 } },
    { timeouts: { payments: 'soon' } },
    { timeouts: { payments: 0 } },
    { assumptions: { requestsPerSecond: 250, peak: 4, growth: 0.5, payload: 8192 } },
    { assumptions: { peak: 0.5 } },
    { boundaries: { web: { paths: ['src/web/**'], may: ['storage'] }, storage: { paths: ['src/storage/**'] } } },
    { boundaries: { web: { paths: [] } } },
    { boundaries: { web: { may: [] } } },
    { boundaries: { web: { path: ['src/web/**'] } } },
    { boundaries: ['web'] },
    { assumptions: { users: 10 } },
    { ignore: 'legacy' },
    { guidelines: ['Orders and payments may share a table until the summer.'] },
    { guidelines: 'be nice' },
    { ignore: [''] },
    { guards: { other: [] } },
    { guards: [] },
    { rules: { 'missing-timeout': 'loud' } },
    { rules: ['missing-timeout'] },
    { profile: 'none' },
    { profile: 'ours' },
    [],
  ];
  for (const setting of settings) {
    const accepted = complaints(JSON.stringify(setting), 'architect.config.json').length === 0;
    expect({ setting, accepted }).toEqual({ setting, accepted: validate(setting) });
  }
});

test('a star stands for a part of a name, two for any path', () => {
  expect([fits('throttle*', 'throttleLogin'), fits('*Guard', 'app.guard'), fits('a.b', 'axb')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(['legacy/**', '**/old.ts', 'src/*.ts'].map((pattern) => fits(pattern, 'legacy/deep/old.ts'))).toEqual([
    true,
    true,
    false,
  ]);
});

test('two stars with a slash stand for whole parts or for none', () => {
  const found = (name: string): boolean => fits('src/**/stock.ts', name);
  expect(['src/stock.ts', 'src/a/b/stock.ts', 'src/livestock.ts'].map(found)).toEqual([true, true, false]);
});

test('without a configuration a System stays the one that it is', () => {
  expect(taught(emptySystem, defaultConfig)).toBe(emptySystem);
});

const rule = rules.find(({ id }) => id === 'missing-rate-limit');

test('a rule is off, a path is left out, and both sides obey the file in the workspace', async () => {
  const bad = rule?.examples.bad ?? {};
  const found = async (config: string): Promise<readonly string[]> => {
    const { review } = await reviewFiles({ ...bad, 'architect.config.yaml': config });
    return review.findings.filter((one) => one.rule === rule?.id).map(({ severity }) => severity);
  };
  expect(await found('')).not.toEqual([]);
  expect(await found('rules:\n  missing-rate-limit: off\n')).toEqual([]);
  expect(new Set(await found('rules:\n  missing-rate-limit: info\n'))).toEqual(new Set(['info']));
  expect(await found('ignore: ["**"]\n')).toEqual([]);
});

const harbor = {
  'docker-compose.yml': `services:
  berths: { build: ./berths }
  pilots: { build: ./pilots }
`,
  'schema.sql': 'CREATE TABLE moorings (id bigserial PRIMARY KEY, ship text NOT NULL);\n',
  'berths/package.json': '{ "name": "berths", "dependencies": { "express": "4", "axios": "1" } }',
  'berths/src/app.ts': `import axios from 'axios';
import express from 'express';
const app = express();
app.post('/moorings', async (req, res) => {
  res.json((await axios.get('https://pilots.harbor.example/pilots')).data);
});
app.listen(3000);
`,
  'pilots/package.json': '{ "name": "pilots", "dependencies": { "express": "4" } }',
  'pilots/src/app.ts': `import express from 'express';
const app = express();
app.get('/pilots', (req, res) => res.json([]));
app.listen(3000);
`,
};

async function harborWith(config: string): Promise<System> {
  return (await reviewFiles({ ...harbor, 'architect.config.yaml': config })).system;
}

test('hosts, timeouts, owners and gateways reach the System as if the code said them', async () => {
  const { calls, tables, endpoints, problems, connections } = await harborWith(`hosts: { '*.harbor.example': pilots }
timeouts: { pilots: 1500 }
owners: { moor*: berths }
gateway: { authentication: ['/moor**'], rateLimit: ['/**'] }
`);
  expect(calls.map(({ to, endpoint, timeout }) => ({ to, endpoint, timeout }))).toEqual([
    { to: 'component:pilots', endpoint: 'endpoint:pilots:GET /pilots', timeout: { kind: 'set', milliseconds: 1500 } },
  ]);
  expect(tables.map(({ name, declaredBy }) => `${name} ${declaredBy}`)).toEqual(['moorings component:berths']);
  const guards = endpoints.flatMap(({ path, guards: own }) =>
    own.map(({ kind, level, name }) => `${path} ${level} ${kind} ${name}`),
  );
  expect(guards).toEqual([
    '/moorings gateway authentication /moor**',
    '/moorings gateway rate-limit /**',
    '/pilots gateway rate-limit /**',
  ]);
  expect(problems).toEqual([]);
  expect(connections.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toContain(
    'component:berths call component:pilots',
  );
});

test('a call that moves to another service leaves the route of the old one behind', () => {
  const config = readConfig('architect.config.yaml', 'hosts: { old.example: new }\n', ids).config;
  const moved = (path: string): string | undefined => {
    const system = buildSystem({
      components: [component('old'), component('new')],
      endpoints: [
        endpoint('GET /rates/{day}', { service: 'new' }),
        endpoint('GET /rates/today', { service: 'new' }),
        endpoint('GET /halls', { service: 'old' }),
      ],
      calls: [call('GET /tours', `GET old ${path}`, { host: 'old.example', endpoint: 'old GET /halls' })],
    });
    return taught(system, config).calls[0]?.endpoint;
  };
  expect(moved('/halls')).toBeUndefined();
  expect(moved('/rates/today')).toBe('new GET /rates/today');
});

test('a service that is not there is told with its line, and changes nothing', async () => {
  const { problems, calls } = await harborWith("owners:\n  moorings: berth\nhosts:\n  '*.harbor.example': tugs\n");
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 There is no service berth. Did you mean berths?',
    '4 There is no service tugs.',
  ]);
  expect(calls[0]?.to).not.toBe('component:tugs');
});

test('a boundary that is not drawn is told with its line', () => {
  const text = `boundaries:
  web:
    paths: [src/web/**]
    may: [service]
  services:
    path: [src/services/**]
`;
  expect(complaints(text)).toMatchInlineSnapshot(`
    [
      "6 \`boundaries.services\` has no key path. Did you mean paths?",
      "6 \`boundaries.services\` names no \`paths\`.",
      "4 There is no boundary service.",
    ]
  `);
});
