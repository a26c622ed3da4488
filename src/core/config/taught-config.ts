import { entry } from '../syntax/data-node.ts';
import { isMapping, plainValue } from '../syntax/edit/data-value.ts';
import { setInJson } from '../syntax/edit/edit-json.ts';
import { setInYaml } from '../syntax/edit/edit-yaml.ts';
import { readJson } from '../syntax/json.ts';
import { readYaml } from '../syntax/yaml.ts';
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
  const next = withName({ file, text, kind, name });
  // Read back by what the review itself reads with: whatever went wrong, nothing is written then.
  const after = next === undefined ? [] : readConfig(file, next, []).config.guards[kind];
  const isRight = after.length === before.length + 1 && [...before, name].every((each) => after.includes(each));
  return isRight ? next : undefined;
}

/** Lists grow where they are; a list that is not there yet begins with the name. */
function withName({ file, text, kind, name }: Lesson): string | undefined {
  const isJson = file.endsWith('.json');
  const start = isJson && text.trim() === '' ? '{}\n' : text;
  const [root] = (isJson ? readJson(start) : readYaml(start)).documents;
  const guards = plainValue(root === undefined ? undefined : entry(root, 'guards'));
  const names = isMapping(guards) ? guards[kind] : undefined;
  const set = isJson ? setInJson : setInYaml;
  return Array.isArray(names)
    ? set(start, ['guards', kind, String(names.length)], name)
    : set(start, ['guards', kind], [name]);
}
