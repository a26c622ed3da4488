import { expect, test } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { briefFromProse } from './brief-from-prose.ts';

test('nouns become resources, and numbers with a unit become load', () => {
  const prose = `An online shop for small breweries. Customers (name, email) place orders; orders have order lines.
Products (sku, title, price, stock) belong to categories. We expect 3,000 requests per minute, peaks of 8x, 20 reads per write,
200,000 customers and 500 orders per day, growing 40 % a year. Answers must come 99.9 % of the time. MySQL, 4 developers.`;
  const { text, resources, figures } = briefFromProse(prose);
  expect({ resources, figures }).toMatchInlineSnapshot(`
    {
      "figures": 9,
      "resources": 5,
    }
  `);
  expect(text).toMatchInlineSnapshot(`
    "# Read from a description, word by word: correct what is wrong and add what is missing.
    name: Online shop for small breweries
    goals:
      - "An online shop for small breweries."
      - "Customers (name, email) place orders;"
      - "orders have order lines."
      - "Products (sku, title, price, stock) belong to categories."
      - "We expect 3,000 requests per minute, peaks of 8x, 20 reads per write, 200,000 customers and 500 orders per day, growing 40 % a year."
      - "Answers must come 99.9 % of the time."
    people: 4
    availability: 99.9 %
    database: mysql
    load:
      requestsPerSecond: 50
      peakFactor: 8
      readsPerWrite: 20
      growth: 40 %
    resources:
      customer:
        attributes:
          name: text
          email: email unique personal
        rows: 200000
      order:
        belongsTo: customer
        attributes:
          name: text
        rows: 182500
      order line:
        partOf: order
        attributes:
          quantity: integer
      product:
        belongsTo: category
        attributes:
          sku: text(80) unique
          title: text
          price: money
          stock: integer
      category:
        attributes:
          name: text
    "
  `);
  expect(readBrief('brief.yaml', text).problems).toEqual([]);
});

test.each([
  ['A library where members borrow books and reserve them. Each loan has a due date.', 'member, book, loan'],
  [
    'Track deliveries of parcels by drivers: routes, stops, vehicles. 10 million parcels a year, 200 rps.',
    'delivery belongs-to parcel, parcel belongs-to driver, driver, route, vehicle',
  ],
  [
    'Teachers create courses with lessons and quizzes; students enroll in courses and submit answers.',
    'teacher, course belongs-to teacher, lesson belongs-to course, quiz belongs-to course, student, answer belongs-to student',
  ],
  ['Chat for teams: channels, messages, attachments, users. 5000 req/s.', 'team, channel, message, attachment, user'],
  ['Something with no noun that anybody would store', ''],
  ['', ''],
  [': {} [] "quoted" # not a comment\n- x: y', 'comment'],
])('what is read from “%s” is a brief', (prose, things) => {
  const { text } = briefFromProse(prose);
  const { brief, problems } = readBrief('brief.yaml', text);
  const names = brief.resources.map(
    ({ name, relations }) => `${name}${relations.map(({ to, kind }) => ` ${kind} ${to}`).join('')}`,
  );
  expect(names.join(', ')).toBe(things);
  expect(problems.filter(({ message }) => !/at least one resource/.test(message))).toEqual([]);
});

test('limits, tenants and parts of a whole are heard, and a rate is no amount of rows', () => {
  const prose = `99.95 % availability, three developers. No message broker please. Practice desk for vets: every clinic is a tenant.
Owners upload documents. 300 clinics with 40 users each send 3,000 messages/s. Doctors read. Patients wait. It must run on one VM.`;
  expect(briefFromProse(prose).text).toMatchInlineSnapshot(`
    "# Read from a description, word by word: correct what is wrong and add what is missing.
    name: Practice desk for vets
    goals:
      - "99.95 % availability, three developers."
      - "No message broker please."
      - "Practice desk for vets: every clinic is a tenant."
      - "Owners upload documents."
      - "300 clinics with 40 users each send 3,000 messages/s."
      - "Doctors read."
    constraints:
      - "It must run on one VM."
    people: 3
    availability: 99.95 %
    tenant: clinic
    resources:
      clinic:
        attributes:
          name: text
        rows: 300
      owner:
        attributes:
          name: text(120) personal
          email: email unique personal
      document:
        belongsTo: owner
        attributes:
          fileName: text(200)
          contentType: text(100)
          bytes: integer
          url: url
      user:
        belongsTo: clinic
        attributes:
          name: text(120) personal
          email: email unique personal
        rows: 12000
      message:
        attributes:
          body: long-text
      doctor:
        attributes:
          name: text(120) personal
          email: email unique personal
      patient:
        attributes:
          name: text(120) personal
          email: email unique personal
    "
  `);
});

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
        attributes:
          dueAt: timestamp
          sentAt: timestamp optional readOnly
        operations:
          create:
            emits: reminder-created
          read:
          list:
          update:
      note:
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
