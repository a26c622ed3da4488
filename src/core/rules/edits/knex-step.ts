import { dropStatement, indexName, indexStatement } from '../words/index-statement.ts';
import type { StepWriter } from './code-steps.ts';
import { namedAfter } from './next-step.ts';

/** Knex runs each step in a transaction unless it says otherwise, and PostgreSQL builds nothing concurrently in one. */
export const knexStep: StepWriter = ({ before, table, columns }) => {
  const name = indexName(table, columns);
  const file = namedAfter(before.file, `add_${name}`);
  if (file === undefined) return undefined;
  const inSql = table.dialect === 'postgresql';
  const up = inSql
    ? `knex.raw(${quoted(indexStatement(table, columns))})`
    : `${builder(table.schema)}.alterTable('${table.name}', (table) => table.index(${list(columns)}, '${name}'))`;
  const down = inSql
    ? `knex.raw(${quoted(dropStatement(table, columns))})`
    : `${builder(table.schema)}.alterTable('${table.name}', (table) => table.dropIndex(${list(columns)}, '${name}'))`;
  const config = inSql ? [['config', '{ transaction: false }'] as const] : [];
  return {
    file,
    text: moduleOf(before.manner === 'commonjs', file.endsWith('.ts'), [...config, ['up', up], ['down', down]]),
  };
};

function builder(schema: string | undefined): string {
  return schema === undefined ? 'knex.schema' : `knex.schema.withSchema('${schema}')`;
}

function moduleOf(isCommon: boolean, isTyped: boolean, parts: readonly (readonly [string, string])[]): string {
  const parameter = isTyped ? '(knex: Knex)' : '(knex)';
  const lines = parts.map(([name, value]) => {
    const given = name === 'config' ? value : `${parameter} => ${value}`;
    return `${isCommon ? `exports.${name}` : `export const ${name}`} = ${given};`;
  });
  return `${[...(isTyped ? ["import type { Knex } from 'knex';"] : []), ...lines].join('\n\n')}\n`;
}

function quoted(statement: string): string {
  const text = statement.replace(/;$/, '');
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

function list(columns: readonly string[]): string {
  return `[${columns.map((column) => `'${column}'`).join(', ')}]`;
}
