import { expect, test } from 'vitest';
import { designBackend } from '../../src/core/design-backend.ts';
import { printDesign } from '../../src/core/report/design/print-design.ts';

const brief = `name: Riverside Ferries
auth: jwt
externals:
  bank: { timeout: 4 s }
resources:
  passenger:
    team: sales
    attributes: { name: text(120) personal, seats: { type: integer, min: 0 } }
    operations: [create, read]
  ticket:
    team: sales
    belongsTo: passenger
    operations:
      create: { takes: passenger.seats }
      read:
  payment:
    team: money
    belongsTo: ticket
    attributes: { amount: money, reference: text(60) unique }
    operations:
      create: { calls: bank }
`;

test('what the own rows refuse is refused before a stranger is asked, though another service was', () => {
  const lines = documentOf().split('\n');
  const flow = lines.slice(lines.indexOf('### What POST /v1/payments does'));
  const at = (words: string): number => flow.findIndex((line) => line.includes(words));
  expect(at('GET /v1/tickets/')).toBeGreaterThan(0);
  expect(at('409 Conflict')).toBeGreaterThan(at('GET /v1/tickets/'));
  expect(at('409 Conflict')).toBeLessThan(at('COMMIT'));
  expect(at('COMMIT')).toBeLessThan(at('POST /requests'));
});

test('words fit what they count, people have names of people, and checks of health are told once', () => {
  const document = documentOf();
  expect(document).toContain('not enough seats are left');
  expect(document).toContain('"name": "Ada Lovelace"');
  expect(document.match(/GET \/health\/live` \|/g)).toHaveLength(1);
});

function documentOf(): string {
  return printDesign(designBackend('brief.yaml', brief));
}
