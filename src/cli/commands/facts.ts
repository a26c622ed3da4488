import { factsJson } from '../../core/report/json/facts-json.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import { printFacts } from '../../core/report/terminal/print-facts.ts';
import { redrawn } from '../../core/review/redrawn.ts';
import { answer, type Command } from '../command.ts';
import { nothingFound } from '../nothing-found.ts';
import { readWorkspace } from '../read-workspace.ts';
import { pageFor } from '../shell.ts';

export const facts: Command = {
  verb: 'facts',
  operand: '[path]',
  summary: 'what was read, without an opinion',
  formats: ['json', 'terminal'],
  options: ['format', 'out', 'color', 'no-color', 'cache'],
  examples: ['facts > facts.json', 'facts --format terminal'],
  run: (call, shell) =>
    readWorkspace(call, shell, async (client) => {
      const system = await client.system();
      if (call.format === 'json') return answer(printJson(factsJson(system)));
      const nothing = nothingFound(system);
      if (nothing !== undefined) return answer(`${nothing}\n`);
      const page = pageFor(call, shell);
      return answer(printFacts(redrawn(await client.review({ kind: 'workspace' }), system, page.width), page));
    }),
};
