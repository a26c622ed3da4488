import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins routes with what the client of ent asks for', async () => {
  const system = await readStory('rowing');
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /boats  desk/desk.go:28
        reads boats
    POST /boats  desk/desk.go:41
        writes boats
    DELETE /boats/{id}  desk/desk.go:53
        writes boats"
  `);
  const asked = ['Desk.large', 'Desk.launch', 'Desk.scrap'].flatMap((name) => queriesText(system, name));
  expect(asked).toMatchInlineSnapshot(`
    [
      "select boats by seats, sunk_at sorted by seats limited",
      "insert boats",
      "delete boats by id",
    ]
  `);
});

test('reads the tables of ent with the keys of their edges', async () => {
  expect(tablesText(await readStory('rowing'))).toMatchInlineSnapshot(`
    "boats (id)
        references club_boats > rowing_clubs
        indexes (seats, club_boats), unique (name)
    rowing_clubs (id)"
  `);
});
