import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const fetched = "fetch('https://tides.example/today')";

test('a call that runs later by itself is one that nobody waits for', async () => {
  const detached = async (body: string): Promise<unknown> => {
    const app = `import express from 'express';
const app = express();
app.post('/boats', async (req, res) => { ${body} res.end(); });
app.listen(3000);
`;
    return (await systemOf({ 'src/app.ts': app })).calls.map((call) => call.detached);
  };
  expect(await detached(`await ${fetched};`)).toEqual([undefined]);
  expect(await detached(`process.nextTick(() => { ${fetched}.catch(() => 0); });`)).toEqual([true]);
  expect(await detached(`[1].forEach(() => { ${fetched}; });`)).toEqual([undefined]);
});
