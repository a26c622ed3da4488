import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

/** Every page loads every style, so a class that two files dress is dressed twice. A form's grid once took a table apart. */
test('a class is dressed by one file, or by a second one that names it on purpose', () => {
  const folder = path.join(repository, 'webview-ui/styles');
  const files = readdirSync(folder).filter((file) => file !== 'narrow.css');
  const dressedBy = new Map<string, Set<string>>();
  for (const file of files) {
    for (const name of leadingClasses(readFileSync(path.join(folder, file), 'utf8'))) {
      dressedBy.set(name, (dressedBy.get(name) ?? new Set()).add(path.basename(file, '.css')));
    }
  }
  const twice = [...dressedBy]
    .filter(([, by]) => by.size > 1)
    .map(([name, by]) => `${name}: ${[...by].sort().join(', ')}`);
  expect(twice.sort()).toMatchInlineSnapshot(`
    [
      "ba-button: brief, controls",
      "ba-diagrams: base, diagrams",
      "ba-endpoint-detail: endpoints, list-detail",
      "ba-icon-button: brief, controls",
      "ba-row-rule: list-detail, model",
      "ba-side: list-detail, sidebar",
      "ba-table: advice, endpoints, tables",
    ]
  `);
});

/** The class at the head of each selector. */
function leadingClasses(css: string): readonly string[] {
  const selectors = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{/g);
  return [...selectors].flatMap(([, list = '']) =>
    list.split(',').flatMap((selector) => /^\s*\.(ba-[\w-]+)/.exec(selector)?.[1] ?? []),
  );
}
