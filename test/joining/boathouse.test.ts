import { expect, test } from 'vitest';
import { endpointsText, queriesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
DELETE /paddles/{param}  rentals/app/Controllers/Paddles.php:11
    writes club_paddles
GET /rentals/canoes  rentals/app/Controllers/Canoes.php:12
    reads canoes
GET /rentals/canoes/{param}  rentals/app/Controllers/Canoes.php:19
    reads canoes
POST /rentals/canoes/{param}/hires  rentals/app/Controllers/Canoes.php:26
    behind throttle rate-limit
    writes canoes, hires
GET /rigging/masts  rigging/src/Controller/MastsController.php:9
    reads rig_masts
POST /rigging/masts  rigging/src/Controller/MastsController.php:16
    writes rig_masts
DELETE /rigging/masts/{id}  rigging/src/Controller/MastsController.php:22
    reads rig_masts
    writes rig_masts, stays
`;

test('joins the routes of a boathouse with the records that their controllers ask for', async () => {
  expect(endpointsText(await readStory('boathouse'))).toBe(endpoints.trim());
});

test('reads the queries of CodeIgniter and CakePHP with what they filter and sort', async () => {
  const system = await readStory('boathouse');
  expect(queriesText(system, 'Canoes.index')).toEqual(['select canoes by seats, name sorted by name limited']);
  expect(queriesText(system, 'Canoes.hire')).toEqual(['insert hires', 'update canoes by id']);
  expect(queriesText(system, 'Paddles.delete')).toEqual(['delete club_paddles by number']);
  expect(queriesText(system, 'MastsController.index')).toEqual([
    'select rig_masts by height, wood sorted by height limited',
  ]);
});
