import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/worker/list-files.ts';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { repository } from '../support/repository.ts';
import { testEngine } from '../support/system-of.ts';

test('joins the controllers of a museum with what its mediator leads to', async () => {
  expect(endpointsText(await readStory('museum'))).toMatchInlineSnapshot(`
    "GET /api/Exhibits  src/Collection.Api/Controllers/ExhibitsController.cs:12
        reads exhibits, rooms
    POST /api/Exhibits  src/Collection.Api/Controllers/ExhibitsController.cs:29
        behind Authorize authentication, Authorize Curator authorization, EnableRateLimiting curators rate-limit, ApiController AcquireExhibit validation
        writes exhibits
    GET /api/Exhibits/{id}  src/Collection.Api/Controllers/ExhibitsController.cs:20
        behind Authorize authentication
        reads exhibits, rooms
    PUT /api/Exhibits/{id}/room/{roomId}  src/Collection.Api/Controllers/ExhibitsController.cs:37
        behind Authorize authentication, Authorize HangsExhibits authorization
        reads exhibits, rooms
        writes exhibits
    DELETE /api/Rooms/{id}  src/Collection.Api/Controllers/RoomsController.cs:23
        behind Authorize authentication
        reads rooms
        writes rooms
    GET /api/floors/{floor}/rooms  src/Collection.Api/Controllers/RoomsController.cs:10
        behind Authorize authentication
        reads exhibits, rooms
    POST /loans  src/Loans.Api/Controllers/LoansController.cs:27
        behind ApiKeyFilter authentication
        writes loans
    GET /loans/borrowers  src/Loans.Api/Controllers/LoansController.cs:34
        behind ApiKeyFilter authentication
        reads borrower
    GET /loans/{exhibitId}/terms  src/Loans.Api/Controllers/LoansController.cs:20
        behind ApiKeyFilter authentication
        reads loans"
  `);
});

test('follows the typed client of a museum to the service that lends its exhibits', async () => {
  expect(callsText(await readStory('museum'))).toMatchInlineSnapshot(
    `"GET /api/Exhibits/{id} → GET loans /loans/{}/terms, 4000 ms"`,
  );
});

test('reads the tables of a museum from classes, configurations and migrations', async () => {
  expect(tablesText(await readStory('museum'))).toMatchInlineSnapshot(`
    "borrower (id)
    exhibits (Id)
        references RoomId > rooms
        indexes (Artist), (RoomId)
    guestbook (Id)
    loans (id)
        references borrower_id > borrower
        indexes (borrower_id), (exhibit_id)
    rooms (Id)
        indexes unique (Floor, Name)"
  `);
});

test('the queries of a museum say what they filter and sort by', async () => {
  const { accesses } = await readStory('museum');
  const lines = accesses.map(
    ({ operation, verb, table, filters, optionalFilters = [], sorts, limit }) =>
      `${operation.split('#')[1]}: ${verb} ${table.split(':').at(-1)} by (${filters.map(({ column, operator }) => `${column} ${operator}`).join(', ')})${optionalFilters.map(({ column }) => ` at times by ${column}`).join('')} sorted (${sorts.map(({ column }) => column).join(', ')})${limit === undefined ? '' : ` ${limit.kind}`}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "RoomsController.Close: select rooms by (Id equal) sorted () constant
    RoomsController.Close: update rooms by (Id equal) sorted ()
    RoomsController.OnFloor: select exhibits by () sorted () constant
    RoomsController.OnFloor: select rooms by (Floor equal, Closed equal) sorted (Name) constant
    AcquireExhibitHandler.Handle: insert exhibits by () sorted ()
    HangExhibitHandler.Handle: select exhibits by (Id equal) sorted () constant
    HangExhibitHandler.Handle: select rooms by (Id equal) sorted () constant
    HangExhibitHandler.Handle: update exhibits by (Id equal) sorted ()
    FindExhibitHandler.Handle: select exhibits by (Id equal) sorted () constant
    FindExhibitHandler.Handle: select rooms by () sorted () constant
    ListExhibitsHandler.Handle: select exhibits by () at times by Artist sorted (Title) parameter
    ListExhibitsHandler.Handle: select rooms by () sorted () parameter
    LoansController.Borrowers: select borrower by () sorted ()
    LoansController.Lend: insert loans by () sorted ()
    LoansController.Terms: select loans by (exhibit_id equal) sorted () constant"
  `);
});

test('museums that share every name are told apart, and quickly', async () => {
  const listed = listFiles(path.join(repository, 'test/workspaces/museum'), { git: false, cancelled: () => false });
  if (!listed.ok) throw new Error(listed.message);
  const towns = ['east', 'north', 'south', 'west'];
  const files = towns.flatMap((town) =>
    listed.workspace.files.map((file) => ({ ...file, path: `${town}/${file.path}`, read: () => file.read() })),
  );
  const engine = await testEngine();
  await engine.open({ ...listed.workspace, files });
  const { endpoints, accesses } = engine.system();
  const lines = towns.map((town) => {
    const own = endpoints.filter(({ handler }) => handler?.startsWith(`operation:${town}/`));
    const queries = accesses.filter(({ operation }) => operation.startsWith(`operation:${town}/`));
    return `${town}: ${own.length} endpoints, ${queries.length} queries`;
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "east: 9 endpoints, 15 queries
    north: 9 endpoints, 15 queries
    south: 9 endpoints, 15 queries
    west: 9 endpoints, 15 queries"
  `);
});
