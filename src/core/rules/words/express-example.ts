import type { Example } from '../rule.ts';

/** An Express application with a PostgreSQL pool, behind a guard that asks who is calling. */
export function expressExample(routes: string, more: Example = {}): Example {
  return {
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.use(requireAuth);

${routes}

app.listen(3000);
`,
    ...more,
  };
}
