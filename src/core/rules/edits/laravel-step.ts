import { dropStatement, indexName, indexStatement } from '../words/index-statement.ts';
import type { StepWriter } from './code-steps.ts';
import { namedAfter } from './next-step.ts';

/** The builder of Laravel knows no concurrent build, so PostgreSQL is told in SQL, outside of a transaction. */
export const laravelStep: StepWriter = ({ before, table, columns }) => {
  const name = indexName(table, columns);
  const file = namedAfter(before.file, `add_${name}`);
  // Steps of old versions are found by the names of their classes.
  if (file === undefined || before.manner !== 'anonymous') return undefined;
  const inSql = table.dialect === 'postgresql';
  const list = columns.map((column) => `'${column}'`).join(', ');
  const up = inSql ? run(indexStatement(table, columns)) : change(table.name, `index([${list}], '${name}')`);
  const down = inSql ? run(dropStatement(table, columns)) : change(table.name, `dropIndex('${name}')`);
  const uses = inSql ? ['Support\\Facades\\DB'] : ['Database\\Schema\\Blueprint', 'Support\\Facades\\Schema'];
  const lines = [
    '<?php',
    '',
    'use Illuminate\\Database\\Migrations\\Migration;',
    ...uses.map((use) => `use Illuminate\\${use};`),
    '',
    'return new class extends Migration',
    '{',
    ...(inSql ? ['    public $withinTransaction = false;', ''] : []),
    ...method('up', up),
    '',
    ...method('down', down),
    '};',
  ];
  return { file, text: `${lines.join('\n')}\n` };
};

function method(name: string, body: readonly string[]): readonly string[] {
  return [`    public function ${name}(): void`, '    {', ...body.map((line) => `        ${line}`), '    }'];
}

function run(statement: string): readonly string[] {
  return [`DB::statement('${statement.replace(/;$/, '').replaceAll("'", "\\'")}');`];
}

function change(table: string, step: string): readonly string[] {
  return [`Schema::table('${table}', function (Blueprint $table) {`, `    $table->${step};`, '});'];
}
