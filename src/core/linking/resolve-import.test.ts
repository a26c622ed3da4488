import { expect, test } from 'vitest';
import { createImportResolver } from './resolve-import.ts';

test('finds files by extension, index, alias and workspace package, and leaves packages alone', () => {
  const files = new Set([
    'src/app.ts',
    'src/db/index.ts',
    'src/esm.ts',
    'src/config/keys.json.ts',
    'packages/kit/src/index.ts',
    'packages/kit/src/log.ts',
  ]);
  const resolver = createImportResolver(
    files,
    [{ scope: '', pattern: '@/*', targets: ['src/*'] }],
    [{ name: '@shop/kit', folder: 'packages/kit' }],
  );
  const asked = [
    './db',
    './esm.js',
    '../src/db/index',
    '@/app',
    '@shop/kit',
    '@shop/kit/log',
    'express',
    './missing',
    '../../outside',
  ];
  const said = asked.map((specifier) => {
    const target = resolver.resolve('src/app.ts', specifier);
    return `${specifier} → ${target.kind === 'file' ? target.file : `package ${target.name}`}`;
  });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "./db → src/db/index.ts
    ./esm.js → src/esm.ts
    ../src/db/index → src/db/index.ts
    @/app → src/app.ts
    @shop/kit → packages/kit/src/index.ts
    @shop/kit/log → packages/kit/src/log.ts
    express → package express
    ./missing → package ./missing
    ../../outside → package ../../outside"
  `);
});

test('a project of Python is imported by the others of its workspace under its own name', () => {
  const files = new Set(['libs/core/harbor_core/auth.py', 'libs/tides/src/tides/__init__.py', 'services/api/main.py']);
  const resolver = createImportResolver(
    files,
    [],
    [
      { name: 'python:Harbor-Core', folder: 'libs/core' },
      { name: 'python:tides', folder: 'libs/tides' },
    ],
  );
  expect(
    ['harbor_core.auth', 'tides', 'tides.moon'].map((each) => resolver.resolve('services/api/main.py', each)),
  ).toEqual([
    { kind: 'file', file: 'libs/core/harbor_core/auth.py' },
    { kind: 'file', file: 'libs/tides/src/tides/__init__.py' },
    { kind: 'package', name: 'tides', path: ['moon'] },
  ]);
});
