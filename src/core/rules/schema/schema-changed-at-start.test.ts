import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { schemaChangedAtStart } from './schema-changed-at-start.ts';

type Files = Parameters<typeof systemOf>[0];
const { bad } = schemaChangedAtStart.examples;
const settings = 'tickets/src/main/resources/application.yml';

async function told(more: Files): Promise<readonly string[]> {
  return titles(schemaChangedAtStart, await systemOf({ ...bad, ...more }));
}

test('what empties the tables weighs more than what adds to them', async () => {
  expect(await told({})).toEqual(['medium: tickets changes its tables in db at each start']);
  const dropping = (bad[settings] ?? '').replace('update', 'create-drop');
  expect(await told({ [settings]: dropping })).toEqual([
    'high: tickets drops and makes its tables in db at each start',
  ]);
});

test('a second file that only compares, a database of development and one in memory are left alone', async () => {
  const comparing = 'spring:\n  jpa: { hibernate: { ddl-auto: validate } }\n';
  expect(await told({ [settings.replace('.yml', '-prod.yml')]: comparing })).toEqual([]);
  const { 'docker-compose.yml': compose = '', ...rest } = bad;
  const local = titles(schemaChangedAtStart, await systemOf({ ...rest, 'docker-compose.dev.yml': compose }));
  expect(local).toEqual([]);
  const memory = (bad[settings] ?? '').replace('jdbc:postgresql://db:5432/tickets', 'jdbc:h2:mem:tickets');
  expect(
    await told({ [settings]: memory, 'docker-compose.yml': 'services:\n  tickets:\n    build: ./tickets\n' }),
  ).toEqual([]);
});
