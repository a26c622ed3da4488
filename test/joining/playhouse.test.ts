import path from 'node:path';
import { expect, test } from 'vitest';
import { differences, readTwice } from '../support/compare-schemas.ts';
import { tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { repository } from '../support/repository.ts';

const service = (name: string) => readTwice(path.join(repository, 'test/workspaces/playhouse', name));

/** A model cannot say everything: what only the history knows is left over. */
const leftOver = {
  tickets: ['box_ticket: migrated index ((lower(seat)))'],
  rehearsals: ['player: migrated index (desk) where desk IS NOT NULL'],
  instruments: ['maker: migrated index ((lower("town")))'],
  scores: [],
};

for (const [name, expected] of Object.entries(leftOver))
  test(`the models of the ${name} and their migrations tell of the same tables`, async () => {
    const both = await service(name);
    expect(both.migrations.size).toBeGreaterThan(0);
    expect(differences(both)).toEqual(expected);
  });

const tables = `
attendance (id)
    references player_id > player, rehearsal_id > rehearsal
    indexes unique (player_id, rehearsal_id)
box_concert (id)
    references hall_id > hall
    indexes (created_at), (hall_id), (hall_id, starts_at), unique (hall_id)
box_concert_tags (concert_id, tag_id)
    references concert_id > box_concert, tag_id > box_tag
    indexes (concert_id), (tag_id)
box_listener (id)
    indexes unique (username)
box_tag (id)
    indexes unique (label)
box_ticket (id)
    references buyer_id > box_listener, concert_id > box_concert
    indexes ((lower(seat))), (buyer_id), (concert_id)
hall (code)
    indexes (created_at)
halls_row (id)
    references hall_id > hall
    indexes (hall_id), unique (hall_id, letter)
instrument (id)
    references makerId > maker
    indexes (family, bought)
maker (id)
    indexes ((lower("town")))
part (score_id, instrument)
    references score_id > score
    indexes (instrument)
player (id)
    indexes (desk), unique (email)
rehearsal (id)
    references leader_id > player
    indexes (leader_id), (room, begins)
score (id)
    indexes unique (opus)
`;

test('joins both into one schema, every table once', async () => {
  expect(tablesText(await readStory('playhouse'))).toBe(tables.trim());
});
