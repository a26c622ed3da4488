import { expect, it } from 'vitest';
import { systemOf } from '../../../../../test/support/system-of.ts';

it('finds a method by its class, and nothing where no class is named', async () => {
  const { endpoints } = await systemOf({
    'build.sbt': 'name := "slips"',
    'conf/routes': 'GET  /slips  controllers.Slips.list()\nGET  /tides  tides\n',
    'app/controllers/Slips.java': 'package controllers;\npublic class Slips { public String list() { return ""; } }\n',
    'app/tide.java': 'class tide { public String tides() { return ""; } }\n',
  });
  const answered = endpoints.map(({ path, handler }) => `${path} ${handler ?? 'unknown'}`);
  expect(answered).toEqual(['/slips operation:app/controllers/Slips.java#Slips.list', '/tides unknown']);
});
