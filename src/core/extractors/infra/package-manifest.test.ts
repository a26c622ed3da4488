import { expect, it } from 'vitest';
import { extract, readFile } from '../../../../test/support/read-file.ts';
import { packageManifest } from './package-manifest.ts';

it('says what a package is called, needs and runs', () => {
  const text = `{
  "name": "@mill/grinder",
  "scripts": { "start": "node dist/main.js", "bad": 3 },
  "workspaces": { "packages": ["stones/*"] },
  "dependencies": { "express": "^5.0.0", "pg": "8" },
  "devDependencies": { "vitest": "4" }
}`;
  expect(extract(packageManifest, 'services/grinder/package.json', text).facts).toMatchInlineSnapshot(`
    [
      {
        "dependencies": [
          "express",
          "pg",
          "vitest",
        ],
        "ecosystem": "npm",
        "evidence": {
          "endLine": 2,
          "file": "services/grinder/package.json",
          "line": 2,
          "text": ""name": "@mill/grinder",",
        },
        "folder": "services/grinder",
        "kind": "manifest",
        "name": "@mill/grinder",
        "scripts": {
          "start": "node dist/main.js",
        },
        "workspaces": [
          "stones/*",
        ],
      },
    ]
  `);
});

it.each(['not-package.json', 'package.json5', 'package-lock.json'])('leaves %s alone', (path) => {
  expect(packageManifest.applies(readFile(path, '{}'))).toBe(false);
});

it.each(['[]', '{', '', '"name"', '{ "dependencies": 3, "workspaces": 1, "scripts": [] }'])('survives %s', (text) => {
  expect(extract(packageManifest, 'package.json', text).problems).toEqual([]);
});
