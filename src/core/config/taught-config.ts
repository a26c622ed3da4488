import type { Config } from './config.ts';
import { readConfig } from './read-config.ts';

type TeachableKind = keyof Config['guards'];

/** A guard of a team, and the configuration that does not know it yet. */
export interface Lesson {
  readonly file: string;
  readonly text: string;
  readonly kind: TeachableKind;
  readonly name: string;
}

/**
 * The configuration of a team with one more guard, everything else left as it was written. Undefined where the text is
 * laid out so that a person has to do it.
 */
export function taughtConfig({ file, text, kind, name }: Lesson): string | undefined {
  const before = readConfig(file, text, []).config.guards[kind];
  if (before.includes(name)) return text;
  const next = file.endsWith('.json') ? inJson(text, kind, name) : inYaml(text, kind, name);
  // Read back by what the review itself reads with: whatever went wrong, nothing is written then.
  const after = next === undefined ? [] : readConfig(file, next, []).config.guards[kind];
  const isRight = after.length === before.length + 1 && [...before, name].every((each) => after.includes(each));
  return isRight ? next : undefined;
}

/** Printed anew; one that holds comments is no JSON for this, and stays with the person who wrote them. */
function inJson(text: string, kind: TeachableKind, name: string): string | undefined {
  const config = parsed(text);
  if (config === undefined) return undefined;
  const guards = record(config['guards']);
  const names = guards[kind];
  const next = { ...guards, [kind]: [...(Array.isArray(names) ? names : []), name] };
  return `${JSON.stringify({ ...config, guards: next }, undefined, 2)}\n`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function inYaml(text: string, kind: TeachableKind, name: string): string {
  const lines = text.split('\n');
  const guards = lines.findIndex((line) => /^guards\s*:/.test(line));
  if (guards === -1) {
    const start = text.trim() === '' ? '' : `${text.trimEnd()}\n`;
    return `${start}guards:\n  ${kind}:\n    - ${quoted(name)}\n`;
  }
  const key = lines.findIndex((line, index) => index > guards && new RegExp(`^\\s+${kind}\\s*:`).test(line));
  if (key === -1)
    return spliced(lines, guards + 1, [
      `${indentAfter(lines, guards)}${kind}:`,
      `${indentAfter(lines, guards)}  - ${quoted(name)}`,
    ]);
  const line = lines[key] ?? '';
  const list = /^(.*\[)(.*)(\]\s*)$/.exec(line);
  if (list !== null) {
    const [, start = '', items = '', end = ''] = list;
    lines[key] = `${start}${items.trim() === '' ? '' : `${items.trimEnd()}, `}${quoted(name)}${end}`;
    return lines.join('\n');
  }
  const indent = /^\s*-/.exec(lines[key + 1] ?? '')?.[0].slice(0, -1) ?? `${/^\s*/.exec(line)?.[0] ?? ''}  `;
  return spliced(lines, key + 1, [`${indent}- ${quoted(name)}`]);
}

function indentAfter(lines: readonly string[], guards: number): string {
  return /^\s+(?=\S)/.exec(lines[guards + 1] ?? '')?.[0] ?? '  ';
}

function spliced(lines: readonly string[], at: number, added: readonly string[]): string {
  return [...lines.slice(0, at), ...added, ...lines.slice(at)].join('\n');
}

/** Names with anything but word characters, as `auth.required` or `throttle*`, are safest in quotes. */
function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
