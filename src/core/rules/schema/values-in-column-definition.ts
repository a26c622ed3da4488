import type { Table } from '../../model/table.ts';
import { count } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const valuesInColumnDefinition: Rule = {
  id: 'values-in-column-definition',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A long list of allowed values stands in the definition of a column.',
  why: 'Each new value is a migration, and nothing can be said about a value, such as its name or whether it is still offered.',
  fix: 'Keep the values in a table that the column refers to.',
  references: [
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
    'https://dev.mysql.com/doc/refman/8.4/en/enum.html',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': visits(
        "text NOT NULL CHECK (country IN ('AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'IT', 'NL', 'PL'))",
      ),
    },
    good: { 'schema.sql': visits('text NOT NULL') },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) =>
      listsOf(table)
        .filter(({ values }) => values >= many)
        .map(({ column, values }) => ({
          title: `${table.name}.${column} lists ${count(values, 'value')} in its definition`,
          message: prose(
            `A value more or less is an ALTER TABLE on ${table.name}, and code that shows them repeats the list.`,
            'For the handful of states of a process that is right; a list that follows the world changes with it.',
          ),
          fix: `A table of these values with a key that ${table.name}.${column} refers to.`,
          evidence: evidenceChain(table.columns.find(({ name }) => name === column)?.evidence, table.evidence[0]),
          subjects: [table.id, column],
        })),
    ),
};

/** The states of a process are fewer, and a check is the right place for them. */
const many = 10;

function listsOf(table: Table): { readonly column: string; readonly values: number }[] {
  const enums = table.columns.flatMap(({ name, type }) =>
    /^(?:enum|set)\s*\(/.test(type) ? [{ column: name, values: type.split(',').length }] : [],
  );
  const checks = table.checks.flatMap((check) => {
    // `country IN (…)`, `(country)::text = ANY (…)`, `upper(country) IN (…)`: its first name, or that in the call.
    const names = check.match(/\w+/g)?.slice(0, 2) ?? [];
    const column = names.flatMap((said) => table.columns.find(({ name }) => sameColumn(name, said))?.name ?? [])[0];
    const values = valuesIn(check);
    return column === undefined ? [] : [{ column, values }];
  });
  return [...enums, ...checks];
}

/** `IN ('AT', 'BE')`, or as PostgreSQL's dumps have it, `= ANY (ARRAY['AT'::text, 'BE'::text])`. */
function valuesIn(check: string): number {
  const [, list = ''] = /(?:\bin\s*\(|\bany\s*\(+\s*array\s*\[)([^)\]]*)/i.exec(check) ?? [];
  return list === '' ? 0 : list.split(',').length;
}

function visits(country: string): string {
  return `CREATE TABLE visits (\n  id bigserial PRIMARY KEY,\n  country ${country}\n);\n`;
}
