import { expect, test } from 'vitest';
import { buildSystem, endpoint } from '../../../../test/support/build-system.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { breakingChange } from './breaking-change.ts';

type Files = Readonly<Record<string, string>>;

async function brokenBy(before: Files, now: Files): Promise<readonly string[]> {
  const findings = runRules(await systemOf(now), [breakingChange], { before: await systemOf(before) });
  return findings.map(
    ({ evidence, title, message }) => `${evidence[0]?.file}:${evidence[0]?.line} ${title} | ${message}`,
  );
}

function zoo(version: string, operation: string, more = ''): Files {
  return {
    'openapi.yaml': `openapi: 3.0.3
info: { title: Zoo, version: '${version}' }
paths:
  /animals:
    post:
${operation}${more}`,
  };
}

const before = zoo(
  '1.2.0',
  `      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, maxLength: 80 }
                diet: { type: string, enum: [meat, plants, both] }
                age: { type: number }
      responses:
        '201':
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string }, born: { type: string } } }
`,
  `  /animals/{id}:
    get: { responses: { '200': {} } }
  /keepers:
    get: { deprecated: true, responses: { '200': {} } }
`,
);

const changed = `      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name, keeper]
              properties:
                name: { type: string, maxLength: 40 }
                diet: { type: string, enum: [meat, plants] }
                age: { type: integer }
                keeper: { type: string }
                nickname: { type: string }
      responses:
        '201':
          content:
            application/json:
              schema: { type: object, properties: { id: { type: integer }, weight: { type: number } } }
`;

test('what is narrowed in requests and missing in answers is told, what is added is not', async () => {
  expect((await brokenBy(before, zoo('1.3.0', changed))).join('\n')).toMatchInlineSnapshot(
    `"openapi.yaml:5 POST /animals takes name only up to a length of 40 and 7 more changes of openapi.yaml break clients | Against the base: POST /animals takes name only up to a length of 40, POST /animals no longer takes both for diet, POST /animals wants age as integer, which was number, POST /animals requires keeper, which it did not know, POST /animals may leave out id, which was always there and 3 more. Whoever was right before gets an error or a field less from them."`,
  );
});

test('a new major version may break, the same document may not, and nothing is told without a base', async () => {
  expect(await brokenBy(before, zoo('2.0.0', changed))).toEqual([]);
  expect(await brokenBy(before, before)).toEqual([]);
  expect(runRules(await systemOf(before), [breakingChange])).toEqual([]);
});

const app = (routes: readonly string[]): Files => ({
  'src/app.ts': `import express from 'express';
const app = express();
${routes.map((route) => `app.get('${route}', (req, res) => res.json({}));`).join('\n')}
app.listen(3000);
`,
});

test('a route that is gone is told where no contract speaks; another name of its parameter is no change', async () => {
  const old = app(['/animals', '/animals/:id', '/keepers', '/health']);
  expect((await brokenBy(old, app(['/animals', '/animals/:animalId']))).join('\n')).toMatchInlineSnapshot(
    `"src/app.ts:3 GET /keepers is gone in workspace, which breaks clients | Against the base: GET /keepers is gone. Whoever was right before gets an error or a field less from it."`,
  );
});

test('a route is gone only if nothing of its path is left that may serve it', () => {
  const gone = (old: string, now: string): readonly string[] => {
    const base = buildSystem({ endpoints: [endpoint(old), endpoint('GET /tours')] });
    const system = buildSystem({ endpoints: [endpoint(now), endpoint('GET /tours')] });
    return runRules(system, [breakingChange], { before: base }).map(({ title }) => title);
  };
  expect(gone('ANY /halls/{id}', 'GET /halls/{hall}')).toEqual([]);
  expect(gone('GET /halls', 'ANY /halls')).toEqual([]);
  expect(gone('GET /halls', 'POST /halls')).toEqual(['GET /halls is gone in shop, which breaks clients']);
  expect(gone('ANY /halls', 'GET /wings')).toEqual(['ANY /halls is gone in shop, which breaks clients']);
});
