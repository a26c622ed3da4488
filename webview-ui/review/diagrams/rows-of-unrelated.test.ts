import { expect, test } from 'vitest';
import { withoutHelpers, withRowsOfUnrelated } from './rows-of-unrelated.ts';

function entities(count: number): string {
  return Array.from({ length: count }, (_, at) => `  t${at}["t${at}"] {\n    integer id PK\n  }`).join('\n');
}

test('tables without relations stand below each other, and related ones where their relations put them', () => {
  const text = `erDiagram\n${entities(10)}\n  t0 ||--o{ t1 : "a"`;
  expect(withRowsOfUnrelated(text).slice(text.length).trim().split('\n')).toMatchInlineSnapshot(`
    [
      "t2 ||--|| t6 : """,
      "  t3 ||--|| t7 : """,
      "  t4 ||--|| t8 : """,
      "  t5 ||--|| t9 : """,
    ]
  `);
});

test('a few of them stand side by side', () => {
  const text = `erDiagram\n${entities(4)}`;
  expect(withRowsOfUnrelated(text)).toBe(text);
});

test('what only the layout needed is not drawn', () => {
  const path = (number: number) => `<path d="M0" data-id="id_entity-t2-2_entity-t6-6_${number}" marker-end="x"></path>`;
  const text = `erDiagram\n${entities(10)}\n  t0 ||--o{ t1 : "a"`;
  expect(withoutHelpers(`<g>${path(0)}${path(1)}${path(2)}</g>`, text)).toBe(`<g>${path(0)}</g>`);
});
