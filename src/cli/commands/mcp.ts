import { createRequire } from 'node:module';
import path from 'node:path';
import { answer, type Command, refuse } from '../command.ts';
import type { serveMcp } from '../mcp/mcp-server.ts';

export const mcp: Command = {
  verb: 'mcp',
  operand: '[path]',
  summary: 'answer agents over stdio by the Model Context Protocol',
  formats: ['mcp'],
  options: [],
  examples: ['mcp', 'mcp services/orders'],
  run: async ({ operands: [said = '.', ...more], version }, shell) => {
    if (more.length > 0) return refuse(`One path at a time, not ${more.length + 1}.`);
    // A bundle of its own: who asks no agent never loads the protocol.
    const beside = createRequire(path.join(import.meta.dirname, 'cli.js'));
    const bundle = beside('./mcp.js') as { readonly serveMcp: typeof serveMcp };
    await bundle.serveMcp({ root: path.resolve(shell.folder, said), version });
    return answer('');
  },
};
