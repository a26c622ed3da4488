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
  [
    'A library where members borrow books and reserve them. Each loan has a due date.',
    'member, book, loan belongs-to member belongs-to book, reservation belongs-to member belongs-to book',
  ],
  [
    'Track deliveries of parcels by drivers: routes, stops, vehicles. 10 million parcels a year, 200 rps.',
    'delivery belongs-to parcel, parcel belongs-to driver, driver, route, stop, vehicle',
  ],
  [
    'Teachers create courses with lessons and quizzes; students enroll in courses and submit answers.',
    'teacher, course belongs-to teacher, lesson belongs-to course, quiz belongs-to course, student, answer belongs-to student, enrollment belongs-to student belongs-to course',
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
