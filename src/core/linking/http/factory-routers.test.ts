import { expect, test } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('each caller of a function that makes routers has one of its own, with what the function says of all', async () => {
  const system = await systemOf({
    'package.json': '{"name":"farm","dependencies":{"express":"5"}}',
    'farm.js': `const app = require('express')();
const { herd } = require('./herds');
const { newRouter } = require('./routers');
const barns = newRouter();
const fields = newRouter();
barns.get('/doors', (visit, answer) => answer.json([]));
fields.get('/rows', (visit, answer) => answer.json([]));
app.use('/barns', barns);
app.use('/fields', fields);
app.use('/near', herd('cows'));
const pigs = herd('pigs');
pigs.post('/pigs/:id/feed', (visit, answer) => answer.end());
app.use('/far', pigs);
app.listen(80);
`,
    'herds.js': `const { newRouter } = require('./routers');
exports.herd = (kind) => {
  const router = newRouter();
  router.get('/' + kind, (visit, answer) => answer.json([]));
  router.get('/count', (visit, answer) => answer.json(1));
  return router;
};
`,
    'routers.js': `const { Router } = require('express');
exports.newRouter = () => {
  const router = Router({ mergeParams: true });
  router.use(requireFarmer);
  return router;
};
function requireFarmer(visit, answer, next) {
  if (!visit.headers.authorization) return answer.status(401).end();
  next();
}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /barns/doors  farm.js:6
        behind requireFarmer authentication
    GET /far/count  herds.js:5
        behind requireFarmer authentication
    GET /far/pigs  herds.js:4
        behind requireFarmer authentication
    POST /far/pigs/{id}/feed  farm.js:12
        behind requireFarmer authentication
    GET /fields/rows  farm.js:7
        behind requireFarmer authentication
    GET /near/count  herds.js:5
        behind requireFarmer authentication
    GET /near/cows  herds.js:4
        behind requireFarmer authentication"
  `);
});

test('a router that a function keeps is the same for all who ask for it', async () => {
  const system = await systemOf({
    'package.json': '{"name":"farm","dependencies":{"express":"5"}}',
    'farm.js': `const express = require('express');
let kept;
function yard() {
  if (!kept) kept = express.Router();
  return kept;
}
yard().get('/hens', (visit, answer) => answer.json([]));
express().use('/yard', yard()).listen(80);
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`"GET /yard/hens  farm.js:7"`);
});

test('plugins of Fastify that a loop over names registers', async () => {
  const system = await systemOf({
    'package.json': '{"name":"farm","dependencies":{"fastify":"4"}}',
    'farm.ts': `import Fastify from 'fastify';
import { sheds } from './sheds.ts';
const app = Fastify();
app.register(sheds, { prefix: '/sheds' });
`,
    'sheds.ts': `import type { FastifyPluginAsync } from 'fastify';
const kinds = ['tools', 'seeds'] as const;
export const sheds: FastifyPluginAsync = async (scope) => {
  for (const kind of kinds) scope.register(shelf(kind), { prefix: \`/\${kind}\` });
};
const shelf = (kind: string): FastifyPluginAsync => async (scope) => {
  scope.get('/count', async () => kind);
};
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /sheds/seeds/count  sheds.ts:7
    GET /sheds/tools/count  sheds.ts:7"
  `);
});
