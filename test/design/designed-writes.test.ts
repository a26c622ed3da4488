import { expect, test } from 'vitest';
import { designOf } from '../support/design/briefs.ts';

const { system, questions } = designOf('examples/briefs/booking.yaml').design;

test('nothing is paid before the provider has said so: the wish is stored first, and the state with the answer', () => {
  const written = system.accesses
    .filter(({ operation, verb }) => operation.includes('payBooking') && verb === 'update')
    .map(({ operation, columns }) => `${operation.split('.').at(-1)}: ${columns.join(', ')}`);
  expect(written.join('\n')).toMatchInlineSnapshot(`
    "settle: state, payment_provider_state
    settle: response_status, response_body
    store: payment_provider_state, version, updated_at"
  `);
  const column = system.tables.flatMap(({ columns }) => columns).find(({ name }) => name === 'payment_provider_state');
  expect(column).toMatchObject({ nullable: true, default: undefined });
});

test('what was left open is asked again, and its answer stored as it would have been', () => {
  const settling = (id: string): boolean => id.includes('jobs.settle-booking-payment-provider');
  const calls = system.calls.filter(({ operation }) => settling(operation));
  const accesses = system.accesses.filter(({ operation }) => settling(operation));
  expect(calls.map(({ method, to, idempotencyKey }) => [method, to, idempotencyKey])).toEqual([
    ['POST', 'component:external:payment-provider', true],
  ]);
  expect(accesses.map(({ verb, table }) => `${verb} ${table.split(':').at(-1)}`).sort()).toEqual([
    'insert outbox_messages',
    'select bookings',
    'update bookings',
  ]);
});

test('examples show what was done, and a refusal says what another one has already', () => {
  const endpoint = (operationId: string) => system.endpoints.find((each) => each.operationId === operationId);
  const example = (operationId: string, status: number) =>
    endpoint(operationId)?.responses.find((each) => each.status === status)?.example;
  expect(example('createBooking', 201)).toMatchObject({ state: 'held' });
  expect(example('createBooking', 201)).not.toHaveProperty('paymentProviderState');
  expect(example('payBooking', 200)).toMatchObject({ state: 'paid', paymentProviderState: 'done' });
  expect(example('cancelBooking', 200)).toMatchObject({ state: 'cancelled', claims: [{ state: 'released' }] });
  expect(example('createBooking', 409)).toMatchObject({
    detail: 'Another claim has this event and seat already; the idempotency key was used for another request.',
  });
  expect(system.channels.map(({ example: message }) => message)).toMatchObject([{ data: { state: 'paid' } }]);
});

test('what a part refers to as its whole does is not sent twice', () => {
  const shape = system.endpoints.find(({ operationId }) => operationId === 'createBooking')?.request;
  const fields = shape?.type === 'object' ? shape.fields : [];
  const claims = fields.find(({ name }) => name === 'claims')?.shape;
  expect(fields.map(({ name }) => name)).toEqual(['eventId', 'email', 'claims']);
  expect(claims).toMatchObject({ items: { fields: [{ name: 'seatId' }] } });
});

test('what the brief leaves open is asked', () => {
  expect(questions.join('\n')).toMatchInlineSnapshot(`
    "How long may personal data of booking be kept? Nothing is said, so nothing is deleted.
    How is a person forgotten who asks for it? booking cannot be deleted; what orders and bills need must be kept and can be made nameless.
    May whoever has the scope read every booking, or only what is their own? Nothing is said, so every one; else the id of the person comes from the token, and stands in each of these queries."
  `);
  const { questions: ofTeams } = designOf('examples/briefs/multi-tenant-saas.yaml').design;
  expect(ofTeams).toContain('What makes the state of a subscription `past-due`? No operation does.');
});
