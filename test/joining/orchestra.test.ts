import { expect, test } from 'vitest';
import { endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins routes of an orchestra with the groups, files and middleware around them', async () => {
  expect(endpointsText(await readStory('orchestra'))).toMatchInlineSnapshot(`
    "POST /concerts/v1/box-office/concerts  concerts/app/Http/Controllers/ConcertController.php:32
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization, validate validation
    DELETE /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:57
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
    PATCH /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:48
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
    PUT /concerts/v1/box-office/concerts/{evening}  concerts/app/Http/Controllers/ConcertController.php:48
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
    GET /concerts/v1/box-office/sales/{year}  concerts/app/Http/Controllers/ConcertController.php:64
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    HEAD /concerts/v1/box-office/sales/{year}  concerts/app/Http/Controllers/ConcertController.php:64
        behind throttle:api rate-limit, auth:sanctum authentication, box-office authorization
        reads seats
    GET /concerts/v1/concerts  concerts/app/Http/Controllers/ConcertController.php:14
        behind throttle:api rate-limit
    GET /concerts/v1/concerts/{concert}  concerts/app/Http/Controllers/ConcertController.php:25
        behind throttle:api rate-limit
    GET /concerts/v1/concerts/{concert}/program  concerts/app/Http/Controllers/ProgramController.php:14
        behind throttle:api rate-limit
    GET /concerts/v1/concerts/{concert}/seats  concerts/app/Http/Controllers/SeatController.php:13
        behind throttle:api rate-limit
    POST /concerts/v1/concerts/{concert}/seats  concerts/app/Http/Controllers/SeatController.php:18
        behind throttle:api rate-limit, auth:sanctum authentication, verified authorization, BookSeatRequest validation
    DELETE /concerts/v1/concerts/{concert}/seats/{seat}  concerts/app/Http/Controllers/SeatController.php:27
        behind throttle:api rate-limit, auth:sanctum authentication, can release authorization"
  `);
});

test('replays the migrations of an orchestra', async () => {
  expect(tablesText(await readStory('orchestra'))).toMatchInlineSnapshot(`
    "concert_piece (concert_id, piece_id)
        references concert_id > concerts, piece_id > works
    concerts (id)
        indexes (starts_at)
    seats (id)
        references concert_id > concerts
        indexes unique (concert_id, number)
    works (id)
        indexes unique (score_id)"
  `);
});
