import fc from 'fast-check';
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
  const resolver = createImportResolver({
    files,
    aliases: [{ scope: '', pattern: '@/*', targets: ['src/*'] }],
    packages: [{ name: '@shop/kit', folder: 'packages/kit' }],
  });
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
  const resolver = createImportResolver({
    files,
    aliases: [],
    packages: [
      { name: 'python:Harbor-Core', folder: 'libs/core' },
      { name: 'python:tides', folder: 'libs/tides' },
    ],
  });
  expect(
    ['harbor_core.auth', 'tides', 'tides.moon'].map((each) => resolver.resolve('services/api/main.py', each)),
  ).toEqual([
    { kind: 'file', file: 'libs/core/harbor_core/auth.py' },
    { kind: 'file', file: 'libs/tides/src/tides/__init__.py' },
    { kind: 'package', name: 'tides', path: ['moon'] },
  ]);
});

const quay = [
  'cranes/src/app.ts',
  'cranes/src/hoist.ts',
  'cranes/src/rope/index.ts',
  'tugs/tugs/__init__.py',
  'tugs/tugs/main.py',
  'tugs/tugs/tow.py',
  'buoys/go.mod',
  'buoys/main.go',
  'buoys/light/lamp.go',
  'locks/src/main.rs',
  'locks/src/gate.rs',
  'ropes/lib/knot.rb',
  'ropes/run.rb',
];
const comers = [
  ...quay,
  'cranes/src/hoist/index.ts',
  'cranes/src/hoist.js',
  'cranes/src/rope.ts',
  'cranes/src/wind.ts',
  'kit/src/index.ts',
  'tugs/__init__.py',
  'tugs/tow.py',
  'tugs/tugs/tow/__init__.py',
  'src/tugs/tow.py',
  'buoys/light/a.go',
  'buoys/light/lamp_test.go',
  'buoys/bell/bell.go',
  'locks/src/gate/mod.rs',
  'locks/src/gate/paddle.rs',
  'locks/src/lib.rs',
  'ropes/knot.rb',
  'lib/knot.rb',
];
const asked: Readonly<Record<string, readonly string[]>> = {
  'cranes/src/app.ts': ['./hoist', './hoist.js', './rope', './wind', '@/wind', '@quay/kit', '.', '..'],
  'tugs/tugs/main.py': ['tugs.tow', 'tow', '.tow', '.', 'tugs', 'redis'],
  'buoys/main.go': ['quay.io/buoys/light', 'quay.io/buoys/bell', 'github.com/quay/ropes/light'],
  'locks/src/main.rs': ['crate::gate', 'gate::paddle', 'crate::gate::paddle', 'serde'],
  'locks/src/gate.rs': ['super', 'self::paddle', 'crate'],
  'ropes/run.rb': ['knot', './lib/knot'],
};
const rules = {
  aliases: [{ scope: 'cranes', pattern: '@/*', targets: ['cranes/src/*'] }],
  packages: [
    { name: '@quay/kit', folder: 'kit' },
    { name: 'quay.io/buoys', folder: 'buoys' },
  ],
};

type Resolver = ReturnType<typeof createImportResolver>;

function answersOf(resolver: Resolver, from: string): string {
  const targets = asked[from]?.map((specifier) => resolver.resolve(from, specifier));
  const inside = resolver.inside(from, '.', 'tow');
  return JSON.stringify([targets, inside, resolver.folderWith(from, isModule)]);
}

function isModule(file: string): boolean {
  return file.endsWith('go.mod');
}

function comeAndGone(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...now.filter((each) => !before.includes(each)), ...before.filter((each) => !now.includes(each))];
}

test('a path that comes or goes redirects the files that looked for it, and no others', () => {
  const from = Object.keys(asked);
  const told = comers.map((path) => {
    const now = quay.includes(path) ? quay.filter((each) => each !== path) : [...quay, path];
    const resolver = createImportResolver({ files: new Set(quay), ...rules });
    for (const each of from) answersOf(resolver, each);
    const { redirected } = resolver.again({ files: new Set(now), ...rules }, [path]);
    return `${quay.includes(path) ? '-' : '+'} ${path}: ${from.filter((each) => redirected.has(each)).join(', ')}`;
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "- cranes/src/app.ts: 
    - cranes/src/hoist.ts: cranes/src/app.ts
    - cranes/src/rope/index.ts: cranes/src/app.ts
    - tugs/tugs/__init__.py: tugs/tugs/main.py
    - tugs/tugs/main.py: 
    - tugs/tugs/tow.py: tugs/tugs/main.py
    - buoys/go.mod: buoys/main.go
    - buoys/main.go: 
    - buoys/light/lamp.go: buoys/main.go
    - locks/src/main.rs: locks/src/gate.rs
    - locks/src/gate.rs: locks/src/main.rs
    - ropes/lib/knot.rb: ropes/run.rb
    - ropes/run.rb: 
    + cranes/src/hoist/index.ts: 
    + cranes/src/hoist.js: cranes/src/app.ts
    + cranes/src/rope.ts: cranes/src/app.ts
    + cranes/src/wind.ts: cranes/src/app.ts
    + kit/src/index.ts: cranes/src/app.ts
    + tugs/__init__.py: tugs/tugs/main.py
    + tugs/tow.py: tugs/tugs/main.py
    + tugs/tugs/tow/__init__.py: 
    + src/tugs/tow.py: 
    + buoys/light/a.go: buoys/main.go
    + buoys/light/lamp_test.go: 
    + buoys/bell/bell.go: buoys/main.go
    + locks/src/gate/mod.rs: 
    + locks/src/gate/paddle.rs: locks/src/main.rs, locks/src/gate.rs
    + locks/src/lib.rs: locks/src/gate.rs
    + ropes/knot.rb: 
    + lib/knot.rb: "
  `);
});

test('a resolver that goes on over other files answers as one that begins there', () => {
  const from = fc.constantFrom(...Object.keys(asked));
  const step = fc.record({
    toggled: fc.subarray(comers, { minLength: 1, maxLength: 3 }),
    asks: fc.array(from),
    branch: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      let files: readonly string[] = quay;
      let resolver = createImportResolver({ files: new Set(files), ...rules });
      for (const { toggled, asks, branch } of steps) {
        const before = new Map(asks.map((each) => [each, answersOf(resolver, each)]));
        const now = [
          ...files.filter((each) => !toggled.includes(each)),
          ...toggled.filter((each) => !files.includes(each)),
        ];
        const again = resolver.again({ files: new Set(now), ...rules }, comeAndGone(files, now));
        // The one that it comes from still answers by its own files.
        if (branch) for (const each of Object.keys(asked)) answersOf(resolver, each);
        const anew = createImportResolver({ files: new Set(now), ...rules });
        for (const each of Object.keys(asked)) {
          const answers = answersOf(again.resolver, each);
          expect(answers).toBe(answersOf(anew, each));
          const isOther = now.includes(each) && (before.get(each) ?? answers) !== answers;
          if (isOther) expect([each, again.redirected.has(each)]).toEqual([each, true]);
        }
        [files, resolver] = [now, again.resolver];
      }
    }),
    { numRuns: 300, seed: 71 },
  );
});
