import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
POST /crew/disband  club/controllers/CrewController.php:37
    behind AccessControl authentication
    reads club_crews
    writes club_crews
POST /crews  club/controllers/CrewController.php:30
    behind AccessControl authentication
    writes club_crews
GET /crews/{id}  club/controllers/CrewController.php:25
    reads club_crews
GET /trophies  club/controllers/TrophyController.php:11
    reads trophy
DELETE /paddles/{param}  rentals/app/Controllers/Paddles.php:11
    writes club_paddles
GET /rentals/canoes  rentals/app/Controllers/Canoes.php:12
    reads canoes
GET /rentals/canoes/{param}  rentals/app/Controllers/Canoes.php:19
    reads canoes
POST /rentals/canoes/{param}/hires  rentals/app/Controllers/Canoes.php:27
    behind throttle rate-limit
    writes canoes, hires
GET /rigging/masts  rigging/src/Controller/MastsController.php:9
    reads rig_masts
POST /rigging/masts  rigging/src/Controller/MastsController.php:16
    writes rig_masts
DELETE /rigging/masts/{id}  rigging/src/Controller/MastsController.php:22
    reads rig_masts
    writes rig_masts, stays
DELETE /sauna/sessions/{session_id}  sauna/sauna/api.py:15
    behind JWTAuth authentication, IsAdminUser authorization
    writes sauna_session
GET /sauna/sessions/{session_id}  sauna/sauna/api.py:11
    reads sauna_session
DELETE /slips/wheeled-cradles/{number}  slips/app.py:38
DELETE /slips/wheeled-cradles/{number}/now  slips/app.py:38
POST /slips/winches  slips/app.py:32
    behind login_required authentication
GET /slips/{number}  slips/app.py:14
    behind login_required authentication
PUT /slips/{number}  slips/app.py:17
    behind login_required authentication
GET /tickets/{ticket}  slips/app.py:48
`;

test('joins the routes of a boathouse with the classes that answer them and the records that these ask for', async () => {
  expect(endpointsText(await readStory('boathouse'))).toBe(endpoints.trim());
});

test('reads the queries of CodeIgniter, CakePHP and Yii with what they filter and sort', async () => {
  const system = await readStory('boathouse');
  expect(queriesText(system, 'Canoes.index')).toEqual(['select canoes by seats, name sorted by name limited']);
  expect(queriesText(system, 'Canoes.hire')).toEqual(['insert hires', 'update canoes by id']);
  expect(queriesText(system, 'Paddles.delete')).toEqual(['delete club_paddles by number']);
  expect(queriesText(system, 'TrophyController.actionIndex')).toEqual(['select trophy sorted by won_on limited']);
  expect(queriesText(system, 'CrewController.actionDisband')).toEqual([
    'select club_crews by id limited',
    'update club_crews by id',
  ]);
  expect(queriesText(system, 'MastsController.index')).toEqual([
    'select rig_masts by height, wood sorted by height limited',
  ]);
  expect(queriesText(system, 'Canoes.show')).toEqual(['select canoes by afloat, id limited']);
});

test('replays the migrations of CodeIgniter, CakePHP and Yii', async () => {
  expect(tablesText(await readStory('boathouse'))).toMatchInlineSnapshot(`
    "canoes (id)
        indexes (seats, name)
    club_crews (id)
        indexes unique (name)
    club_paddles ()
    hires (id)
        references canoe_id > canoes
    rig_masts (id)
        indexes unique (height)
    sauna_session (id)
        indexes (starts_at)
    stays (mast_id, side)
        references mast_id > rig_masts
    trophy (crew_id, won_on)
        references crew_id > club_crews
        indexes (won_on)"
  `);
});
