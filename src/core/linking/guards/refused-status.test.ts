import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { exampleExchange } from '../../review/example/example-exchange.ts';

/** A cellar whose doors turn people away in their own ways. */
const cellar: Readonly<Record<string, string>> = {
  'package.json': '{"name":"cellar","dependencies":{"express":"5","jsonwebtoken":"9"}}',
  'app.js': `const app = require('express')();
const jwt = require('jsonwebtoken');
function known(req, res, next) {
  if (!req.headers.authorization) return res.status(401).json({ error: 'Sign in.' });
  req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  next();
}
function sealed(req, res, next) {
  try { req.user = jwt.verify(req.headers.seal, process.env.KEY); } catch { return res.sendStatus(403); }
  next();
}
function cellarer(req, res, next) {
  if (req.user.role !== 'cellarer') return res.status(403).end();
  next();
}
app.get('/casks', known, (req, res) => res.json([]));
app.post('/casks', known, cellarer, (req, res) => res.json({}));
app.get('/seals', sealed, (req, res) => res.json([]));
app.get('/rules', (req, res) => res.json([]));
app.listen(3000);
`,
};

test('a guard says what it answers to whom it refuses, and so does an example', async () => {
  const system = await systemOf(cellar);
  const index = indexSystem(system);
  const lines = system.endpoints.map((endpoint) => {
    const guards = endpoint.guards.map(({ kind, name, refuses }) => `${kind} ${name} ${refuses}`);
    const { error = 'no error' } = exampleExchange(index, endpoint);
    return `${endpoint.method} ${endpoint.path}: ${guards.join(', ')}: ${error}`;
  });
  expect(lines.sort().join('\n')).toMatchInlineSnapshot(`
    "GET /casks: authentication known 401: HTTP/1.1 401 Unauthorized
    GET /rules: : no error
    GET /seals: authentication sealed 403: HTTP/1.1 403 Forbidden
    POST /casks: authentication known 401, authorization cellarer 403: HTTP/1.1 401 Unauthorized"
  `);
});
