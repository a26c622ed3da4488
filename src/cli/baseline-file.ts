import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printJson } from '../core/report/json/print-json.ts';
import { againstBaseline, baselineOf, onlyNew } from '../core/review/baseline.ts';
import { readBaseline } from '../core/review/read-baseline.ts';
import type { Review } from '../core/review/review.ts';
import { type Call, isRefusal, type Refusal, refuse } from './command.ts';
import type { Shell } from './shell.ts';

const usual = '.architect-baseline.json';

/** The review held against the baseline that is named, or that lies in the reviewed folder. */
export function withBaseline(review: Review, call: Call, shell: Shell): Review | Refusal {
  const held = heldAgainst(review, call, shell);
  return !isRefusal(held) && call.options.has('new-only') ? onlyNew(held) : held;
}

function heldAgainst(review: Review, call: Call, shell: Shell): Review | Refusal {
  const said = call.options.get('baseline');
  const file = path.resolve(said === undefined ? reviewedFolder(call, shell) : shell.folder, said ?? usual);
  if (said === undefined && !existsSync(file)) {
    const wanted = call.options.has('new-only') && !call.options.has('write-baseline');
    return wanted
      ? refuse(`--new-only needs a baseline: ${shown(file, shell)} is not there; --write-baseline makes it.`)
      : review;
  }
  const text = textOf(file);
  if (text === undefined) return refuse(`${shown(file, shell)} cannot be read.`);
  const reading = readBaseline(text);
  return reading.ok
    ? againstBaseline(review, reading.baseline)
    : refuse(`${shown(file, shell)} ${reading.message}; --write-baseline makes a new one.`);
}

/** Writes what is open now; whoever names no file means the one that the next review looks for. */
export function writeBaseline(review: Review, call: Call, shell: Shell): { readonly written: string } | Refusal {
  const said = call.options.get('write-baseline') || call.options.get('baseline');
  const file = path.resolve(said === undefined ? reviewedFolder(call, shell) : shell.folder, said ?? usual);
  try {
    writeFileSync(file, printJson(baselineOf(review)));
  } catch {
    return refuse(`${shown(file, shell)} cannot be written. Does its folder exist?`);
  }
  return { written: shown(file, shell) };
}

/** The folder that was reviewed, or that holds the file that was. */
export function reviewedFolder(call: Call, shell: Shell): string {
  const reviewed = path.resolve(shell.folder, call.operands[0] ?? '.');
  return statSync(reviewed, { throwIfNoEntry: false })?.isFile() === true ? path.dirname(reviewed) : reviewed;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function shown(file: string, shell: Shell): string {
  return path.relative(shell.folder, file) || file;
}
