import { beforeEach, expect, test, vi } from 'vitest';
import { testEngine } from '../../../test/support/system-of.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { withoutGround } from '../../llm/prompt/prepare.ts';
import { verifierOf } from '../../llm/verify/verifier.ts';
import { listFiles } from '../../worker/list-files.ts';
import { type ModelQuestion, prepareQuestion as prepareInThread } from '../../worker/prepare-question.ts';
import type { Architect } from '../architect.ts';
import { modelLayer } from './model-layer.ts';
import type { Question } from './question.ts';

/** What the settings of the editor say, and nothing else of it. */
const editor = vi.hoisted(() => ({
  settings: {} as Record<string, unknown>,
  excluded: {} as Record<string, boolean>,
}));
vi.mock('vscode', async () => ({
  ...(await import('../../../test/support/vscode-stand-in.ts')),
  workspace: {
    getConfiguration: (section: string) =>
      section === 'files'
        ? { get: () => editor.excluded }
        : { inspect: (name: string) => ({ globalValue: editor.settings[name] }) },
  },
}));
const { prepareQuestion } = await import('./prepared-question.ts');

const app = (route: string): string =>
  `import express from 'express';\nexport const app = express();\napp.get('/${route}', (req, res) => res.json([]));\napp.listen(3000);\n`;

const files = {
  'package.json': '{"name":"tea"}',
  'src/app.ts': app('shown'),
  'src/hidden/app.ts': app('in-a-hidden-folder'),
  'src/listed.ts': app('in-a-listed-file'),
  '.github/copilot-instructions.md': 'Tea needs no login, says the house.\n',
};

beforeEach(() => {
  editor.excluded = {};
  editor.settings = {
    'model.provider': 'compatible',
    'model.baseUrl': 'http://localhost:11434/v1',
    'model.name': 'judge',
  };
});

async function prepared() {
  const folder = temporaryFolder(files);
  const listed = listFiles(folder, { git: false, cancelled: () => false });
  if (!listed.ok) throw new Error(listed.message);
  const engine = await testEngine();
  await engine.open(listed.workspace);
  const scope = { kind: 'workspace' } as const;
  const question = {
    task: { kind: 'review' },
    title: 'Review of the workspace',
    reviewed: { folder, review: engine.review(scope) },
  } as unknown as Question;
  const prepare = async (asked: ModelQuestion) => {
    const grounded = prepareInThread(engine, asked);
    return { preparation: withoutGround(grounded), verifier: verifierOf(engine.system(), grounded) };
  };
  const architect = {
    context: { secrets: { get: async () => undefined }, workspaceState: { get: () => undefined } },
    session: { prepare },
  } as unknown as Architect;
  return prepareQuestion(question, architect, modelLayer);
}

/** Everything that would leave the machine. */
async function sent(): Promise<string> {
  const question = await prepared();
  if (!question.ok) throw new Error(question.message);
  return question.preview.calls.map(({ body }) => body).join('\n');
}

test('what the explorer hides and what the list names is in no byte that would be sent', async () => {
  expect((await sent()).match(/GET \/[\w-]+/g)?.sort()).toEqual([
    'GET /in-a-hidden-folder',
    'GET /in-a-listed-file',
    'GET /shown',
  ]);
  editor.excluded = { '**/hidden': true, '**/src/app.ts': false };
  editor.settings['model.neverSend'] = ['listed.ts'];
  const bytes = await sent();
  expect(bytes).toContain('GET /shown');
  expect(bytes).not.toMatch(/hidden-folder|listed-file|src\/hidden|listed\.ts/);
  const question = await prepared();
  expect(question.ok && question.sheet.withheld).toEqual(['src/hidden/app.ts', 'src/listed.ts']);
});

test('what the team tells other tools goes along only where the setting says so', async () => {
  expect(await sent()).not.toContain('says the house');
  editor.settings['model.guidelines'] = true;
  expect(await sent()).toContain('.github/copilot-instructions.md\\n| Tea needs no login, says the house.');
});

test('above the cap nothing can be sent, and a person is told what it takes', async () => {
  const free = await prepared();
  const tokens = free.ok ? free.preparation.tokens : 0;
  editor.settings['model.reviewTokens'] = tokens;
  expect((await prepared()).ok).toBe(true);
  editor.settings['model.reviewTokens'] = tokens - 1;
  const [needed, most] = [tokens, tokens - 1].map((figure) => figure.toLocaleString('en-US'));
  expect(await prepared()).toEqual({
    ok: false,
    message: `The question holds about ${needed} tokens, and your cap is ${most}. Ask about a selection, or raise backendArchitect.model.reviewTokens.`,
    help: undefined,
  });
});
