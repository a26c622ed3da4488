import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('loops of Express over pairs, and over what an object holds by its keys', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
[['/flour', grind], ['/bran', sift]].forEach(([path, work]) => app.get(path, work));
for (const [path, work] of Object.entries({ '/sacks': grind, '/carts': sift })) app.post(path, work);
Object.keys({ '/wheel': 1 }).forEach((path) => app.put(path, grind));
function grind(visit, answer) {}
function sift(visit, answer) {}
`,
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} → ${handler?.split('#')[1]}`)).toEqual([
    'GET /bran → sift',
    'GET /flour → grind',
    'POST /carts → sift',
    'POST /sacks → grind',
    'PUT /wheel → grind',
  ]);
});

test('middleware that a function gives as a list, whichever of its lists it is', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
const checks = ({ open, own }) => (open ? own : [countVisits, ...own]);
app.get('/ledger', checks({ open: false, own: [requireMiller] }), (visit, answer) => answer.json({}));
function countVisits(visit, answer, next) {
  if (++visits > 100) return answer.status(429).end();
  next();
}
function requireMiller(visit, answer, next) {
  if (!visit.headers.authorization) return answer.status(401).end();
  next();
}
`,
  });
  expect(endpoints.map(({ guards }) => guards.map(({ kind, name }) => `${kind} ${name}`))).toEqual([
    ['authentication requireMiller', 'rate-limit countVisits'],
  ]);
});

test('routers that an object holds, each put at its key', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
const places = require('./places');
Object.keys(places).forEach((name) => app.use('/' + name, places[name]));
app.listen(80);
`,
    'places/index.js': "module.exports = { lofts: require('./lofts'), yards: require('./yards') };\n",
    'places/lofts.js':
      "const router = require('express').Router();\nrouter.get('/', (visit, answer) => answer.end());\nmodule.exports = router;\n",
    'places/yards.js':
      "const router = require('express').Router();\nrouter.delete('/:id', (visit, answer) => answer.end());\nmodule.exports = router;\n",
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /yards/{id}', 'GET /lofts']);
});

test('functions of the files of a folder that are handed the application', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
require('fs').readdirSync('./paths').forEach((file) => require('./paths/' + file)(app));
app.listen(80);
`,
    'paths/sails.js': "module.exports = (mill) => {\n  mill.get('/sails', (visit, answer) => answer.end());\n};\n",
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /sails']);
});
