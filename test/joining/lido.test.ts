import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins the routes of a lido with controllers, what runs before their actions, and a Sinatra service', async () => {
  expect(endpointsText(await readStory('lido'))).toMatchInlineSnapshot(`
    "GET /  desk/app/controllers/lanes_controller.rb:5
        reads lanes, notices, pools
    GET /admin/swimmers  desk/app/controllers/admin/swimmers_controller.rb:3
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
    POST /admin/swimmers  desk/app/controllers/admin/swimmers_controller.rb:11
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
        writes swimmers
    DELETE /admin/swimmers/{card}  desk/app/controllers/admin/swimmers_controller.rb:21
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices
        writes swimmers
    GET /admin/swimmers/{card}  desk/app/controllers/admin/swimmers_controller.rb:7
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
    PATCH /admin/swimmers/{card}  desk/app/controllers/admin/swimmers_controller.rb:16
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
        writes swimmers
    PUT /admin/swimmers/{card}  desk/app/controllers/admin/swimmers_controller.rb:16
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
        writes swimmers
    POST /admin/swimmers/{swimmer_card}/notes  desk/app/controllers/admin/notes_controller.rb:2
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads notices, swimmers
        writes swimmer_notes
    GET /admin/takings/{day}  desk/app/controllers/admin/takings_controller.rb:2
        behind authenticate_swimmer! authentication, require_attendant authorization
        reads bookings, notices
    GET /api/v1/pool/depth  desk/app/controllers/api/v1/pool_controller.rb:8
        reads notices, pools
    GET /api/v1/pool/heat  desk/app/controllers/api/v1/pool_controller.rb:4
        reads notices, pools
    GET /api/v1/ticket  desk/app/controllers/api/v1/tickets_controller.rb:5
        behind doorkeeper_authorize! authorization
        reads notices, tickets
    POST /api/v1/ticket  desk/app/controllers/api/v1/tickets_controller.rb:10
        behind doorkeeper_authorize! authorization
        reads notices
        writes tickets
    DELETE /bookings/{id}  desk/app/controllers/bookings_controller.rb:17
        behind authenticate_swimmer! authentication
        reads bookings, notices
        writes bookings
    GET /lanes  desk/app/controllers/lanes_controller.rb:5
        reads lanes, notices, pools
    GET /lanes/free  desk/app/controllers/lanes_controller.rb:10
        reads lanes, notices
    GET /lanes/{id}  desk/app/controllers/lanes_controller.rb:17
        behind authenticate_swimmer! authentication
        reads bookings, lanes, notices, swimmers
    POST /lanes/{id}/close  desk/app/controllers/lanes_controller.rb:23
        behind authenticate_swimmer! authentication, authorize authorization
        reads lanes, notices
        writes lanes
    POST /lanes/{lane_id}/bookings  desk/app/controllers/bookings_controller.rb:2
        behind authenticate_swimmer! authentication
        reads lanes, notices
        writes bookings
    GET /members/sign_in  no handler
    POST /members/sign_in  no handler
        behind Rack::Attack 'sign in by address' rate-limit
    DELETE /members/sign_out  no handler
    ANY /queues  no handler
    GET /lockers/free  lockers/lockers.rb:19
    POST /lockers/{lane}/reservations  lockers/lockers.rb:23
        behind require_badge! authentication"
  `);
});

test('follows the call of a lido to the service that is mounted below a path', async () => {
  expect(callsText(await readStory('lido'))).toMatchInlineSnapshot(
    `
    "GET /api/v1/pool/heat → GET weather.example.com /v1/today, 4000 ms
    POST /lanes/{lane_id}/bookings → POST lockers /lockers/{}/reservations, 2000 ms"
  `,
  );
});

test('reads the dump of a schema with the migrations that came after it', async () => {
  expect(tablesText(await readStory('lido'))).toMatchInlineSnapshot(`
    "bookings (id)
        references lane_id > lanes, swimmer_id > swimmers
        indexes unique (lane_id, day, hour)
    lanes (id)
        references pool_id > pools
        indexes (pool_id)
    notices (id)
    pools (id)
    swimmer_notes (id)
        references swimmer_id > swimmers
        indexes (swimmer_id)
    swimmers (id)
        indexes unique (card), unique (email)
    tickets (id)"
  `);
});

test('reads queries of Active Record through scopes, relations and blocks', async () => {
  const system = await readStory('lido');
  const operations = [
    'LanesController.show',
    'LanesController.free',
    'SwimmersController.index',
    'BookingsController.create',
  ];
  expect(
    operations.flatMap((name) => [name, ...queriesText(system, name).map((line) => `  ${line}`)]).join('\n'),
  ).toMatchInlineSnapshot(`
    "LanesController.show
      select bookings by lane_id, day
      select swimmers by id limited
    LanesController.free
      select lanes by state, depth limited
    SwimmersController.index
      select swimmers by joined_on sorted by joined_on limited
    BookingsController.create
      insert bookings
      select lanes by id limited"
  `);
});

test('lets jobs and mails take what controllers put into their queues, and settings say when a job runs', async () => {
  const system = await readStory('lido');
  const named = (id: string | undefined): string => id?.split('#').at(-1) ?? '';
  const channels = system.channels.map(
    ({ name, publishers, consumers }) =>
      `${publishers.map((use) => named(use.operation)).join() || '-'} → ${name} → ${consumers.map((use) => named(use.operation)).join() || '-'}`,
  );
  const jobs = system.jobs.map(({ schedule, runs }) => `${schedule}: ${named(runs)}`);
  expect([...channels, ...jobs].join('\n')).toMatchInlineSnapshot(`
    "BookingsController.create → BookingMailer.confirmed → BookingMailer.confirmed
    BookingsController.create → ReminderJob → ReminderJob.perform
    - → SweepJob → SweepJob.perform
    POST /lockers/{lane}/reservations → lockers.reserved → -
    every day at 3am: SweepJob.perform"
  `);
});
