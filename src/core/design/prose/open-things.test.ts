import { expect, test } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { briefFromProse } from './brief-from-prose.ts';
import { sentencesOf } from './sentences.ts';

test('nouns that no list of usual ones has are found by what people do with them', () => {
  expect(
    told(`We run a food bank network. Donors drop off crates of food at collection points; volunteers sort crates into parcels.
Families register with a case worker and get one parcel a week. About 300 collection points, 40,000 families. Case workers should only
see families of their own district. Expiry warnings go out by email every morning.`),
  ).toMatchInlineSnapshot(`
    "donor: name, email
    crate belongs-to donor: name
    collection point, 300 rows: name
    volunteer: name, email
    parcel belongs-to family: name
    family belongs-to district, 40000 rows: name, email
    case worker belongs-to district: name, email
    district: name
    expiry warning: dueAt, sentAt"
  `);
});

test('what is listed, had and done is told apart from what a row has', () => {
  expect(
    told(`Online auction house for rare books. Sellers list lots with photos and a reserve price. Bidders place bids; the highest bid
wins when the auction closes. Bids come in bursts, up to 500 per second in the last minute. Winners are notified by mail and have 3 days
to pay through PayPal. Anyone can browse lots without an account.`),
  ).toMatchInlineSnapshot(`
    "seller: name, email
    lot: reservePrice
    photo belongs-to lot: fileName, contentType, bytes, url
    bidder: name, email
    bid belongs-to bidder, 3940000000 rows: amount
    auction: name"
  `);
  expect(
    told(`I need a backend for a chess club: members, tournaments, rounds, games. Each game has a white and a black player, a result
and the moves in PGN. Ratings are recalculated after every round. Arbiters enter results.`),
  ).toMatchInlineSnapshot(`
    "member: name, email
    tournament: startsAt
    round: startsAt
    game: startsAt
    player: name, email
    result belongs-to arbiter: name
    rating: value
    arbiter: name, email"
  `);
});

test('machines report as people do, and have no address', () => {
  expect(
    told(`Parking garage operator, 60 garages with 20,000 spaces. Cameras read licence plates at entry and exit and report each
passage (about 150,000 a day). Drivers register their plates and are billed monthly; visitors pay at machines before leaving. Season
tickets are valid for one garage. An operator sees the occupancy of each garage live.`),
  ).toMatchInlineSnapshot(`
    "garage, 60 rows: name
    space belongs-to garage, 20000 rows: name
    camera: name
    licence plate belongs-to driver: number
    passage belongs-to camera, 54750000 rows: recordedAt
    driver: name, email
    visitor: name, email
    machine: name
    season ticket belongs-to garage: name
    operator: name, email
    payment belongs-to visitor: amount"
  `);
});

test('the same word may be what is done and what is left of it', () => {
  expect(
    told(`Internal tool: employees request equipment (laptop, monitor ...), their manager approves or rejects, then purchasing orders
it from a supplier. Nobody may approve their own request. Assets get a tag. Login via our Azure AD.`),
  ).toMatchInlineSnapshot(`
    "employee: name, email
    manager: name, email
    supplier: name, email
    request belongs-to employee: reason, status
    asset: name
    tag: name"
  `);
  expect(
    told(`Users publish recipes with ingredients and steps, rate and comment on recipes of others, save them to collections, and plan
meals for a week from which a shopping list is made. 1 million recipes, 5 million monthly visitors.`),
  ).toMatchInlineSnapshot(`
    "user: name, email
    recipe belongs-to user many ingredient, 1000000 rows: name
    ingredient: name
    step part-of recipe: name
    collection: name
    meal: name
    rating belongs-to user belongs-to recipe: stars
    comment belongs-to user belongs-to recipe: body"
  `);
});

test('words of no language that it knows leave nothing behind, and no error', () => {
  for (const prose of [
    'Örtliche Vereine buchen Hallen.',
    'constructor of prototype has __proto__',
    '... , , of the',
    '500 per second',
  ])
    expect(
      readBrief('brief.yaml', briefFromProse(prose).text).problems.filter(
        ({ message }) => !/at least one/.test(message),
      ),
    ).toEqual([]);
});

test('what has no end is read in pieces, and nothing of it is lost', () => {
  const endless = 'donors drop off crates of food at collection points and '.repeat(800);
  const pieces = sentencesOf(endless);
  expect(Math.max(...pieces.map(({ words }) => words.length))).toBeLessThan(400);
  expect(pieces.flatMap(({ words }) => words)).toEqual(endless.trim().split(' '));
  expect(briefFromProse(endless).resources).toBe(3);
});

/** Of what nobody counted. */
const usual = 100_000;

/** Each thing in a line: what it belongs to, how many there are, and what it has. */
function told(prose: string): string {
  const { text } = briefFromProse(prose);
  const { brief, problems } = readBrief('brief.yaml', text);
  expect(problems).toEqual([]);
  return brief.resources
    .map(({ name, relations, attributes, rows }) => {
      const of = relations.map(({ to, kind }) => ` ${kind} ${to}`).join('');
      const many = rows === usual ? '' : `, ${rows} rows`;
      return `${name}${of}${many}: ${attributes.map((each) => each.name).join(', ')}`;
    })
    .join('\n');
}
