import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { answer, type Call, type Command, type Outcome, refuse } from '../command.ts';
import { readWorkspace } from '../read-workspace.ts';
import type { Shell } from '../shell.ts';
import { printed } from './review.ts';

/** The folder that holds `dist`, `examples` and `test`. */
const product = path.join(import.meta.dirname, '..');

export const start: Command = {
  verb: 'start',
  operand: '[path]',
  summary: 'review the example shop, and see how it goes on in VS Code',
  formats: ['terminal'],
  options: ['open', 'color', 'no-color'],
  examples: ['start', 'start --open'],
  run: async (call, shell) => {
    const [said] = call.operands;
    const workspace = said === undefined ? path.join(product, 'examples', 'shop') : path.resolve(shell.folder, said);
    return call.options.has('open') ? open(workspace) : show(workspace, call, shell);
  },
};

function show(workspace: string, call: Call, shell: Shell): Promise<Outcome> {
  return readWorkspace({ ...call, operands: [workspace] }, shell, async (client) => {
    const system = await client.system();
    const subject = call.operands.length === 0 ? ['examples/shop'] : call.operands;
    const review = await client.review({ kind: 'workspace' });
    const reviewed = printed(system, review, { ...call, operands: subject }, shell);
    return answer(`${reviewed}${nextSteps}`);
  });
}

const nextSteps = `
  npm start -- --open                  the same review in VS Code, with diagrams to click through
  npm run architect -- review PATH     your own backend
  npm run architect -- --help          everything else
`;

/** Opening needs a VS Code of its own, which the tests know how to bring. */
function open(workspace: string): Outcome {
  const script = path.join(product, 'test', 'editor', 'open.mjs');
  if (!existsSync(script)) {
    return refuse('VS Code is opened from a checkout of the repository only: test/editor/open.mjs is not here.');
  }
  const { status } = spawnSync(process.execPath, [script, workspace], { stdio: 'inherit' });
  return answer('', status === 0 ? 0 : 2);
}
