import { expect, test } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { graphOf } from '../../src/core/graph/graph.ts';
import { stronglyConnectedComponents } from '../../src/core/graph/strongly-connected-components.ts';
import { type ModuleImport, type SourceModule, sourceModules } from '../support/source-modules.ts';
import { type Layer, layers } from './layers.ts';

const modules = (await sourceModules(['src', 'webview-ui'])).filter(({ path }) => !path.endsWith('.test.ts'));

test('every file stands in a layer', () => {
  expect(modules.filter(({ path }) => layerOf(path) === undefined).map(({ path }) => path)).toEqual([]);
});

test('no file imports what its layer may not', () => {
  const broken = everyImport().filter(({ module, one }) => !isAllowed(layerOf(module.path), one));
  expect(broken.map(({ module, one }) => complaint(module, one)).join('\n')).toBe('');
});

test('no file is loaded in a cycle', () => {
  const edges = everyImport()
    .filter(({ one }) => one.isOurs && !one.isTypeOnly)
    .map(({ module, one }) => ({ from: module.path, to: one.target }));
  const cycles = stronglyConnectedComponents(graphOf([], edges)).filter((group) => group.length > 1);
  expect(cycles).toEqual([]);
});

test('no extractor imports another extractor', () => {
  expect(sideways('src/core/extractors')).toEqual([]);
});

test('no rule imports another rule', () => {
  expect(sideways('src/core/rules')).toEqual([]);
});

test('every name is imported from the file that defines it', () => {
  const barrels = everyImport().filter(({ one }) => one.isHandedOn);
  expect(barrels.map(({ module, one }) => `${module.path}:${one.line}`)).toEqual([]);
  expect(modules.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([]);
});

test('no file has a default export', () => {
  const named = modules.filter(({ root }) =>
    root.descendantsOfType('export_statement').some((node) => node.children.some((child) => child?.type === 'default')),
  );
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('the core has no console, no clock, no chance and no process', () => {
  const impure = new Set(['console', 'process', 'Date', 'performance', 'globalThis', 'setTimeout', 'fetch']);
  const uses = modules
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, root }) =>
      root
        .descendantsOfType(['identifier', 'member_expression'])
        .filter((node) => impure.has(node.text) || node.text === 'Math.random')
        .map((node) => `${path}:${node.startPosition.row + 1} ${node.text}`),
    );
  expect(uses).toEqual([]);
});

function everyImport(): { readonly module: SourceModule; readonly one: ModuleImport }[] {
  return modules.flatMap((module) => module.imports.map((one) => ({ module, one })));
}

/** The most precise layer: `src/core/model` before `src/core`. */
function layerOf(path: string): Layer | undefined {
  const holding = layers.filter(({ folder }) => path.startsWith(`${folder}/`));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function isAllowed(layer: Layer | undefined, one: ModuleImport): boolean {
  if (layer === undefined) return false;
  if (!one.isOurs) return isAllowedPackage(layer, one);
  const allowed = [layer.folder, ...layer.mayImport, ...(one.isTypeOnly ? (layer.mayImportTypes ?? []) : [])];
  return allowed.some((place) => one.target === place || one.target.startsWith(`${place}/`));
}

function isAllowedPackage(layer: Layer, { target }: ModuleImport): boolean {
  if (target.startsWith('node:')) return layer.node === true;
  return (layer.packages ?? []).some((name) => target === name || target.startsWith(`${name}/`));
}

function complaint({ path }: SourceModule, { target, line, isTypeOnly }: ModuleImport): string {
  const layer = layerOf(path);
  return `${path}:${line} imports ${isTypeOnly ? 'types of ' : ''}${target}, but ${layer?.folder}: ${layer?.because}`;
}

/** Imports between two units of a folder; a unit is what a registry lists. */
function sideways(folder: string): string[] {
  const inside = everyImport().filter(({ module }) => module.path.startsWith(`${folder}/`));
  const listed = inside.filter(({ module, one }) => isRegistry(module) && !one.isTypeOnly);
  const units = new Set(listed.map(({ one }) => one.target));
  return inside
    .filter(({ module, one }) => units.has(module.path) && units.has(one.target) && !isRegistry(module))
    .map(({ module, one }) => `${module.path}:${one.line} imports ${one.target}`);
}

/** A file that says nothing of its own: after its imports come only lists of what it imported. */
function isRegistry({ root }: SourceModule): boolean {
  const statements = root.namedChildren.filter((node) => node !== null && !isImportOrComment(node));
  return statements.every((node) => node?.type === 'export_statement' && listsNames(node));
}

function isImportOrComment({ type }: Node): boolean {
  return type === 'import_statement' || type === 'comment';
}

function listsNames(statement: Node): boolean {
  const values = statement.descendantsOfType('variable_declarator').map((one) => one?.childForFieldName('value'));
  return values.length > 0 && values.every((value) => value?.type === 'array' && value.namedChildren.every(isName));
}

function isName(node: Node | null): boolean {
  return node?.type === 'identifier' || node?.type === 'spread_element';
}
