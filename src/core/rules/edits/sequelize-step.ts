import { indexName } from '../words/index-statement.ts';
import type { StepWriter } from './code-steps.ts';
import { namedAfter } from './next-step.ts';

/** Sequelize runs a step outside of a transaction unless it opens one, so that PostgreSQL may build beside the traffic. */
export const sequelizeStep: StepWriter = ({ before, table, columns }) => {
  const name = indexName(table, columns);
  const file = namedAfter(before.file, `add_${name}`);
  if (file === undefined || !/\.c?js$/.test(file)) return undefined;
  const on =
    table.schema === undefined ? `'${table.name}'` : `{ tableName: '${table.name}', schema: '${table.schema}' }`;
  const list = columns.map((column) => `'${column}'`).join(', ');
  const concurrent = table.dialect === 'postgresql' ? ', concurrently: true' : '';
  const lines = [
    "'use strict';",
    '',
    'module.exports = {',
    `  up: (queryInterface) => queryInterface.addIndex(${on}, [${list}], { name: '${name}'${concurrent} }),`,
    '',
    `  down: (queryInterface) => queryInterface.removeIndex(${on}, '${name}'),`,
    '};',
  ];
  return { file, text: `${lines.join('\n')}\n` };
};
