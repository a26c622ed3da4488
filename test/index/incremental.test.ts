import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import type { System } from '../../src/core/model/system.ts';
import type { Review } from '../../src/core/review/review.ts';
import { type Kept, keptFiles } from '../../src/worker/kept-files.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { repository } from '../support/repository.ts';
import { boundByDistricts, undeclaredReads } from '../support/rule-scope.ts';
import { testEngine, workspaceOf } from '../support/system-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Texts = Record<string, string>;

/** What happens to a workspace between two looks at it. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), how: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(), how: fc.nat({ max: 1 }) }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(), how: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('bring back' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('switch branch' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('configure' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('restart' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('rest' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('update' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('damage' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('look aside' as const), at: fc.nat() }),
);

/** Stories beside each other are as many services that know nothing of each other's code. */
const archipelago = ['orchard', 'marina', 'bakery', 'apiary', 'lido'];
/** Each of their languages has its own way to lead from file to file. */
const tongues = ['harbor', 'lagoon', 'nursery', 'bakery'];

test.each([
  { of: 'one application', story: textsOf('orchard'), numRuns: 8 },
  {
    of: 'many services',
    story: besideEachOther(archipelago),
    numRuns: 4,
  },
  { of: 'services in several languages', story: besideEachOther(tongues), numRuns: 4 },
])(
  'what is kept from earlier looks at $of gives the same as reading everything',
  { timeout: 600_000 },
  async ({ story, numRuns }) => {
    const folder = temporaryFolder();
    let runs = 0;
    const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(steps, async (looks) => {
        const cache = path.join(folder, String(runs++));
        const texts: Texts = { ...story };
        let version = 0;
        const start = (): Kept => keptFiles(() => String(version)).of(cache, '/archipelago');
        let known = start();
        let engine = await testEngine();
        await look(engine, texts, known);
        // At last all moves down a line: every finding stands elsewhere, and there are as many of everything as before.
        for (const happened of [...looks, [{ kind: 'move down', at: 0 }]]) {
          for (const { kind, ...rest } of happened) {
            change(texts, story, kind, rest);
            if (kind === 'damage') damage(cache, rest.at);
            if (kind === 'update') version += 1;
            if (kind === 'rest') known.answers.rest();
            if (kind === 'look aside') await engine.aside(workspaceOf(story));
            if (kind !== 'restart' && kind !== 'update' && kind !== 'damage') continue;
            engine = await testEngine();
            known = start();
          }
          const kept = await look(engine, texts, known);
          const fresh = await look(await testEngine(), texts);
          // Bytes, because a list of findings in another order is another review.
          expect(JSON.stringify(kept, null, 1)).toBe(JSON.stringify(fresh, null, 1));
          expect([...undeclaredReads(kept.system), ...boundByDistricts(kept.system)]).toEqual([]);
        }
      }),
      { numRuns, seed: 20_261 },
    );
  },
);

interface Look {
  readonly system: System;
  readonly review: Review;
}

async function look(engine: Engine, texts: Texts, known?: Kept): Promise<Look> {
  await engine.open(workspaceOf(texts), { index: known?.facts, answers: known?.answers });
  return { system: engine.system(), review: engine.review({ kind: 'workspace' }) };
}

function textsOf(name: string): Texts {
  const listed = listFiles(path.join(repository, 'test/workspaces', name), { git: false });
  if (!listed.ok) throw new Error(listed.message);
  return Object.fromEntries(
    listed.workspace.files.flatMap((file) => {
      const read = file.read();
      return read.ok ? [[file.path, read.text]] : [];
    }),
  );
}

function besideEachOther(names: readonly string[]): Texts {
  return Object.assign({}, ...names.map((name) => below(name, textsOf(name))));
}

function below(folder: string, texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [`${folder}/${file}`, text]));
}

function change(texts: Texts, story: Texts, kind: string, { at, how = 0 }: { at: number; how?: number }): void {
  const files = Object.keys(texts).sort();
  const file = files[at % files.length];
  const text = file === undefined ? undefined : texts[file];
  if (file === undefined || text === undefined) return;
  if (kind === 'edit') texts[file] = edited(text, how);
  if (kind === 'rename') {
    delete texts[file];
    texts[how === 0 ? file.replace(/(\w+)\.(\w+)$/, '$1_moved.$2') : (folderModule(file) ?? `moved/${file}`)] = text;
  }
  if (kind === 'add') texts[newcomer(file, how)] = how < 2 ? text : '';
  const missing = Object.keys(story).filter((each) => !(each in texts));
  const back = missing[at % missing.length];
  if (kind === 'bring back' && back !== undefined) texts[back] = story[back] ?? '';
  if (kind === 'delete') delete texts[file];
  if (kind === 'move down') for (const each of files) texts[each] = `\n${texts[each]}`;
  if (kind === 'configure') texts['architect.config.json'] = JSON.stringify({ ignore: [`**/*${at % 10}*`] });
  if (kind === 'switch branch')
    for (const [index, each] of Object.keys(story).sort().entries())
      texts[each] = index % 3 === at % 3 ? edited(story[each] ?? '', at % 4) : (story[each] ?? '');
}

/** Beside another, or in its way, with as much in it or nothing. */
function newcomer(file: string, how: number): string {
  const way = how % 2 === 0 ? undefined : folderModule(file);
  return way ?? file.replace(/(\w+)\.(\w+)$/, 'new_$1.$2');
}

/** Where the same import may lead: `stock.ts` and `stock/index.ts`. */
function folderModule(file: string): string | undefined {
  const [, stem, extension = ''] = /^(.*)\.(ts|js|py|rs|go)$/.exec(file) ?? [];
  const name = { ts: 'index.ts', js: 'index.js', py: '__init__.py', rs: 'mod.rs', go: 'a.go' }[extension];
  return stem === undefined ? undefined : `${stem}/${name}`;
}

function edited(text: string, how: number): string {
  const lines = text.split('\n');
  if (how === 0) return `${text}\n`;
  if (how === 1) return lines.filter((_, index) => index % 7 !== 3).join('\n');
  if (how === 2) return text.replace(/'\/(\w)/, "'/v2/$1").replace(/"\/(\w)/, '"/v2/$1');
  return lines.slice(0, Math.ceil(lines.length / 2)).join('\n');
}

/** A byte turned, the end cut off, or the file of another program. */
function damage(cache: string, at: number): void {
  const files = readdirSync(cache);
  const file = path.join(cache, files[at % files.length] ?? '');
  let bytes = readFileSync(file);
  if (at % 3 === 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0xff;
  if (at % 3 === 1) bytes = bytes.subarray(0, at % bytes.length);
  writeFileSync(file, at % 3 === 2 ? 'SQLite format 3\0' : bytes);
}
