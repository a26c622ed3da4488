import { expect, test } from 'vitest';
import { endsOf, mostConnected } from './most-connected.ts';

test('arrows of all kinds have two ends, and labels that look like names are none', () => {
  expect(
    [
      '  n0 -->|"GET /n2 --> n3"| n1',
      '  n0 -.->|"order.placed"| n12',
      '  n0 --> n1',
      '  t0 ||--o{ t1 : "t2 || t3"',
      '  t0 |o--o| t0 : "parent_id"',
      '    n3["n1 --> n2"]:::service',
      '  class n3 sev-high',
    ].map((line) => endsOf(line).join(' ')),
  ).toEqual(['n0 n1', 'n0 n12', 'n0 n1', 't0 t1', 't0 t0', '', '']);
});

test('a graph has its center where most arrows meet', () => {
  const mermaid = ['erDiagram', '  t0 ||--o{ t1 : "a"', '  t2 ||--o{ t1 : "b"', '  t1 ||--o{ t3 : "c"'].join('\n');
  expect(mostConnected(mermaid, ['t0', 't1', 't2', 't3'])).toBe('t1');
});

test('where hardly anything is connected, or one thing follows another, there is no center', () => {
  expect(mostConnected('erDiagram\n  t0 ||--o{ t1 : "a"', ['t0', 't1'])).toBeUndefined();
  const steps = Array.from({ length: 5 }, () => '  p0->>p1: ask').join('\n');
  expect(mostConnected(`sequenceDiagram\n${steps}`, ['p0', 'p1'])).toBeUndefined();
});
