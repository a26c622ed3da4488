import { beforeEach, expect, test, vi } from 'vitest';
import type { Architect } from '../architect.ts';
import { registerMcpServer } from './mcp-server.ts';

type Listener = (event?: unknown) => void;

// What other tests loaded knows another stand-in.
vi.hoisted(() => vi.resetModules());

const editor = vi.hoisted(() => ({
  trusted: false,
  folders: ['/harbor'],
  heard: new Map<string, Listener>(),
  provider: undefined as
    | { onDidChangeMcpServerDefinitions(of: Listener): void; provideMcpServerDefinitions(): unknown[] }
    | undefined,
}));

vi.mock('vscode', () => {
  const on = (event: string) => (listener: Listener) => {
    editor.heard.set(event, listener);
    return { dispose: () => {} };
  };
  return {
    EventEmitter: class {
      listeners: Listener[] = [];
      event = (listener: Listener) => this.listeners.push(listener);
      fire = () => {
        for (const listener of this.listeners) listener();
      };
    },
    Disposable: { from: () => ({ dispose: () => {} }) },
    McpStdioServerDefinition: class {
      label: string;
      constructor(label: string) {
        this.label = label;
      }
    },
    lm: {
      registerMcpServerDefinitionProvider: (_: string, provider: typeof editor.provider) => {
        editor.provider = provider;
      },
    },
    workspace: {
      get isTrusted() {
        return editor.trusted;
      },
      get workspaceFolders() {
        return editor.folders.map((path) => ({ name: path.slice(1), uri: { scheme: 'file', fsPath: path } }));
      },
      getConfiguration: () => ({ get: () => true }),
      onDidGrantWorkspaceTrust: on('trust'),
      onDidChangeWorkspaceFolders: on('folders'),
      onDidChangeConfiguration: on('settings'),
    },
  };
});

beforeEach(() => {
  const context = { extensionPath: '/extension', extension: { packageJSON: { version: '1.0.0' } } };
  registerMcpServer({ context } as unknown as Architect);
});

test.each([
  ['trust', undefined],
  ['folders', undefined],
  ['settings', { affectsConfiguration: (name: string) => name === 'backendArchitect.agents.mcpServer' }],
])('when %s change, the editor asks again which servers there are', (event, argument) => {
  let asked = 0;
  editor.provider?.onDidChangeMcpServerDefinitions(() => {
    asked += 1;
  });
  editor.heard.get(event)?.(argument);
  expect(asked).toBe(1);
});

test('a folder that is trusted now has its server', () => {
  const labels = () => editor.provider?.provideMcpServerDefinitions().map((each) => (each as { label: string }).label);
  expect(labels()).toEqual([]);
  editor.trusted = true;
  editor.folders = ['/harbor', '/billing'];
  expect(labels()).toEqual(['Backend Architect: harbor', 'Backend Architect: billing']);
});
