import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a member of what a call gives is not the variable of that name', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{ "name": "rink", "dependencies": { "express": "4" } }',
    'app.js': `const express = require('express');
const { parse, render } = require('skates');
const app = express();
app.post('/laps', (req, res) => {
  const data = parseLap();
  res.status(201).json(render(data).data);
});
function parseLap() {
  return { seconds: 41 };
}
`,
  });
  expect(endpoints.flatMap(({ responses }) => responses)).toEqual([expect.objectContaining({ status: 201 })]);
  expect(endpoints[0]?.responses[0]?.shape).toEqual({ type: 'unknown' });
});
