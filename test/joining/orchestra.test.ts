import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins routes of an orchestra with the groups, files and middleware around them', async () => {
  expect(endpointsText(await readStory('orchestra'))).toMatchInlineSnapshot(`
    "GET /catalog/by-name  no handler
        behind access_control IS_AUTHENTICATED_FULLY authentication
    GET /catalog/composers/{id}  no handler
        behind access_control IS_AUTHENTICATED_FULLY authentication
    PATCH /catalog/composers/{id}  no handler
        behind access_control IS_AUTHENTICATED_FULLY authentication, is_granted('ROLE_LIBRARIAN') authorization
    GET /scores  archive/src/Controller/ScoreController.php:30
        reads composer, scores
    POST /scores/new  archive/src/Controller/ScoreController.php:47
        behind access_control ROLE_LIBRARIAN authorization
        writes scores
    DELETE /scores/{id}  archive/src/Controller/ScoreController.php:59
        behind access_control IS_AUTHENTICATED_FULLY authentication, IsGranted ROLE_ADMIN authorization
        reads scores
        writes scores
    GET /scores/{id}  archive/src/Controller/ScoreController.php:36
        reads scores
    POST /concerts/v1/box-office/concerts  concerts/app/Http/Controllers/ConcertController.php:32
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization, validate validation
        writes concerts, seats
    DELETE /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:57
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads concerts
        writes concerts
    PATCH /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:48
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads concerts
        writes concerts
    PUT /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:48
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads concerts
        writes concerts
    POST /concerts/v1/box-office/concerts/{evening}/program  concerts/app/Http/Controllers/ConcertController.php:64
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads concert_piece, concerts, works
        writes concert_piece
    GET /concerts/v1/box-office/sales  concerts/app/Http/Controllers/ConcertController.php:80
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    HEAD /concerts/v1/box-office/sales  concerts/app/Http/Controllers/ConcertController.php:80
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    GET /concerts/v1/box-office/sales/{year}  concerts/app/Http/Controllers/ConcertController.php:80
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    HEAD /concerts/v1/box-office/sales/{year}  concerts/app/Http/Controllers/ConcertController.php:80
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    GET /concerts/v1/concerts  concerts/app/Http/Controllers/ConcertController.php:14
        behind throttle:api rate-limit
        reads concerts
    GET /concerts/v1/concerts/{concert}  concerts/app/Http/Controllers/ConcertController.php:25
        behind throttle:api rate-limit
        reads concerts, seats
    GET /concerts/v1/concerts/{concert}/program  concerts/app/Http/Controllers/ProgramController.php:14
        behind throttle:api rate-limit
        reads concert_piece, concerts, works
    GET /concerts/v1/concerts/{concert}/seats  concerts/app/Http/Controllers/SeatController.php:13
        behind throttle:api rate-limit
        reads concerts, seats
    POST /concerts/v1/concerts/{concert}/seats  concerts/app/Http/Controllers/SeatController.php:18
        behind throttle:api rate-limit, auth:sanctum authentication, verified authorization, BookSeatRequest validation
        reads concerts, seats
        writes seats
    DELETE /concerts/v1/concerts/{concert}/seats/{seat}  concerts/app/Http/Controllers/SeatController.php:27
        behind throttle:api rate-limit, auth:sanctum authentication, can release authorization
        reads concerts, seats
        writes seats"
  `);
});

test('replays the migrations of an orchestra', async () => {
  expect(tablesText(await readStory('orchestra'))).toMatchInlineSnapshot(`
    "composer (id)
        indexes unique (name)
    concert_piece (concert_id, piece_id)
        references concert_id > concerts, piece_id > works
    concerts (id)
        indexes (starts_at)
    loans (id)
        references score_id > scores
    scores (id)
        references composer_id > composer
        indexes (composer_id), (title)
    seats (id)
        references concert_id > concerts
        indexes unique (concert_id, number)
    works (id)
        indexes unique (score_id)"
  `);
});

test('reads what the controllers of an orchestra ask their models for', async () => {
  const system = await readStory('orchestra');
  const asked = (name: string) => queriesText(system, name);
  expect(asked('ConcertController.index')).toEqual([
    'select concerts by starts_at at times by hall sorted by starts_at limited',
  ]);
  expect(asked('ConcertController.show')).toEqual([
    'count seats by concert_id, booked_by',
    'select concerts by id limited',
  ]);
  expect(asked('ConcertController.store')).toEqual(['insert concerts', 'insert seats by concert_id']);
  expect(asked('ConcertController.rearrange')).toEqual([
    'select concert_piece by concert_id, position',
    'select concerts by id limited',
    'select works limited',
    'update concert_piece by concert_id, position',
    'update concert_piece',
  ]);
  expect(asked('ConcertController.update')).toEqual(['select concerts by id limited', 'update concerts by id']);
  expect(asked('SeatController.book')).toEqual([
    'select concerts by id limited',
    'select seats by concert_id, number limited',
    'update seats by id',
  ]);
  expect(asked('ProgramController.__invoke')).toEqual([
    'select concert_piece by concert_id',
    'select concerts by id limited',
    'select works',
  ]);
});

test('follows an orchestra into its archive, its queue, its cache and its schedule', async () => {
  const system = await readStory('orchestra');
  const reached = system.calls.map(({ endpoint }) => endpoint);
  expect(reached).toEqual(['endpoint:archive:GET /scores/{id}']);
  expect(callsText(system)).toBe('GET /concerts/v1/concerts/{concert}/program → GET archive /scores/{}, 3000 ms');
  const tickets = system.channels.find(({ name }) => name.endsWith('SendTicket'));
  expect(tickets?.publishers.map(({ operation }) => operation.split('#')[1])).toEqual(['SeatController.book']);
  expect(tickets?.consumers.map(({ operation }) => operation.split('#')[1])).toEqual(['SendTicket.handle']);
  expect(
    system.cacheUses.map(({ kind, keyPattern, timeToLiveSeconds }) => [kind, keyPattern, timeToLiveSeconds]),
  ).toEqual([
    ['read', 'concert:{}:free', undefined],
    ['write', 'concert:{}:free', 60],
  ]);
  expect(system.jobs.map(({ schedule, runs }) => [schedule, runs?.split('#')[1]])).toEqual([
    ['every ten minutes', 'ReleaseUnpaidSeats.handle'],
  ]);
});

test('reads how the archive of an orchestra finds and keeps its scores', async () => {
  const system = await readStory('orchestra');
  const asked = (name: string) => queriesText(system, name);
  expect(asked('ScoreRepository.byComposer')).toEqual([
    'select composer by name limited',
    'select scores sorted by title limited',
  ]);
  expect(asked('ScoreController.add')).toEqual(['insert scores']);
  expect(asked('ScoreController.remove')).toEqual(['delete scores by id', 'select scores by id limited']);
  expect(asked('ScanScoreHandler.__invoke')).toEqual(['select scores by id limited']);
  const scan = system.channels.find(({ name }) => name.endsWith('ScanScore'));
  expect(scan?.publishers.map(({ operation }) => operation.split('#')[1])).toEqual(['ScoreController.add']);
});
