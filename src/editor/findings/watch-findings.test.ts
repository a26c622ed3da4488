import { expect, test, vi } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import type { Architect } from '../architect.ts';
import { createFindingBook } from './finding-book.ts';
import { watchFindings } from './watch-findings.ts';

type Listener = (uri: unknown) => void;

// What other tests loaded knows another stand-in.
vi.hoisted(() => vi.resetModules());

const editor = vi.hoisted(() => ({ asked: 0, remove: (_: unknown) => {} }));

vi.mock('vscode', () => {
  const on = () => ({ dispose: () => {} });
  return {
    Disposable: { from: on },
    workspace: {
      createFileSystemWatcher: () => ({
        onDidDelete: (listener: Listener) => {
          editor.remove = listener;
        },
      }),
      getWorkspaceFolder: () => {
        editor.asked += 1;
        return { uri: { fsPath: '/shop' } };
      },
      onDidOpenTextDocument: on,
      onDidChangeTextDocument: on,
      onDidRenameFiles: on,
      onDidChangeWorkspaceFolders: on,
    },
  };
});

const gone = (file: string) => editor.remove({ scheme: 'file', fsPath: `/shop/${file}` });

test('files that go away cost nothing before there are findings, nor where tools take them away', () => {
  const findings = createFindingBook();
  const removed = vi.spyOn(findings, 'remove');
  watchFindings({ findings, session: { onChange: () => () => {} } } as unknown as Architect);
  gone('src/orders.ts');
  expect([editor.asked, removed.mock.calls.length]).toEqual([0, 0]);
  const at = '2024-06-11T09:00:00.000Z';
  findings.take({ folder: '/shop', at, review: sampleReview, landscape: sampleLandscape }, true);
  for (const file of ['node_modules/pg/index.js', '.git/index.lock', 'services/api/dist/main.js']) gone(file);
  expect(removed).not.toHaveBeenCalled();
  gone('src/orders.ts');
  expect(removed).toHaveBeenCalledWith({ folder: '/shop', file: 'src/orders.ts' });
});
