import type { Example } from '../rule.ts';

/** Two Express services, orders and billing, that are deployed with the address of one PostgreSQL database. */
export function sharedDatabaseExample(routes: { readonly orders: string; readonly billing: string }): Example {
  return {
    'docker-compose.yml': `services:\n${deployed('orders')}${deployed('billing')}  db:\n    image: postgres:16\n`,
    ...service('orders', routes.orders),
    ...service('billing', routes.billing),
  };
}

function deployed(name: string): string {
  return `  ${name}:\n    build: ./${name}\n    environment:\n      DATABASE_URL: postgres://db:5432/shop\n`;
}

function service(name: string, route: string): Example {
  return {
    [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "4", "pg": "8" } }`,
    [`${name}/src/auth.ts`]: `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    [`${name}/src/app.ts`]: `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const app = express();

${route}

app.listen(3000);
`,
  };
}
