import { expect, test } from 'vitest';
import { laterName, nextStep } from './next-step.ts';

test('the next step is named as those before it', () => {
  const histories: readonly (readonly [string, string])[] = [
    ['sql', 'db/007_rooms.sql'],
    ['sql', 'db/migrations/20240228235959-add-rooms.sql'],
    ['sql', 'db/migrations/20231231235959_rooms.sql'],
    ['golang-migrate', 'migrations/000012_rooms.up.sql'],
    ['flyway', 'src/main/resources/db/migration/V1.9__rooms.sql'],
    ['flyway', 'src/main/resources/db/migration/V2024.02.29.3__rooms.sql'],
    ['prisma', 'prisma/migrations/20240131120000_init/migration.sql'],
    ['sql', 'db/schema.sql'],
    ['knex', 'migrations/20240105_init.ts'],
  ];
  const said = histories.map(([tool, file]) => {
    const next = nextStep({ file, tool }, 'add_rooms_floor_idx');
    return `${file} -> ${[next?.file, next?.back].filter((each) => each !== undefined).join(' and ') || 'nothing'}`;
  });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "db/007_rooms.sql -> db/008_add_rooms_floor_idx.sql
    db/migrations/20240228235959-add-rooms.sql -> db/migrations/20240229000000-add-rooms-floor-idx.sql
    db/migrations/20231231235959_rooms.sql -> db/migrations/20240101000000_add_rooms_floor_idx.sql
    migrations/000012_rooms.up.sql -> migrations/000013_add_rooms_floor_idx.up.sql and migrations/000013_add_rooms_floor_idx.down.sql
    src/main/resources/db/migration/V1.9__rooms.sql -> src/main/resources/db/migration/V1.10__add_rooms_floor_idx.sql
    src/main/resources/db/migration/V2024.02.29.3__rooms.sql -> src/main/resources/db/migration/V2024.02.29.4__add_rooms_floor_idx.sql
    prisma/migrations/20240131120000_init/migration.sql -> prisma/migrations/20240131120001_add_rooms_floor_idx/migration.sql
    db/schema.sql -> nothing
    migrations/20240105_init.ts -> nothing"
  `);
});

test('a moment goes on by one second, over the ends of days, months and years', () => {
  const stamps = ['20240228235959', '20230228235959', '20240229235959', '20240430235959', '20231231235959'];
  expect(stamps.map((stamp) => laterName(`${stamp}_a.sql`).slice(0, 14))).toEqual([
    '20240229000000',
    '20230301000000',
    '20240301000000',
    '20240501000000',
    '20240101000000',
  ]);
});
