import { attributeTypes, authKinds, deletions, dialects, standardOperations } from './brief.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (description: string): Json => ({ type: 'string', description });
const yes = (description: string): Json => ({ type: 'boolean', description });
const amount = (description: string): Json => ({ type: ['number', 'string'], description });
const names = (description: string): Json => ({
  description,
  oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
});
const mapOf = (description: string, ref: string): Json => ({
  type: 'object',
  description,
  additionalProperties: { $ref: `#/$defs/${ref}` },
});
const object = (description: string, properties: Readonly<Record<string, Json>>): Json => ({
  type: ['object', 'null'],
  description,
  additionalProperties: false,
  properties,
});

const external = object('A system that is called and not built here.', {
  timeout: amount('How long a call may take: `2 s`, `800 ms`.'),
  undo: text('What takes back what a call did: `refund`.'),
});

const consumer = object('Work that follows an event, outside of the request.', {
  on: names('Events that start it.'),
  calls: text('An external system that it calls.'),
  writes: text('A resource whose rows it writes.'),
});

const operation = object('What can be done, and what follows from it.', {
  public: yes('Open to callers without an account.'),
  emits: names('Events that are told to others, kept in an outbox until they are sent.'),
  calls: text('An external system that has to answer before this is done.'),
  sets: {
    type: 'object',
    description: 'What an action writes: `status: cancelled`, `line.status: cancelled` for the rows of a part.',
    additionalProperties: true,
  },
  from: names('States in which an action is possible; any other is answered with 409.'),
  takes: text('A stock that is counted down without ever passing zero: `product.stock`.'),
  gives: text('A stock that gets back what was taken: `product.stock`.'),
  async: yes('Accepted with 202, and done by a consumer.'),
  idempotent: yes('A repeated request with the same `Idempotency-Key` is done once.'),
  perSecond: amount('Requests a second on average, where it is known.'),
});

const list = object('One way in which rows are listed: it becomes one query and one index.', {
  by: names('Attributes and relations that are given; none for everything.'),
  sort: text('An attribute, with a minus for the highest first: `-placedAt`. Newest first where nothing is said.'),
  public: yes('Open to callers without an account.'),
  perSecond: amount('Requests a second on average, where it is known.'),
});

const attribute = object('One thing that is known of a resource.', {
  type: { enum: attributeTypes, description: 'What kind of value it holds.' },
  description: text('What it means.'),
  max: amount('Longest text, or highest number.'),
  min: amount('Lowest number.'),
  values: { type: 'array', items: { type: ['string', 'number', 'boolean'] }, description: 'Values of an enum.' },
  default: { type: ['string', 'number', 'boolean'], description: 'What it is when nothing is said.' },
  optional: yes('May be left out.'),
  unique: yes('No two rows share it.'),
  personal: yes('Says something of a person: kept out of logs, events and open routes.'),
  secret: yes('Stored as a hash, and never given out.'),
  readOnly: yes('Set by the service, not by callers.'),
});

const relation = object('How rows belong together.', {
  to: text('The resource it leads to.'),
  many: yes('Many to many: a table of pairs.'),
  optional: yes('May be left out.'),
  onDelete: { enum: deletions, description: 'What happens to these rows when the other is deleted.' },
});

const unique = object('A key beside the id.', {
  of: names('Attributes and relations that are unique together.'),
  unless: { type: 'object', description: 'Rows that do not count: `status: cancelled`.', additionalProperties: true },
});

const resource = object('Something that is stored and has an address.', {
  description: text('What it is, in one sentence.'),
  module: text('The part of the code that owns it.'),
  team: text('Who builds and runs it.'),
  isolated: {
    type: ['string', 'boolean'],
    description: 'Why it must run and be stored apart: `card data`.',
  },
  partOf: text('The whole without which it does not exist.'),
  belongsTo: names('Resources it refers to; a question mark makes one optional: `coupon?`.'),
  relations: {
    type: 'object',
    description: 'Relations with a name of their own: a resource, or more that is said of it.',
    additionalProperties: { oneOf: [{ type: 'string' }, { $ref: '#/$defs/relation' }] },
  },
  attributes: {
    type: 'object',
    description: 'Name and type: `email unique personal`, `text(80) optional`, `money`, `open | paid | shipped`.',
    additionalProperties: { oneOf: [{ type: 'string' }, { $ref: '#/$defs/attribute' }] },
  },
  unique: {
    type: 'array',
    description: 'Keys beside the id.',
    items: { oneOf: [{ type: 'array', items: { type: 'string' } }, { $ref: '#/$defs/unique' }] },
  },
  operations: {
    description: `What can be done: ${standardOperations.join(', ')}, or an action such as cancel.`,
    oneOf: [
      { type: 'array', items: { type: 'string' } },
      { type: 'object', additionalProperties: { $ref: '#/$defs/operation' } },
    ],
  },
  lists: {
    type: 'array',
    description: 'The ways in which rows are listed.',
    items: { $ref: '#/$defs/list' },
  },
  embedded: yes('Written and read inside its whole, without routes of its own.'),
  global: yes('Shared by all tenants.'),
  appendOnly: yes('Rows are never changed.'),
  retention: amount('How long rows are kept: `90 days`, `7 years`.'),
  rows: amount('How many there are after a year: `200000`, `2 million`.'),
});

const load = object('What it has to carry.', {
  requestsPerSecond: amount('On average over a day.'),
  peakFactor: amount('How much more it is at the busiest hour.'),
  readsPerWrite: amount('Requests that read, for each that writes.'),
  payload: amount('Size of an answer: `2 kB`.'),
  growth: amount('Growth a year: `60 %`.'),
});

const brief = object('A brief from which Backend Architect designs a backend.', {
  $schema: text('Where this description of a brief stands.'),
  name: text('What it is called.'),
  goals: names('What it is for, in sentences.'),
  constraints: names('What must be so or must not be: `no Kafka`, `must run on one VM`.'),
  resources: mapOf('What is stored, by its singular name.', 'resource'),
  consumers: mapOf('Work that follows events.', 'consumer'),
  externals: mapOf('Systems that are called and not built here.', 'external'),
  load: { $ref: '#/$defs/load' },
  tenant: text('The resource whose rows are tenants.'),
  auth: { enum: authKinds, description: 'How callers prove who they are.' },
  database: { enum: dialects, description: 'What stores it.' },
  availability: amount('Share of the time in which requests are answered: `99.9 %`.'),
  people: amount('How many develop it.'),
});

/** The JSON schema of a brief. What the reader knows at each place is read from here, so the two cannot differ. */
export const briefSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Backend Architect brief',
  ...brief,
  type: 'object',
  required: ['name', 'resources'],
  $defs: { resource, attribute, relation, unique, operation, list, consumer, external, load },
};

export type BriefPlace = keyof typeof briefSchema.$defs | 'brief';

/** The keys that may stand at a place. */
export function keysAt(place: BriefPlace): readonly string[] {
  const schema: Json = place === 'brief' ? brief : briefSchema.$defs[place];
  return Object.keys(schema['properties'] ?? {});
}
