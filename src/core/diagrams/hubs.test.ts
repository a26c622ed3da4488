import { expect, test } from 'vitest';
import type { DiagramNode, ServiceDiagram } from './diagram.ts';
import { withHubsInWords } from './hubs.ts';

const node = (id: string, note = ''): DiagramNode => ({
  id,
  kind: 'service',
  label: id,
  note,
  group: 'services',
  marks: [],
});

const shops = Array.from({ length: 14 }, (_, at) => node(`shop-${at}`));

function diagram(edges: readonly (readonly [string, string, string])[]): ServiceDiagram {
  return {
    view: 'service',
    title: 'Services',
    description: '',
    groups: [],
    nodes: [node('gateway', 'nginx'), node('ledger'), ...shops],
    edges: edges.map(([from, to, label]) => ({ from, to, label, asynchronous: false })),
  };
}

function told(drawn: ServiceDiagram): readonly string[] {
  const notes = drawn.nodes.filter(({ note }) => note !== '').map(({ label, note }) => `${label}: ${note}`);
  return [...notes, ...drawn.edges.map(({ from, to, label }) => `${from} → ${to} ${label}`.trim())];
}

test('a gateway that leads everywhere says so, and the line that says something stays', () => {
  const lead = shops.map(({ id }) => ['gateway', id, ''] as const);
  expect(told(withHubsInWords(diagram([...lead, ['shop-1', 'shop-2', 'POST /refunds']])))).toEqual([
    'gateway: nginx · leads to 14 others',
    'shop-1 → shop-2 POST /refunds',
  ]);
});

test('what all use alike says so, with how they do', () => {
  const use = shops.map(({ id }) => [id, 'ledger', 'reads, writes'] as const);
  expect(told(withHubsInWords(diagram(use)))).toEqual(['gateway: nginx', 'ledger: used by 14 others (reads, writes)']);
});

test('where each line names another route, each is drawn', () => {
  const lead = shops.map(({ id }, at) => ['gateway', id, `GET /${at}`] as const);
  expect(withHubsInWords(diagram(lead)).edges).toHaveLength(14);
});
