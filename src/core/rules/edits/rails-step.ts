import type { StepWriter } from './code-steps.ts';
import { namedAfter } from './next-step.ts';

/** Rails names an index itself, as far as databases take names. */
const longest = 62;

export const railsStep: StepWriter = ({ before, table, columns }) => {
  if (before.manner === undefined || table.schema !== undefined) return undefined;
  const name = `index_${table.name}_on_${columns.join('_and_')}`;
  const file = namedAfter(before.file, `add_${name}`);
  if (file === undefined || ![table.name, ...columns].every((each) => /^[a-z_]\w*$/.test(each))) return undefined;
  const concurrent = table.dialect === 'postgresql';
  const options = [
    ...(name.length > longest ? [`name: "${name.slice(0, longest)}"`] : []),
    ...(concurrent ? ['algorithm: :concurrently'] : []),
  ];
  const [first, another] = columns;
  const on = another === undefined ? `:${first}` : `[${columns.map((column) => `:${column}`).join(', ')}]`;
  const lines = [
    `class ${camel(`add_${name}`)} < ${before.manner}`,
    ...(concurrent ? ['  disable_ddl_transaction!', ''] : []),
    '  def change',
    `    ${[`add_index :${table.name}, ${on}`, ...options].join(', ')}`,
    '  end',
    'end',
  ];
  return { file, text: `${lines.join('\n')}\n` };
};

function camel(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
