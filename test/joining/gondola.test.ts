import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins resolvers of NestJS with the guards of the application, its methods, and what is open to all', async () => {
  expect(endpointsText(await readStory('gondola'))).toMatchInlineSnapshot(`
    "POST /basin#Boat.voyages  src/boats/boat.resolver.ts:36
        behind CrewBadgeGuard authentication
        reads voyage
    POST /basin#Mutation.dock  src/boats/boat.resolver.ts:31
        behind CrewBadgeGuard authentication, HarbormasterGuard authorization
        reads boats
        writes boats, voyage
    POST /basin#Mutation.launch  src/boats/boat.resolver.ts:25
        behind CrewBadgeGuard authentication, HarbormasterGuard authorization
        writes boats
    POST /basin#Query.boat  src/boats/boat.resolver.ts:19
        behind CrewBadgeGuard authentication
        reads boats
    POST /basin#Query.boats  src/boats/boat.resolver.ts:14
        reads boats"
  `);
});

test('reads the tables of MikroORM with the names that it gives them', async () => {
  expect(tablesText(await readStory('gondola'))).toMatchInlineSnapshot(`
    "boats (id)
        indexes (condition, built), unique (hull_number)
    voyage (id)
        references boat_id > boats"
  `);
});

test('knows conditions, order and bound of what MikroORM asks for', async () => {
  const system = await readStory('gondola');
  const asked = ['afloat', 'find', 'launch', 'dock', 'voyagesOf'].flatMap((name) =>
    queriesText(system, `BoatYard.${name}`),
  );
  expect(asked).toMatchInlineSnapshot(`
    [
      "select boats by condition sorted by built limited",
      "select boats by hull_number limited",
      "upsert boats",
      "select boats by hull_number limited",
      "update boats by id",
      "update voyage by boat_id, returned_at",
      "select voyage by boat_id sorted by id limited",
    ]
  `);
  expect(system.accesses.filter(({ inTransaction }) => inTransaction).map(({ verb }) => verb)).toEqual([
    'select',
    'update',
    'update',
  ]);
});
