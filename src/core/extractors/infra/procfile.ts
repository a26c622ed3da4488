import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { ProcessFact } from '../deployment-fact.ts';
import type { Extractor } from '../extractor.ts';

const names = /(?:^|\/)Procfile$/;

/** The processes as which a platform runs an application. Files for a developer, `Procfile.dev`, run other things. */
export const procfile: Extractor = {
  id: 'procfile',
  title: 'Procfile',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path),
  extract: (file) => ({
    facts: [...file.text.matchAll(line)].map((match): ProcessFact => {
      const [whole, name = '', command = ''] = match;
      // `web: cd api && npm start`
      const below = /^\s*cd\s+([\w./-]+)\s*(?:&&|;)/.exec(command)?.[1] ?? '';
      return {
        kind: 'process',
        file: file.path,
        folder: joinPath(folderOf(file.path), below),
        name,
        evidence: file.evidence(match.index, match.index + whole.length),
      };
    }),
    problems: [],
  }),
};

const line = /^([A-Za-z][\w-]*):[ \t]*(\S[^\n]*)$/gm;
