import { expect, test } from 'vitest';
import { reviewFiles } from '../../../../../test/support/system-of.ts';
import { applyEdits } from '../../../review/apply-edits.ts';
import type { ReviewFinding } from '../../../review/review.ts';

type Files = Readonly<Record<string, string>>;

const app = (routes: string): string => `import express from 'express';
import { requireKeeper } from './keeper.js';

const app = express();
app.use(express.json());

app.get('/v1/hives', (req, res) => res.json({ hives: [] }));
app.get('/v1/hives/:id', (req, res) => res.json({ id: req.params.id, queen: 'Buckfast', frames: 10 }));
${routes}
app.listen(3000);
`;

const keeper = `export function requireKeeper(req, res, next) {
  if (!req.headers.authorization) return res.status(401).json({ error: 'who are you?' });
  next();
}
`;

const yaml = `openapi: 3.1.0
info: { title: Apiary, version: 1.0.0 }
servers: [{ url: /v1 }]
paths:
    /hives:
        get:
            operationId: list_hives
            tags: [hives]
            responses:
                "200": { description: All hives }
                default: { description: Failed }

    /hives/{hiveId}:
        parameters:
            - { name: hiveId, in: path, required: true, schema: { type: integer } }
        get:
            operationId: get_hive
            tags: [hives]
            responses:
                "200": { description: One hive }   # with its queen
                default: { description: Failed }

components: {}
`;

async function drift(files: Files): Promise<ReviewFinding | undefined> {
  const { review } = await reviewFiles({ 'src/keeper.ts': keeper, ...files });
  return review.findings.find(({ rule, title }) => rule === 'spec-code-drift' && title.includes('missing from'));
}

/** The document after the edit; the review after it has nothing more to say. */
async function mended(document: string, text: string, routes: string): Promise<string | undefined> {
  const files = { [document]: text, 'src/app.ts': app(routes) };
  const finding = await drift(files);
  expect(finding?.title).toBeDefined();
  if (finding?.edits === undefined) return undefined;
  const applied = applyEdits(finding.edits, (file) => (file === document ? text : undefined));
  if (!applied.ok) throw new Error(applied.reason);
  const after = applied.files.get(document) ?? '';
  expect(await drift({ ...files, [document]: after })).toBeUndefined();
  return after;
}

/** Lines that are new, and that none is gone. */
function added(before: string, after = ''): string {
  const old = before.split('\n');
  const lines = after.split('\n');
  let at = 0;
  const fresh = lines.filter((line) => {
    if (line !== old[at]) return true;
    at += 1;
    return false;
  });
  expect(at).toBe(old.length);
  return fresh.join('\n');
}

test('a route comes behind those that are like it, in the steps, quotes and names of its document', async () => {
  const after = await mended(
    'openapi.yaml',
    yaml,
    `app.post('/v1/hives/:id/harvest', requireKeeper, (req, res) => {
  if (!req.body.jars) return res.status(422).json({ error: 'no jars' });
  res.status(201).json({ jars: 3, weight: 1.5 });
});`,
  );
  expect(added(yaml, after)).toMatchInlineSnapshot(`
    "    /hives/{hiveId}/harvest:
            post:
                tags: [hives]
                operationId: harvest_hive
                parameters:
                    - name: hiveId
                      in: path
                      required: true
                      schema:
                          type: integer
                responses:
                    "201":
                        description: Created
                        content:
                            application/json:
                                schema:
                                    type: object
                                    required: [jars, weight]
                                    properties:
                                        jars:
                                            type: integer
                                        weight:
                                            type: number
                                example:
                                    jars: 42
                                    weight: 42
                    "422":
                        description: Unprocessable Content
                        content:
                            application/json:
                                schema:
                                    type: object
                                    required: [error]
                                    properties:
                                        error:
                                            type: string
                                            examples: [no jars]
                                example:
                                    error: no jars
                    default:
                        description: Unexpected error
    "
  `);
});

test('one more method of a path stands where methods usually do, and repeats no parameter of the path', async () => {
  const after = await mended(
    'openapi.yaml',
    yaml,
    `app.delete('/v1/hives/:id', (req, res) => res.status(204).end());
app.post('/v1/hives', (req, res) => res.status(201).json({ id: 7 }));`,
  );
  expect(after).toMatchInlineSnapshot(`
    "openapi: 3.1.0
    info: { title: Apiary, version: 1.0.0 }
    servers: [{ url: /v1 }]
    paths:
        /hives:
            get:
                operationId: list_hives
                tags: [hives]
                responses:
                    "200": { description: All hives }
                    default: { description: Failed }
            post:
                tags: [hives]
                operationId: create_hive
                responses:
                    "201":
                        description: Created
                        content:
                            application/json:
                                schema:
                                    type: object
                                    required: [id]
                                    properties:
                                        id:
                                            type: integer
                                example:
                                    id: 42
                    default:
                        description: Unexpected error

        /hives/{hiveId}:
            parameters:
                - { name: hiveId, in: path, required: true, schema: { type: integer } }
            get:
                operationId: get_hive
                tags: [hives]
                responses:
                    "200": { description: One hive }   # with its queen
                    default: { description: Failed }
            delete:
                tags: [hives]
                operationId: delete_hive
                responses:
                    "204":
                        description: No Content
                    default:
                        description: Unexpected error

    components: {}
    "
  `);
});

test('in JSON the commas are where they belong', async () => {
  const json = JSON.stringify(
    {
      openapi: '3.0.3',
      info: { title: 'Apiary', version: '1.0.0' },
      paths: {
        '/v1/hives': { get: { operationId: 'listHives', responses: { 200: { description: 'All hives' } } } },
        '/v1/hives/{id}': {
          get: {
            operationId: 'getHive',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses: { 200: { description: 'One hive' } },
          },
        },
      },
    },
    null,
    2,
  );
  const routes = `app.put('/v1/hives/:id', (req, res) => res.json({ id: req.params.id, queen: null }));
app.get('/v1/queens', (req, res) => res.json([{ name: 'Carnica' }]));
app.get('/v1/swarms', (req, res) => res.json([{ height: 4 }]));`;
  const after = (await mended('openapi.json', json, routes)) ?? '';
  expect(
    Object.entries(JSON.parse(after).paths).map(([path, item]) => `${path} ${Object.keys(item as object)}`),
  ).toEqual(['/v1/hives get', '/v1/hives/{id} get,put', '/v1/queens get', '/v1/swarms get']);
  expect(after).toBe(JSON.stringify(JSON.parse(after), null, 2));
  expect(JSON.parse(after).paths['/v1/queens'].get).toMatchInlineSnapshot(`
    {
      "operationId": "listQueens",
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "example": [
                {
                  "name": "Carnica",
                },
              ],
              "schema": {
                "items": {
                  "properties": {
                    "name": {
                      "example": "Carnica",
                      "type": "string",
                    },
                  },
                  "required": [
                    "name",
                  ],
                  "type": "object",
                },
                "type": "array",
              },
            },
          },
          "description": "OK",
        },
      },
    }
  `);
});

test('line ends of Windows stay', async () => {
  const after = await mended(
    'openapi.yaml',
    yaml.replaceAll('\n', '\r\n'),
    `app.post('/v1/hives', (req, res) => res.status(201).json({ id: 7 }));`,
  );
  expect(after?.replaceAll('\r\n', '')).not.toContain('\n');
});

test.each([
  [
    'several keys stand on a line',
    yaml.replace(
      /(?<=\n {4}\/hives\/)[\s\S]*?(?=\n\ncomponents)/,
      '{hiveId}: { get: { operationId: get_hive, responses: { default: { description: One } } } }',
    ),
  ],
  [
    'a document is of another format',
    yaml.replace('openapi: 3.1.0', "swagger: '2.0'").replace(/servers.*/, 'basePath: /v1'),
  ],
])('nothing is changed where %s', async (_, text) => {
  expect(
    await mended('openapi.yaml', text, `app.delete('/v1/hives/:id', (req, res) => res.status(204).end());`),
  ).toBeUndefined();
});
