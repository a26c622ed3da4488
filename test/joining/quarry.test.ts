import { expect, test } from 'vitest';
import { endpointsText, queriesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('reads the sheds of a quarry: smaller frameworks of Java, Kotlin, Go and Rust', async () => {
  expect(endpointsText(await readStory('quarry'))).toMatchInlineSnapshot(`
    "GET /carters  carters/src/main/java/quarry/carters/CarterController.java:20
        reads carters
    DELETE /carters/{number}  carters/src/main/java/quarry/carters/CarterController.java:35
        writes carters
    POST /carters/{number}/wages  carters/src/main/java/quarry/carters/CarterController.java:29
        writes carters, wages
    GET /belts  crusher/src/main/java/quarry/crusher/Belts.java:7
    POST /belts  crusher/src/main/java/quarry/crusher/Belts.java:11
    DELETE /belts/{belt}  crusher/src/main/java/quarry/crusher/Belts.java:15
    GET /belts/{belt}  crusher/src/main/java/quarry/crusher/Belts.java:9
    PATCH /belts/{belt}  crusher/src/main/java/quarry/crusher/Belts.java:13
    POST /loads  crusher/src/main/java/quarry/crusher/Crusher.java:22
    GET /stones  crusher/src/main/java/quarry/crusher/Crusher.java:31
        behind requireForeman authentication
        reads stones
    DELETE /stones/{id}  crusher/src/main/java/quarry/crusher/Crusher.java:38
        behind requireForeman authentication
        writes stones
    GET /ping  dust/src/main/kotlin/quarry/dust/Dust.kt:22
    GET /sensors  dust/src/main/kotlin/quarry/dust/Dust.kt:15
        behind ServerFilters.BearerAuth('dust') authentication
    PUT /sensors/{sensor}/level  dust/src/main/kotlin/quarry/dust/Dust.kt:19
        behind ServerFilters.BearerAuth('dust') authentication
    GET /batches  kiln/src/main/java/quarry/kiln/Kiln.java:17
        behind middleware authentication
    PUT /batches/{number}/fire  kiln/src/main/java/quarry/kiln/Kiln.java:13
        behind middleware authentication
    GET /heat  kiln/src/main/java/quarry/kiln/Kiln.java:10
    POST /ledger/accounts  ledger/src/main/java/quarry/ledger/LedgerService.java:15
    GET /ledger/accounts/{number}  ledger/src/main/java/quarry/ledger/LedgerService.java:10
    GET /gates/{gate}  office/app/controllers/Permits.java:15
    GET /maps/{file}  no handler
    POST /permits  office/app/controllers/Permits.java:11
    GET /permits/{id}  office/app/controllers/Permits.java:7
    DELETE /signals/{id}  rail/src/main/java/quarry/rail/RailVerticle.java:36
    GET /timetable  rail/src/main/java/quarry/rail/RailVerticle.java:24
    GET /wagons  rail/src/main/java/quarry/rail/RailVerticle.java:28
        behind JWTAuthHandler.create authentication
    PUT /wagons/{id}/brakes  rail/src/main/java/quarry/rail/RailVerticle.java:32
        behind JWTAuthHandler.create authentication
    GET /ping  no handler
    GET /trucks  scales/main.go:24
    POST /trucks/{plate}  scales/main.go:28
    GET /v1/weights/{day}  no handler
        behind jwt authentication
    GET /grit/{size}  sieve/src/main/java/quarry/sieve/GritResource.java:12
        behind Auth Foreman authentication
    GET /ready  sirens/src/main.rs:19
    GET /sirens  sirens/src/main.rs:14
    POST /sirens/{param}/sound  sirens/src/main.rs:26
    GET /  sump/src/main.rs:6
    GET /levels/{shaft}  sump/src/main.rs:21
    PUT /levels/{shaft}  sump/src/main.rs:25
    POST /pumps/{id}/start  sump/src/main.rs:30
    POST /carts  tally/src/main/kotlin/quarry/tally/Tally.kt:31
        writes tally_carts
    GET /carts/heavy  tally/src/main/kotlin/quarry/tally/Tally.kt:25
        reads tally_carts
    DELETE /carts/{number}  tally/src/main/kotlin/quarry/tally/Tally.kt:34
        writes tally_carts"
  `);
});

test('reads the queries of jOOQ and Exposed with what they filter and sort', async () => {
  const system = await readStory('quarry');
  expect(queriesText(system, 'CarterController.strong')).toEqual([
    'select carters by tons, shift sorted by tons limited',
  ]);
  expect(queriesText(system, 'CarterController.pay')).toEqual(['insert wages', 'update carters by number']);
  expect(
    system.accesses
      .filter(({ table }) => table.endsWith('tally_carts'))
      .map(({ verb }) => verb)
      .sort(),
  ).toEqual(['delete', 'insert', 'select']);
});
