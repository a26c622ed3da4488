import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../../../test/support/repository.ts';
import { boundByDistricts, undeclaredReads } from '../../../test/support/rule-scope.ts';
import { systemOf } from '../../../test/support/system-of.ts';
import { areas, type Finding } from './finding.ts';
import { unindexedSort } from './performance/unindexed-sort.ts';
import { rules } from './registry.ts';
import type { Example, Rule } from './rule.ts';
import { runRules } from './run-rules.ts';
import { nanoService } from './services/nano-service.ts';

const folder = path.join(repository, 'src/core/rules');

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('speaks on its bad example, with its own severity, and no other rule does', async () => {
    const findings = await findingsOn(rule.examples.bad, rule.examples.before);
    expect(undeclaredReads(await systemOf(rule.examples.bad), [rule])).toEqual([]);
    expect(new Set(findings.map((finding) => finding.rule))).toEqual(new Set([rule.id]));
    expect(findings.map((finding) => finding.severity)).toContain(rule.severity);
  });

  test('is silent on its good example, and so is every other rule', async () => {
    expect((await findingsOn(rule.examples.good, rule.examples.before)).map(sayFinding)).toEqual([]);
  });

  test('says in one sentence each what, why and how, and where one can read on', () => {
    for (const sentence of [rule.what, rule.why, rule.fix]) expect(sentence).toMatch(/^[A-Z][^\n]*[^.]\.$/);
    for (const sentence of [rule.what, rule.why, rule.fix]) expect(sentence).not.toMatch(/\. [A-Z]/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(new URL(reference).protocol).toBe('https:');
  });

  test('stands in the file of its name, in the folder of its area', () => {
    expect(existsSync(path.join(folder, rule.area, `${rule.id}.ts`))).toBe(true);
  });
});

test('a rule that reads more than it says, or looks over the border of its district, is found out', async () => {
  const bad = { ...unindexedSort, reads: unindexedSort.reads.filter((part) => part !== 'migrations') };
  expect(undeclaredReads(await systemOf(bad.examples.bad), [bad])).toEqual(['unindexed-sort reads migrations']);
  const near: Rule = { ...nanoService, within: 'district' };
  expect(boundByDistricts(await systemOf(near.examples.bad), [near])).toEqual(['nano-service']);
});

test('every rule that has a file is in the registry', () => {
  const files = areas.flatMap((area) => readdirSync(path.join(folder, area)));
  const ids = files.filter((file) => !file.endsWith('.test.ts')).map((file) => file.replace('.ts', ''));
  expect(rules.map((rule) => rule.id).sort()).toEqual(ids.sort());
});

test('the bad examples read like this', async () => {
  const said: string[] = [];
  for (const rule of rules) said.push(...(await findingsOn(rule.examples.bad, rule.examples.before)).map(sayFinding));
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "ambiguous-paths openapi.yaml:14 low: /tours/{id} and /tours/{day} match the same address
    body-on-delete openapi.yaml:7 low: DELETE /tours takes a body
    body-on-get openapi.yaml:7 low: GET /tours takes a body
    breaking-change openapi.yaml:7 medium: GET /v1/tours requires day, which could be left out in openapi.yaml, which breaks clients
    closed-enum openapi.yaml:8 info: openapi.yaml closes the values of Wing
    create-without-read src/app.ts:11 info: POST /tours creates tours that nothing reads
    date-without-format openapi.yaml:8 info: created_at in openapi.yaml does not say how a date is written
    deep-nesting openapi.yaml:7 info: /v1/museums/{museum}/wings/{wing}/halls/{hall}/tours goes 3 levels deep
    deprecated-without-sunset openapi.yaml:7 info: GET /tours is deprecated without a date
    duplicate-enum-value openapi.yaml:8 low: openapi.yaml lists 2 of Floor twice
    duplicate-operation-id openapi.yaml:13 low: openapi.yaml names several operations get-tours
    duplicate-parameter openapi.yaml:11 low: openapi.yaml declares day of GET /tours more than once
    enum-type-mismatch openapi.yaml:8 low: attic of Floor in openapi.yaml is not of the type that the schema says
    file-extension-in-path openapi.yaml:7 info: /v1/tours.json carries a file extension
    get-that-writes src/orders.ts:10 medium: GET /orders/{id}/cancel updates orders
    inconsistent-error-model src/app.ts:7 medium: workspace answers errors in 3 shapes
    inconsistent-property-type openapi.yaml:8 low: visitor_id is integer and string in openapi.yaml
    invalid-example openapi.yaml:8 low: The example of minutes in openapi.yaml does not fit its schema
    long-operation-in-request src/app.ts:9 medium: GET /v1/posters/{day} waits until a browser has started
    missing-error-response openapi.yaml:7 info: GET /tours documents no failure in openapi.yaml
    missing-operation-id openapi.yaml:7 info: GET /tours has no operationId in openapi.yaml
    missing-optimistic-concurrency src/app.ts:11 medium: PUT /tours/{id} updates tours without comparing its version
    missing-rate-limit-response openapi.yaml:7 low: GET /v1/tours is limited, and openapi.yaml does not know 429
    missing-success-response openapi.yaml:7 low: GET /tours documents no success in openapi.yaml
    missing-versioning src/app.ts:12 info: workspace offers 5 routes without a version
    mixed-versioning openapi.yaml:29 info: /visits stands outside of the version that 4 paths of workspace have
    non-idempotent-post src/app.ts:10 medium: POST /donations/{id}/refunds does its work twice when it is sent twice
    number-without-format openapi.yaml:15 info: guests in openapi.yaml does not say how large a number it is
    optional-path-param openapi.yaml:10 low: openapi.yaml leaves id of GET /tours/{id} optional, and a path cannot
    path-casing openapi.yaml:31 info: /v1/museumShops is written unlike the other paths of workspace
    query-in-path openapi.yaml:6 low: /tours?day=today in openapi.yaml has a query
    singular-collection openapi.yaml:39 info: ticket of workspace is a collection in the singular
    spec-code-drift openapi.yaml:19 medium: GET /blends stands in openapi.yaml but not in the code
    spec-code-drift src/app.ts:7 medium: GET /harvests is missing from openapi.yaml
    top-level-array openapi.yaml:10 info: GET /v1/tours answers with a bare array, as openapi.yaml has it
    trailing-slash openapi.yaml:6 low: /tours/ ends with a slash
    tunneled-method openapi.yaml:9 low: POST /v1/tours/{id} lets _method say what is done
    unbounded-array openapi.yaml:7 info: guests of POST /v1/parties is a list of any length in openapi.yaml
    unbounded-page-size openapi.yaml:7 low: GET /v1/tours takes a page of any size in openapi.yaml
    undeclared-path-param openapi.yaml:7 low: openapi.yaml does not say what {id} of GET /tours/{id} is
    undefined-tag openapi.yaml:8 info: openapi.yaml uses tour without declaring it
    unpaginated-list src/orders.ts:9 high: GET /orders reads every row of Order without a limit
    unused-path-param openapi.yaml:10 low: openapi.yaml declares id of GET /tours, which no part of the path takes
    verb-in-path openapi.yaml:7 info: /v1/getTours names a deed
    version-in-path openapi.yaml:6 info: /tours-v2 in openapi.yaml has a version of its own
    wrong-create-status openapi.yaml:21 low: POST /v1/halls creates and promises 200 in openapi.yaml
    chatty-services shop/src/app.ts:7 low: GET /v1/programs calls museum 3 times
    client-contract-mismatch shop/src/app.ts:8 high: shop calls GET /v1/tour of tours, which has no such route
    cross-service-foreign-key tickets/schema.sql:3 low: tickets of tickets refers to members of members
    cyclic-services orders/src/app.ts:7 medium: orders → stock → orders is a circle of synchronous calls
    hardcoded-endpoint tours/src/app.ts:7 medium: tours calls guides at localhost, and no setting says otherwise
    dual-write src/orders.ts:12 high: POST /orders writes orders and publishes order.placed without an outbox
    early-acknowledgement src/consumer.ts:10 medium: museum acknowledges ticket.sold before its work is done
    foreign-table-read billing/src/app.ts:9 medium: billing reads the table orders of the service orders
    layer-violation src/web/app.ts:7 medium: GET /tours/{id} in web calls storedTour in storage
    long-sync-chain shop/src/app.ts:5 medium: GET /shop/delivery goes through 4 services in a row: shop → orders → stock → suppliers
    missing-api-gateway docker-compose.yml:8 info: guides, shop and tours are each open to the outside
    missing-circuit-breaker cafe/src/app.ts:12 low: None of 4 calls between 5 services has a circuit breaker
    missing-dead-letter src/consumer.ts:6 medium: tickets has no place for messages that museum cannot handle
    missing-health-check deploy/tours.yaml:14 medium: tours runs in the cluster without a health check
    missing-retry-backoff cafe/src/app.ts:8 info: No GET between 5 services is tried again when it fails
    missing-timeout src/app.ts:7 high: workspace calls api.exchange.example with axios and waits for ever
    missing-transaction src/app.ts:12 medium: POST /voyages inserts into voyages and then into cabins without a transaction
    nano-service docker-compose.yml:14 info: lockers is one function of tours behind a network
    god-service docker-compose.yml:2 info: house is larger than all other services together
    non-idempotent-consumer src/consumer.ts:10 medium: museum makes a second row in admissions when ticket.sold comes twice
    shared-database docker-compose.yml:8 low: guides, shop and tours use one database, db/museum
    shared-table billing/src/app.ts:9 high: billing and orders write the table orders
    single-point-of-failure docker-compose.yml:8 low: 3 services were seen to wait for accounts, of which one copy runs
    unresolved-call tours/src/app.ts:6 info: tours calls guide, which nothing here explains
    unsafe-retry src/app.ts:13 medium: POST /charges to bank.example is sent again when it fails
    adding-required-column migrations/0002_change.sql:3 high: loans.branch is required from the first moment, and no row has it
    adding-serial-primary-key migrations/0002_change.sql:3 medium: The new primary key loans (id) is built while the table is locked
    adding-volatile-default migrations/0002_change.sql:3 medium: Adding loans.token writes every row of loans anew
    adjacency-list schema.sql:3 info: comments is a tree in which each row knows only its parent
    cascade-fan-out src/app.ts:11 info: DELETE /v1/museums/{id} deletes from museums and, through cascades, from 3 more tables
    char-type schema.sql:3 info: visits.page is filled up with blanks
    clone-tables schema.sql:1 low: visits_2024 and visits_2025 are one table in 2 pieces
    concurrent-in-transaction migrations/0002_change.sql:4 medium: loans_shelf_idx is built CONCURRENTLY inside a transaction
    constraint-without-not-valid migrations/0002_change.sql:3 medium: Adding the check reads all of loans while it is locked
    dangling-foreign-key schema.sql:6 medium: A foreign key of tours names guides.code, which is not there
    drop-column migrations/0002_change.sql:3 medium: loans.shelf is dropped with all its values
    drop-index-without-concurrently migrations/0002_change.sql:3 low: Dropping the index loans_due_on_idx locks its table against everybody
    drop-table migrations/0002_change.sql:3 medium: loans is dropped with all its rows
    duplicate-index schema.sql:6 low: visits keeps (page) twice
    duplicated-attribute schema.sql:8 info: tours.guide_email repeats guides.email
    duplicated-column schema.sql:3 low: visits has visitor_id and visitorId, which are one name
    entity-attribute-value schema.sql:1 low: visit_attributes keeps attributes as rows: attr_name, attr_value
    float-for-money schema.sql:3 medium: fares.price keeps money as double precision
    foreign-key-type-mismatch schema.sql:6 low: tours.guide_id is integer, guides.id is bigserial
    implied-relation schema.sql:11 info: tours.guide_id has no foreign key
    inconsistent-column-type schema.sql:7 info: badge_id is text in guides and bigint in tours
    inconsistent-naming schema.sql:13 info: tours.openingDay is named unlike 10 other columns
    index-without-concurrently migrations/0002_change.sql:3 medium: Building an index on loans (shelf) blocks every write to it
    int-primary-key-overflow schema.sql:2 info: visits counts its rows in 32 bits
    json-as-relation schema.sql:6 low: tours.guide_ids keeps keys of guides in JSON
    junction-without-key schema.sql:7 low: guides_tours may link the same guides and tours twice
    list-in-column schema.sql:3 low: visits.guide_ids keeps a list in one column
    migration-breaks-code migrations/0002_change.sql:3 high: GET /v1/loans/{id} still asks for loans.shelf, which migrations/0002_change.sql drops
    missing-lock-timeout migrations/0002_change.sql:2 low: loans is locked without a limit to the waiting
    missing-partition-key schema.sql:1 info: DELETE /passages deletes old rows of passages one by one
    missing-primary-key schema.sql:1 medium: visits has no primary key
    missing-statement-timeout migrations/0002_change.sql:2 info: The change of loans may run for any time
    missing-unique-key src/app.ts:11 medium: POST /v1/members looks whether members.email is taken, and the table does not forbid it twice
    non-rerunnable-statement migrations/0002_change.sql:3 low: migrations/0002_change.sql cannot run again after it stopped half-way
    nullable-unique schema.sql:5 low: tours (day, hall) is not unique where hall is null
    polymorphic-relation schema.sql:4 info: comments.subject_id refers to whatever subject_type says
    rename-column migrations/0002_change.sql:3 medium: loans.shelf becomes shelf_number under code that is running
    rename-table migrations/0002_change.sql:3 medium: loans becomes lendings under code that is running
    repeating-columns schema.sql:3 low: visits has 3 columns for tag: tag1, tag2 and tag3
    schema-changed-at-start tickets/src/main/resources/application.yml:3 medium: tickets changes its tables in db at each start
    schema-drift prisma/schema.prisma:10 high: Tour.language stands in the model and in no migration
    set-not-null migrations/0002_change.sql:3 medium: Requiring loans.shelf reads all of loans while it is locked
    shard-unfriendly-key schema.sql:2 medium: visits.id counts up in CockroachDB
    soft-delete-unique schema.sql:3 low: A deleted row of guides keeps its email for ever
    tenant-key-not-leading schema.sql:14 low: visits_day of visits does not begin with tenant_id
    timestamp-without-zone schema.sql:3 low: visits.arrived_at does not say in which zone
    too-many-indexes schema.sql:1 low: visits has 21 indexes
    truncate-cascade migrations/0002_change.sql:3 high: TRUNCATE … CASCADE empties members and everything that refers to it
    type-change-rewrites migrations/0002_change.sql:3 medium: Changing loans.shelf from integer to bigint writes every row anew
    unindexed-foreign-key schema.sql:6 medium: orders.customer_id refers to customers without an index
    unique-constraint-locks migrations/0002_change.sql:3 medium: Making loans (shelf) unique locks the table while the index is built
    unused-prefix-index schema.sql:6 info: visits (page, day) answers all that visits_page answers
    values-in-column-definition schema.sql:3 info: visits.country lists 12 values in its definition
    varchar-limit schema.sql:3 info: visits.page is cut off by habit
    wide-table schema.sql:1 info: visits has 32 columns
    blocking-call-in-handler src/app.ts:7 medium: GET /v1/lockers/{pin} stops the process with bcrypt.hashSync
    cache-key-without-tenant src/app.ts:13 high: GET /v1/tickets caches tickets of one member_id under tickets for everybody
    cache-without-invalidation src/app.ts:16 low: GET /v1/tours/{id} answers from tour:*, which PUT /v1/tours/{id} leaves stale
    cache-without-ttl src/app.ts:11 medium: GET /v1/directions/{place} keeps directions:* for ever
    client-per-request src/app.ts:7 medium: GET /v1/lockers/{id} opens a pool of its own with pg.Pool
    function-on-indexed-column src/app.ts:11 medium: GET /v1/guides cannot use the index on guides.email
    leading-wildcard-like src/app.ts:11 low: GET /v1/guides looks for a text anywhere in guides.email
    n-plus-one-call orders/src/app.ts:9 medium: GET /baskets/{id} calls GET /items/{sku} of stock per item of a loop
    n-plus-one-query src/orders.ts:10 medium: GET /orders reads order_items once per item of a loop
    deep-offset src/app.ts:11 info: GET /v1/visits skips rows of visits one by one
    select-star src/app.ts:8 info: GET /v1/pictures reads scan of every row of its list of pictures
    sequential-awaits src/app.ts:7 low: GET /today waits for 2 answers in a row that do not need each other
    transaction-around-remote-call src/orders.ts:11 high: POST /orders calls prices.example while a transaction is open
    unbounded-concurrency src/app.ts:6 medium: POST /v1/links/checks sends a request for every item of req.body.urls at once
    unbounded-query src/app.ts:17 low: job 0 4 * * * reads all of members into memory
    unindexed-filter src/orders.ts:11 high: GET /customers/{id}/orders searches orders by customer_id without an index
    unindexed-sort src/articles.ts:9 medium: GET /articles sorts all of articles by published_at
    authorization-before-authentication src/app.ts:6 medium: requireRole stands before authenticate on GET /v1/halls
    cookie-flags src/app.ts:11 medium: workspace lets scripts read the cookie \`session_token\`
    cors-wildcard-with-credentials src/app.ts:12 high: workspace lets pages of every origin call it with cookies
    credential-in-url src/app.ts:10 medium: password of GET /v1/members/me stands in the address
    database-exposed docker-compose.yml:2 low: db (5432) is reachable from outside the host
    debug-route-in-production docker-compose.yml:2 medium: museum is deployed with APP_DEBUG
    default-credentials-in-compose docker-compose.yml:2 low: POSTGRES_PASSWORD of db is known to everybody
    disabled-tls-verification src/app.ts:13 medium: workspace does not check who answers it
    error-detail-exposed src/app.ts:14 low: workspace sends the stack of its errors to the client
    mass-assignment src/app.ts:15 high: POST /v1/members lets its caller set Member.role
    missing-authentication src/app.ts:13 high: DELETE /orders/{id} deletes from orders without asking who is calling
    missing-authorization src/app.ts:11 high: DELETE /v1/loans/{id} deletes from loans of anybody
    missing-csrf src/app.ts:12 medium: workspace takes changes from pages of other sites
    missing-input-validation src/app.ts:16 low: POST /v1/tours stores its body in tours unseen
    missing-ownership-filter src/app.ts:16 medium: GET /v1/loans/{id} reads loans of anybody
    missing-rate-limit src/app.ts:9 medium: POST /login accepts any number of attempts
    missing-role-check src/app.ts:10 high: GET /v1/admin/visitors lets in whoever is signed in
    permissive-policy supabase/migrations/20240101000000_guides.sql:3 high: The policy "Guides change themselves" lets everybody update guides
    plain-http-upstream src/app.ts:11 medium: workspace calls api.exchange.example without encryption
    row-level-security-off supabase/migrations/20240101000000_guides.sql:1 critical: guides is open to every browser
    secret-in-code src/app.ts:10 high: src/app.ts holds archiveApiKey (key)
    secret-in-log src/app.ts:11 medium: PUT /v1/badges writes \`req.body.newPassword\` into the log
    secrets-in-image Dockerfile:3 high: Dockerfile keeps ARCHIVE_API_KEY in the image
    sensitive-column-exposed src/app.ts:12 high: passwordHash in GET /v1/members/{id} is sent to the client
    sequential-public-id src/app.ts:7 low: GET /v1/guides/{id} gives out guides by counting
    sql-built-from-input src/app.ts:11 high: GET /v1/guides writes \`req.query.name\` into its SQL
    ssrf-url-parameter src/app.ts:11 medium: GET /v1/posters calls whatever address \`req.query.poster\` names
    unlimited-upload src/app.ts:12 medium: workspace takes uploads of any size
    unsigned-webhook src/app.ts:9 high: POST /v1/payments/webhook updates tickets for whoever calls it
    weak-auth-scheme src/app.ts:14 high: workspace keeps passwords by MD5
    weak-jwt src/app.ts:13 high: workspace signs its tokens with a key that stands in the code
    in-memory-state src/app.ts:11 medium: POST /cart/items keeps carts in the memory of one process
    in-process-schedule tours/src/app.ts:6 medium: job 0 6 * * * of tours runs in each of 3 copies
    local-file-state museum/src/app.ts:10 medium: PUT /v1/plans/{id} keeps uploads/plan.pdf on the disk of one process
    missing-autoscaling deploy/tours.yaml:14 info: tours does not grow with the load, unlike shop
    missing-resource-limits deploy/tours.yaml:14 low: tours may take all memory of its machine
    pool-exceeds-database tickets/src/app.ts:4 medium: tickets may open 100 connections to db, which accepts 97
    single-replica deploy/tours.yaml:14 info: tours runs in one copy, unlike shop
    sticky-session deploy/tours.yaml:30 low: A client of tours is bound to one of its copies"
  `);
}, 120_000);

async function findingsOn(example: Example, before?: Example): Promise<Finding[]> {
  return runRules(await systemOf(example), rules, { before: before && (await systemOf(before)) });
}

function sayFinding(finding: Finding): string {
  const [place] = finding.evidence;
  return `${finding.rule} ${place?.file}:${place?.line} ${finding.severity}: ${finding.title}`;
}
