import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { repository } from './support/repository.ts';

// The manifest is checked against the sources, and a few of those import the editor.
vi.mock('vscode', () => import('./support/vscode-stand-in.ts'));
const { commands } = await import('../src/editor/commands/registry.ts');
const { agentTools } = await import('../src/core/report/agent/agent-tools.ts');
const { settingDefaults } = await import('../src/editor/settings.ts');

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly displayName: string;
      readonly modelDescription: string;
      readonly inputSchema: object;
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly id: string; readonly completionEvents: readonly string[] }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown; readonly scope?: string }>>;
    };
  };
}

const text = read('package.json');
const manifest: Manifest = JSON.parse(text);
const { contributes } = manifest;
const english: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
const declared = contributes.commands.map((entry) => entry.command.replace(/^backendArchitect\./, ''));

function read(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

/** `reviewFile` lives in `review-file.ts`. */
function fileOf(command: string): string {
  return `${command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

describe('commands', () => {
  test('stand in the manifest exactly as they are registered', () => {
    expect(declared).toEqual(commands.map((command) => command.id));
  });

  test('have a file each, and each file a command', () => {
    const files = readdirSync(path.join(repository, 'src/editor/commands')).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    expect(files.sort()).toEqual([...declared.map(fileOf), 'command.ts', 'registry.ts'].sort());
  });

  test('that menus and links name exist', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map((entry) => entry.command);
    const inTexts = [...(text + read('package.nls.json')).matchAll(/(?:command|onCommand):(backendArchitect\.\w+)/g)];
    const named = [...inMenus, ...inTexts.map((match) => match[1] ?? '')].map((name) => name.split('.')[1]);
    expect(named.length).toBeGreaterThan(10);
    expect(declared).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  test('that need an argument are kept out of the palette', () => {
    const hidden = contributes.menus['commandPalette']?.filter((entry) => entry.when === 'false');
    expect(hidden?.map((entry) => entry.command.split('.')[1]).sort()).toEqual([
      'askAboutFinding',
      'copyFinding',
      'designMissingTable',
      'fixFinding',
      'handToChat',
      'openFinding',
      'reviewElement',
      'reviewNewCode',
      'showFindingInPanel',
      'suppressFinding',
    ]);
  });
});

test('agents are told the same of a tool by the editor and by the protocol', () => {
  const told = contributes.languageModelTools.map(({ name, displayName, modelDescription, inputSchema }) => ({
    name,
    title: english[displayName.slice(1, -1)],
    description: modelDescription,
    inputSchema,
  }));
  expect(told).toEqual(
    agentTools.map(({ name, title, description, inputSchema }) => ({ name, title, description, inputSchema })),
  );
});

test('settings have the defaults that the code falls back to', () => {
  const defaults = Object.entries(contributes.configuration.properties).map(([name, setting]) => [
    name,
    setting.default,
  ]);
  const inCode = Object.entries(settingDefaults).map(([name, value]) => [`backendArchitect.${name}`, value]);
  expect(defaults).toEqual(inCode);
});

test('where code is sent, and what of it, no workspace decides', () => {
  const ofModel = Object.entries(contributes.configuration.properties).filter(([name]) => name.includes('.model.'));
  expect(ofModel.length).toBeGreaterThan(8);
  // The scope `machine` is not enough: a container that a repository brings along sets such settings.
  expect(ofModel.filter(([, { scope }]) => scope !== 'application')).toEqual([]);
});

test('every text of the manifest is said, and none is left over', () => {
  const used = [...text.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
  expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
});

test('the extension wakes for languages it reviews and for its own panel, and at no other time', () => {
  expect(manifest.activationEvents).toMatchInlineSnapshot(`
    [
      "onLanguage:javascript",
      "onLanguage:javascriptreact",
      "onLanguage:typescript",
      "onLanguage:typescriptreact",
      "onLanguage:go",
      "onLanguage:java",
      "onLanguage:kotlin",
      "onLanguage:rust",
      "onLanguage:python",
      "onLanguage:php",
      "onLanguage:csharp",
      "onLanguage:ruby",
      "onLanguage:sql",
      "onLanguage:prisma",
      "onWebviewPanel:backendArchitect.review",
      "onWebviewPanel:backendArchitect.designed",
      "workspaceContains:**/*.brief.yaml",
      "workspaceContains:**/brief.yaml",
    ]
  `);
});

test('what it wakes for are the languages that its menus of an editor stand in', () => {
  const woken = manifest.activationEvents.flatMap((event) => /^onLanguage:(\w+)$/.exec(event)?.[1] ?? []);
  const inMenus = contributes.menus['editor/context']?.map(
    ({ when }) => /editorLangId =~ \/\^\((.*?)\)/.exec(when)?.[1],
  );
  const languages = [...new Set(inMenus)].map((pattern) => pattern?.split('|').sort());
  expect(languages).toEqual([[...woken, 'yaml', 'json'].sort()]);
});

test('the walkthrough leads from a sample to your own code, and a step is done when its command ran', () => {
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  expect(steps.map(({ id, completionEvents }) => `${id}: ${completionEvents.join(', ')}`)).toMatchInlineSnapshot(`
    [
      "sample: onCommand:backendArchitect.openSample",
      "review: onCommand:backendArchitect.reviewArchitecture",
      "diagrams: onCommand:backendArchitect.showServiceDiagram",
      "newCode: onCommand:backendArchitect.reviewFile, onCommand:backendArchitect.reviewNewCode",
    ]
  `);
});

test('every picture that the manifest names is there', () => {
  const pictures = [...text.matchAll(/"(media\/[\w/.-]+)"/g)].map((match) => match[1] ?? '');
  expect(pictures.filter((picture) => !existsSync(path.join(repository, picture)))).toEqual([]);
});
