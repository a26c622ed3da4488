import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { repository } from '../support/repository.ts';
import { writtenContract } from './contract.ts';
import type { Figure, Measure } from './measure.ts';
import { type Ratio, ratiosOf } from './ratios.ts';
import { measures } from './registry.ts';
import { writtenWorkspace } from './workspace/write-workspace.ts';

interface Row extends Figure {
  readonly input: string;
}

const [first, second] = process.argv.slice(2);
if (first === '--measure') await measureHere(second ?? '', process.argv[4] ?? '');
else compare(process.argv.slice(2));

/** In the process of one measure: its figures are the last line that it prints. */
async function measureHere(id: string, input: string): Promise<void> {
  const figures = await measures.find((measure) => measure.id === id)?.measure(input);
  console.log(JSON.stringify(figures));
}

/** Takes folders to measure besides the generated workspace; `--files 2500` makes that one smaller. */
function compare(args: readonly string[]): void {
  const files = args.indexOf('--files');
  const amount = files < 0 ? 10_000 : Number(args[files + 1]);
  const folders = args.filter((_, at) => files < 0 || (at !== files && at !== files + 1));
  const generated = { name: `generated, ${amount} files`, path: writtenWorkspace(amount) };
  const given = folders.map((folder) => ({ name: path.basename(folder), path: path.resolve(folder) }));
  const contract = { name: 'contract of 600 operations', path: writtenContract() };
  const rows: Row[] = [];
  for (const { kind, ...input } of [
    ...[...given, generated].map((each) => ({ ...each, kind: 'workspace' })),
    { ...contract, kind: 'contract' },
    { name: 'large briefs', path: '', kind: 'brief' },
  ])
    for (const measure of measures.filter((each) => each.input === kind)) rows.push(...inProcess(measure, input));
  const ratios = ratiosOf(rows);
  const runtime = `Node.js ${process.versions.node}, ${availableParallelism()} processors`;
  console.log(`\n${runtime}`);
  printRows(rows, ratios);
  const out = path.join(repository, 'test/output/bench.json');
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify({ runtime, rows, ratios }, null, 2));
}

function inProcess(measure: Measure, input: { readonly name: string; readonly path: string }): readonly Row[] {
  const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? '', '--measure', measure.id, input.path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    console.error(`${measure.id} failed on ${input.name}`);
    process.exitCode = 1;
    return [];
  }
  const figures: readonly Figure[] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]');
  return figures.map((figure) => ({ ...figure, input: input.name }));
}

function printRows(rows: readonly Row[], ratios: readonly Ratio[]): void {
  for (const input of new Set(rows.map((row) => row.input))) {
    console.log(`\n${input}`);
    for (const { what, value, unit, worked } of rows.filter((row) => row.input === input)) {
      const work = worked === undefined ? '' : `, ${Math.round(worked)} of work`;
      console.log(`  ${what.padEnd(40)}${String(Math.round(value)).padStart(10)} ${unit}${work}`);
    }
    for (const { what, value, wanted } of ratios.filter((ratio) => ratio.input === input))
      console.log(`  ${what.padEnd(40)}${value.toFixed(2).padStart(10)} ×   ${wanted}`);
  }
}
