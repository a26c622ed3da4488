import { type Files, lines, type Module, type ServicePlan, snakeCase } from './plan.ts';

/** An Express service: router, controller, service and repository for each module, and what stands around them. */
export function typescriptService({ name, folder, modules, upstream }: ServicePlan): Files {
  const files: Files = {
    [`${folder}/package.json`]: JSON.stringify({
      name,
      main: 'src/main.ts',
      dependencies: { express: '4.19.2', pg: '8.11.5', zod: '3.23.8', axios: '1.7.2' },
    }),
    [`${folder}/tsconfig.json`]: JSON.stringify({ compilerOptions: { strict: true, module: 'NodeNext' } }),
    [`${folder}/src/main.ts`]: main(modules),
    [`${folder}/src/database.ts`]:
      "import { Pool } from 'pg';\n\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });\n",
    [`${folder}/src/require-user.ts`]: requireUser,
  };
  for (const module of modules) {
    const at = `${folder}/src/modules/${module.noun}`;
    files[`${at}/${module.noun}.router.ts`] = router(module);
    files[`${at}/${module.noun}.controller.ts`] = controller(module);
    files[`${at}/${module.noun}.service.ts`] = service(module, upstream);
    files[`${at}/${module.noun}.repository.ts`] = repository(module);
    files[`${at}/${module.noun}.schema.ts`] = schema(module);
    files[`${at}/${module.noun}.mapper.ts`] = mapper(module);
    files[`${at}/${module.noun}.policy.ts`] = policy(module);
    files[`${at}/${module.noun}.test.ts`] = test(module);
    files[`${folder}/migrations/001_${module.table}.sql`] = migration(module);
  }
  return files;
}

function main(modules: readonly Module[]): string {
  return `import express from 'express';
${lines(modules, ({ noun }) => `import { ${noun}Router } from './modules/${noun}/${noun}.router';`)}

const app = express();
app.use(express.json());
${lines(modules, ({ noun, table }) => `app.use('/${table}', ${noun}Router);`)}
app.get('/health', (_request, response) => response.json({ status: 'up' }));
app.listen(Number(process.env.PORT ?? 8080));
`;
}

const requireUser = `import type { NextFunction, Request, Response } from 'express';
import { verify } from 'jsonwebtoken';

export function requireUser(request: Request, response: Response, next: NextFunction) {
  const token = request.headers.authorization?.replace('Bearer ', '');
  if (!token) return response.status(401).json({ error: 'unauthorized' });
  request.user = verify(token, process.env.TOKEN_KEY ?? '');
  next();
}
`;

function router({ noun, type }: Module): string {
  return `import { Router } from 'express';
import { requireUser } from '../../require-user';
import { ${type}Controller } from './${noun}.controller';
import { ${type}Service } from './${noun}.service';
import { ${type}Repository } from './${noun}.repository';

export const ${noun}Router = Router();
const controller = new ${type}Controller(new ${type}Service(new ${type}Repository()));

${noun}Router.get('/', requireUser, (request, response) => controller.list(request, response));
${noun}Router.get('/:id', requireUser, (request, response) => controller.find(request, response));
${noun}Router.post('/', requireUser, (request, response) => controller.create(request, response));
${noun}Router.put('/:id', requireUser, (request, response) => controller.replace(request, response));
${noun}Router.delete('/:id', requireUser, (request, response) => controller.remove(request, response));
`;
}

function controller({ noun, type }: Module): string {
  return `import type { Request, Response } from 'express';
import { ${noun}Schema } from './${noun}.schema';
import type { ${type}Service } from './${noun}.service';

export class ${type}Controller {
  constructor(private readonly service: ${type}Service) {}

  async list(request: Request, response: Response) {
    const page = Number(request.query.page ?? 1);
    const found = await this.service.list(page, String(request.query.status ?? ''));
    response.json({ page, items: found });
  }

  async find(request: Request, response: Response) {
    const found = await this.service.find(request.params.id);
    if (found === undefined) return response.status(404).json({ error: '${noun} not found' });
    response.json(found);
  }

  async create(request: Request, response: Response) {
    const body = ${noun}Schema.parse(request.body);
    const created = await this.service.create(body);
    response.status(201).json(created);
  }

  async replace(request: Request, response: Response) {
    const body = ${noun}Schema.parse(request.body);
    const changed = await this.service.replace(request.params.id, body);
    response.json(changed);
  }

  async remove(request: Request, response: Response) {
    await this.service.remove(request.params.id);
    response.status(204).end();
  }
}
`;
}

function service({ noun, type }: Module, upstream: ServicePlan['upstream']): string {
  return `import axios from 'axios';
import { to${type} } from './${noun}.mapper';
import { may${type}Change } from './${noun}.policy';
import type { ${type}Repository } from './${noun}.repository';
import type { ${type}Input } from './${noun}.schema';

const upstream = axios.create({ baseURL: 'http://${upstream.service}:8080', timeout: 2000 });

export class ${type}Service {
  constructor(private readonly repository: ${type}Repository) {}

  async list(page: number, status: string) {
    const rows = await this.repository.list(page, status);
    return rows.map(to${type});
  }

  async find(id: string) {
    const row = await this.repository.find(id);
    return row === undefined ? undefined : to${type}(row);
  }

  async create(input: ${type}Input) {
    const { data } = await upstream.get('/${upstream.table}');
    if (data.items.length === 0) throw new Error('nothing to refer to');
    return to${type}(await this.repository.insert(input));
  }

  async replace(id: string, input: ${type}Input) {
    const row = await this.repository.find(id);
    if (!may${type}Change(row, input)) throw new Error('not now');
    return this.repository.update(id, input);
  }

  async remove(id: string) {
    await this.repository.remove(id);
  }
}
`;
}

function repository({ type, noun, table, fields }: Module): string {
  const columns = fields.map(({ name }) => snakeCase(name));
  const values = fields.map(({ name }) => `input.${name}`).join(', ');
  return `import { pool } from '../../database';
import type { ${type}Input } from './${noun}.schema';

export class ${type}Repository {
  async list(page: number, status: string) {
    const { rows } = await pool.query(
      'SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${columns[0]} = $1 ORDER BY id LIMIT 50 OFFSET $2',
      [status, (page - 1) * 50],
    );
    return rows;
  }

  async find(id: string) {
    const { rows } = await pool.query('SELECT * FROM ${table} WHERE id = $1', [id]);
    return rows[0];
  }

  async insert(input: ${type}Input) {
    const { rows } = await pool.query(
      'INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')}) RETURNING *',
      [${values}],
    );
    return rows[0];
  }

  async update(id: string, input: ${type}Input) {
    await pool.query(
      'UPDATE ${table} SET ${columns.map((column, at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1',
      [id, ${values}],
    );
  }

  async remove(id: string) {
    await pool.query('DELETE FROM ${table} WHERE id = $1', [id]);
  }
}
`;
}

const zodTypes = { text: 'z.string().max(200)', number: 'z.number().int()', flag: 'z.boolean()', time: 'z.string()' };

function schema({ noun, type, fields }: Module): string {
  return `import { z } from 'zod';

export const ${noun}Schema = z.object({
${lines(fields, (field) => `  ${field.name}: ${zodTypes[field.type]},`)}
});

export type ${type}Input = z.infer<typeof ${noun}Schema>;
`;
}

function mapper({ type, fields }: Module): string {
  return `export interface ${type}Row {
  id: string;
${lines(fields, ({ name }) => `  ${snakeCase(name)}: unknown;`)}
}

export function to${type}(row: ${type}Row) {
  return {
    id: row.id,
${lines(fields, ({ name }) => `    ${name}: row.${snakeCase(name)},`)}
  };
}
`;
}

function policy({ type, fields }: Module): string {
  return `import type { ${type}Input } from './${type.toLowerCase()}.schema';

${lines(
  fields,
  ({ name }) => `function ${name}Differs(before: Record<string, unknown>, after: ${type}Input): boolean {
  const old = before['${snakeCase(name)}'];
  if (old === null || old === undefined) return false;
  return String(old) !== String(after.${name});
}
`,
)}
export function may${type}Change(before: Record<string, unknown>, after: ${type}Input): boolean {
  const changes = [${fields.map(({ name }) => `${name}Differs(before, after)`).join(', ')}];
  return changes.filter(Boolean).length < ${fields.length};
}
`;
}

function test({ noun, type }: Module): string {
  return `import { expect, test } from 'vitest';
import { may${type}Change } from './${noun}.policy';

test('an untouched ${noun} may change', () => {
  expect(may${type}Change({}, {} as never)).toBe(true);
});
`;
}

const sqlTypes = { text: 'varchar(200)', number: 'bigint', flag: 'boolean', time: 'timestamptz' };

function migration({ table, fields }: Module): string {
  return `CREATE TABLE ${table} (
  id bigserial PRIMARY KEY,
${lines(fields, ({ name, type }) => `  ${snakeCase(name)} ${sqlTypes[type]} NOT NULL,`)}
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ${table}_first ON ${table} (${snakeCase(fields[0]?.name ?? 'id')});
`;
}
