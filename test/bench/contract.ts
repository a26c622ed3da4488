import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/repository.ts';
import { planServices } from './workspace/plan.ts';
import { randomFrom } from './workspace/random.ts';

/** An OpenAPI document as large companies publish: 600 operations, each with a body, a list and errors. */
export function writtenContract(): string {
  const file = path.join(repository, 'test/output/bench/contract/openapi.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(document(), null, 2));
  return file;
}

const types = { text: 'string', number: 'integer', flag: 'boolean', time: 'string' };

function document(): object {
  const modules = planServices(randomFrom(7), 20, 12)
    .flatMap((service) => service.modules)
    .slice(0, 150);
  const paths = modules.flatMap(({ table, type }) => {
    const body = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${type}` } } } };
    const answers = { '200': { description: 'found', ...body }, '404': { description: 'not there' } };
    const operation = (name: string, rest: object) => ({
      operationId: `${name}_${table}`,
      summary: `${name} ${table}`,
      tags: [table],
      responses: answers,
      ...rest,
    });
    const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    return [
      [`/${table}`, { get: operation('list', {}), post: operation('create', { requestBody: body }) }],
      [
        `/${table}/{id}`,
        { get: operation('find', { parameters: id }), delete: operation('remove', { parameters: id }) },
      ],
    ] as const;
  });
  const schemas = modules.map(({ type, fields }) => [
    type,
    {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, { type: types[field.type] }])),
    },
  ]);
  return {
    openapi: '3.0.3',
    info: { title: 'Everything', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}
