import { printDdl } from '../../core/report/ddl/print-ddl.ts';
import { answer, type Command } from '../command.ts';
import { readWorkspace } from '../read-workspace.ts';

export const ddl: Command = {
  verb: 'ddl',
  operand: '[path]',
  summary: 'the schema as extracted, in the words of its database',
  formats: ['sql'],
  options: ['format', 'out', 'cache'],
  examples: ['ddl > schema.sql', 'ddl services/orders/migrations'],
  run: (call, shell) =>
    readWorkspace(call, shell, async (client) => {
      const system = await client.system();
      const sql = printDdl(system.tables, system.components);
      return answer(sql === '' ? '-- No table is declared here.\n' : sql);
    }),
};
