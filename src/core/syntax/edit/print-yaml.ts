import { readYaml } from '../yaml.ts';
import { type DataValue, isMapping, plainValue, sameValue } from './data-value.ts';

/** A value on one line, as people write briefs by hand. */
export function yamlInline(value: DataValue, inFlow = false): string {
  if (Array.isArray(value)) return `[${value.map((item: DataValue) => yamlInline(item, true)).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(([key, each]) => `${yamlKey(key)}: ${yamlInline(each, true)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return scalar(value as string | number | boolean | null, inFlow);
}

/** `key: value`, over several lines where the value is a mapping above the given depth. */
export function yamlEntry(key: string, value: DataValue, indent: number, blocks: number): string {
  const start = `${' '.repeat(indent)}${yamlKey(key)}:`;
  if (value === null) return start;
  if (!isMapping(value) || blocks <= 0) return `${start} ${yamlInline(value)}`;
  const entries = Object.entries(value);
  if (entries.length === 0) return `${start} {}`;
  return [start, ...entries.map(([name, each]) => yamlEntry(name, each, indent + 2, blocks - 1))].join('\n');
}

export function yamlKey(key: string): string {
  const isPlain = !/[[\]{},]/.test(key) && sameValue(plainValue(readYaml(`${key}: 1`).documents[0]), { [key]: 1 });
  return isPlain ? key : JSON.stringify(key);
}

/** Plain where it would be read as the same value, and quoted where it would not. */
function scalar(value: string | number | boolean | null, inFlow: boolean): string {
  if (value === null) return 'null';
  const plain = String(value);
  const sample = inFlow ? `[${plain}]` : `- ${plain}`;
  const isPlain = plain.trim() !== '' && sameValue(plainValue(readYaml(sample).documents[0]), [value]);
  return isPlain ? plain : JSON.stringify(value);
}
