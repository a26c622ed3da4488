import { redactValue } from '../../syntax/redact-value.ts';
import type { Extractor } from '../extractor.ts';

const names = /(?:^|\/)(?:\.env(?:\.[\w-]+)*|[\w-]+\.env)$/i;

/** Files of variables, of which a Compose file names some; their examples stand for those that nobody shares. */
export const dotenv: Extractor = {
  id: 'dotenv',
  title: 'Files of variables (.env)',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path),
  extract: (file) => {
    const values = variablesIn(file.text);
    const facts = Object.keys(values).length === 0 ? [] : [{ kind: 'variables' as const, file: file.path, values }];
    return { facts, problems: [] };
  },
};

/** `export NAME="value" # why`; what is quoted keeps its signs. */
const line = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n#]*))/gm;

function variablesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(line)].map(([, name = '', double, single, bare = '']) => [
      name,
      redactValue(name, double ?? single ?? bare.trim()),
    ]),
  );
}
