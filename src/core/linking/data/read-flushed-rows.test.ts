import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';

/** A gym whose one route runs these statements on an entity manager of MikroORM. */
function gym(statements: string): Record<string, string> {
  return {
    'package.json':
      '{ "name": "gym", "dependencies": { "express": "4", "@mikro-orm/core": "6", "@mikro-orm/postgresql": "6" } }',
    'member.ts': `import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
@Entity({ tableName: 'members' })
export class Member {
  @PrimaryKey() id!: number;
  @Property() email!: string;
}
`,
    'app.ts': `import { MikroORM, wrap } from '@mikro-orm/postgresql';
import express from 'express';
import { Member } from './member';
const orm = await MikroORM.init({ entities: [Member] });
const app = express();
app.put('/members/:id', async (req, res) => {
  const em = orm.em.fork();
  ${statements}
  res.sendStatus(204);
});
`,
  };
}

async function told(statements: string): Promise<string> {
  return accessesText((await reviewFiles(gym(statements))).system);
}

test('what was loaded and changed is written by the flush', async () => {
  const load = 'const member = await em.findOneOrFail(Member, 7);';
  expect(await told(`${load} member.email = req.body.email; await em.flush();`)).toMatchInlineSnapshot(`
    "PUT /members/{id} → select members by id limited
    PUT /members/{id} → update members by id"
  `);
  const written = 'PUT /members/{id} → update members by id';
  expect(await told(`${load} em.assign(member, req.body); await em.flush();`)).toContain(written);
  expect(await told(`${load} wrap(member).assign(req.body); await em.flush();`)).toContain(written);
  expect(await told(`${load} await em.flush();`)).not.toContain(written);
  expect(await told(`${load} await em.flush(); member.email = 'x';`)).not.toContain(written);
});

test('rows that are handed over one by one are sent together by the flush', async () => {
  const repeated = async (after: string): Promise<readonly string[]> => {
    const loop = `for (const email of req.body.emails) { em.persist(em.create(Member, { email })); ${after} }`;
    const { review } = await reviewFiles(gym(`${loop} await em.flush();`));
    return review.findings.filter(({ rule }) => rule === 'n-plus-one-query').map(({ title }) => title);
  };
  expect(await repeated('')).toEqual([]);
  expect(await repeated('await em.flush();')).toEqual(['PUT /members/{id} saves members once per item of a loop']);
});
