import { expect, test } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { briefFromProse } from './brief-from-prose.ts';

test('who books what with whom, what is called, kept and never done twice', () => {
  const prose = `We run a network of veterinary clinics. Pet owners should be able to book an appointment with a vet, see the
vaccination history of their pets and get a reminder by SMS. Vets write treatment notes after each visit; prescriptions are sent to
an external pharmacy. Payments go through Stripe. 120,000 owners, 3,000 appointments a day, most of them booked between 7 and 9 in the
evening. A vet must never be booked twice for the same slot. Treatment notes must be kept for ten years.`;
  expect(sizedBrief(prose)).toMatchInlineSnapshot(`
    "name: Network of veterinary clinics
    goals:
    constraints:
    load:
      peakFactor: 8
    externals:
      sms gateway: { timeout: 3 s }
      pharmacy: { timeout: 3 s }
      stripe: { timeout: 4 s, undo: refunds the charge }
    resources:
      clinic:
        attributes:
          name: text
      pet owner:
        attributes:
          name: text(120) personal
          email: email unique personal
        rows: 120000
      appointment:
        belongsTo: [pet owner, vet]
        attributes:
          startsAt: timestamp
          endsAt: timestamp optional
        unique: [[vet, startsAt]]
        rows: 1095000
      vet:
        attributes:
          name: text(120) personal
          email: email unique personal
      vaccination:
        belongsTo: pet
        attributes:
          vaccine: text(120)
          givenOn: date
      pet:
        belongsTo: pet owner
        attributes:
          name: text
      reminder:
        belongsTo: pet owner
        attributes:
          dueAt: timestamp
          sentAt: timestamp optional readOnly
        operations:
          create:
            emits: reminder-created
          read:
          list:
          update:
      treatment note:
        belongsTo: [vet, visit]
        attributes:
          body: long-text
        retention: 10 years
      visit:
        attributes:
          startsAt: timestamp
          endsAt: timestamp optional
      prescription:
        attributes:
          medication: text(120)
          dosage: text(120)
        operations:
          create:
            emits: prescription-created
          read:
          list:
          update:
      payment:
        attributes:
          amount: money
        operations:
          create:
            calls: stripe
          read:
          list:
    consumers:
      reminder to sms gateway: { on: reminder-created, calls: sms gateway }
      prescription to pharmacy: { on: prescription-created, calls: pharmacy }
    "
  `);
});

test('streams are sized by how often and how long, and what anybody may look up is open', () => {
  const prose = `Parcel tracking: couriers scan parcels (up to 2,000 scans per second in December), customers look up their parcel by
tracking number without logging in (20,000 lookups per second at peak). Keep scans for 90 days. Shippers log in with API keys and may
create up to 500 parcels per request.`;
  expect(sizedBrief(prose)).toMatchInlineSnapshot(`
    "name: Parcel tracking
    goals:
    auth: api-key
    load:
      requestsPerSecond: 5500
      peakFactor: 4
    resources:
      courier:
        attributes:
          name: text(120) personal
          email: email unique personal
      parcel:
        belongsTo: [customer, shipper]
        attributes:
          trackingNumber: text(80) unique
        operations:
          create:
          read:
            public: true
            perSecond: 5000
          list:
          update:
      customer:
        attributes:
          name: text(120) personal
          email: email unique personal
      scan:
        belongsTo: [courier, parcel]
        attributes:
          recordedAt: timestamp
        appendOnly: true
        retention: 90 days
        operations:
          create:
            perSecond: 500
          read:
          list:
        rows: 3890000000
      shipper:
        attributes:
          name: text(120) personal
          email: email unique personal
    "
  `);
});

test('so many senders send so often', () => {
  const prose =
    'Temperature readings of 30,000 sensors in refrigerated trucks. Each sensor sends one reading every 30 seconds. Readings are kept for 2 years.';
  expect(sizedBrief(prose)).toMatchInlineSnapshot(`
    "name: Temperature readings
    goals:
    load:
      requestsPerSecond: 1000
    resources:
      reading:
        belongsTo: sensor
        attributes:
          recordedAt: timestamp
        appendOnly: true
        retention: 2 years
        operations:
          create:
            perSecond: 1000
          read:
          list:
        rows: 63100000000
      sensor:
        belongsTo: truck
        attributes:
          name: text
        rows: 30000
      truck:
        attributes:
          name: text
    "
  `);
});

test('what people like and follow is a row for each pair, and a moderator is a user who may do more', () => {
  const prose =
    'Users write posts in groups, like posts and follow each other. Images can be uploaded with a post. Moderators can hide posts.';
  expect(sizedBrief(prose)).toMatchInlineSnapshot(`
    "name: Users write posts in groups
    goals:
    resources:
      user:
        attributes:
          name: text(120) personal
          email: email unique personal
          role: user | moderator
      post:
        belongsTo: [user, group]
        attributes:
          title: text(200)
          body: long-text
      group:
        attributes:
          name: text
      image:
        belongsTo: post
        attributes:
          fileName: text(200)
          contentType: text(100)
          bytes: integer
          url: url
      like:
        belongsTo: [user, post]
        unique: [[user, post]]
        operations: [create, list, delete]
      follow:
        relations:
          follower: user
          followed: user
        unique: [[follower, followed]]
        operations: [create, list, delete]
    "
  `);
});

test('what is done to something is a row of both, and what is counted or made is a thing', () => {
  const prose = `Booking app for 60 gyms. Trainers publish classes; members book a place in a class. Readers can search all articles
without an account; articles have tags and belong to sections; subscribers may comment. 30 million page views per day, a new article
every two minutes. Comments are checked by an external moderation service.`;
  expect(sizedBrief(prose)).toMatchInlineSnapshot(`
    "name: Booking app for 60 gyms
    goals:
    load:
      requestsPerSecond: 348
    externals:
      moderation service: { timeout: 3 s }
    resources:
      gym:
        attributes:
          name: text
        rows: 60
      trainer:
        attributes:
          name: text(120) personal
          email: email unique personal
      class:
        belongsTo: trainer
        attributes:
          startsAt: timestamp
          endsAt: timestamp optional
      member:
        attributes:
          name: text(120) personal
          email: email unique personal
      reader:
        attributes:
          name: text(120) personal
          email: email unique personal
      article:
        belongsTo: section
        relations:
          tags:
            to: tag
            many: true
        attributes:
          title: text(200)
          body: long-text
        operations:
          create:
            perSecond: 0.00833
          read:
            public: true
            perSecond: 347
          list:
            public: true
          update:
        rows: 263000
      tag:
        attributes:
          name: text
      section:
        attributes:
          name: text
      subscriber:
        attributes:
          name: text(120) personal
          email: email unique personal
      comment:
        belongsTo: subscriber
        attributes:
          body: long-text
        operations:
          create:
            emits: comment-created
          read:
          list:
          update:
      booking:
        belongsTo: [member, class]
        attributes:
          startsAt: timestamp
          endsAt: timestamp optional
    consumers:
      comment to moderation service: { on: comment-created, calls: moderation service }
    "
  `);
});

/** Without the sentences themselves, which every brief repeats. */
function sizedBrief(prose: string): string {
  const { text } = briefFromProse(prose);
  expect(readBrief('brief.yaml', text).problems).toEqual([]);
  return text
    .split('\n')
    .slice(1)
    .filter((line) => !line.startsWith('  - "'))
    .join('\n');
}

test('the word for all of a list is what is kept, and what a business is there for owns nothing', () => {
  const tools = sizedBrief('Members reserve drills, ladders and other tools for a few days.');
  expect(tools.slice(tools.indexOf('resources:'))).toMatchInlineSnapshot(`
    "resources:
      member:
        attributes:
          name: text(120) personal
          email: email unique personal
      tool:
        attributes:
          name: text
      reservation:
        belongsTo: [member, tool]
        attributes:
          startsAt: timestamp
          endsAt: timestamp optional
    "
  `);
  const stations = sizedBrief('We run charging stations for electric cars. 800 stations stand in 40 towns.');
  expect(stations.slice(stations.indexOf('resources:'))).toMatchInlineSnapshot(`
    "resources:
      station:
        attributes:
          name: text
        rows: 800
      car:
        attributes:
          name: text
      town:
        attributes:
          name: text
        rows: 40
    "
  `);
});
