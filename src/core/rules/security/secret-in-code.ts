import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

export const secretInCode: Rule = {
  id: 'secret-in-code',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A key or a password is written into the code.',
  why: 'Everybody who has the code, a copy of it or its history has the secret, and it cannot change without a release.',
  fix: 'Take it from the environment or a store of secrets, and replace the one that was written down.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/798.html',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(archive("'q7Rk2vX9mLp4TzW8nB3c'")),
    good: expressExample(archive('process.env.ARCHIVE_API_KEY')),
  },
  check: ({ index }) => {
    const written = index.system.effects.filter(
      ({ kind, settings, service }) =>
        kind === 'secret' && settings?.['place'] !== 'image' && index.component(service)?.kind !== 'frontend',
    );
    return [...groupBy(written, ({ evidence: [place] }) => place?.file ?? '').values()].map((effects) => {
      const names = [
        ...new Set(
          effects.map(({ name, settings }) =>
            // A name that says what it is needs no word beside it.
            settings?.['what'] === undefined || settings['what'] === name ? name : `${name} (${settings['what']})`,
          ),
        ),
      ];
      const file = effects[0].evidence[0]?.file ?? '';
      const isFallback = effects.every(({ settings }) => settings?.['place'] === 'fallback');
      return {
        ...(isFallback && { severity: severityOf('loss', 'possible', true) }),
        title: `${file} ${isFallback ? 'falls back to a value for' : 'holds'} ${shortList(names)}`,
        message: isFallback
          ? 'Where nobody sets the variable, the value that everybody can read is used, and nothing tells that it is so. It is not repeated here.'
          : 'The value stands in the source, so it is in every clone, image and backup of it, and stays in the history when it is removed. It is not repeated here.',
        fix: 'Replace the secret where it was issued, read the new one from the environment, and let the service refuse to start without it.',
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: effects.map(({ id }) => id),
      };
    });
  },
};

function archive(key: string): string {
  return `const archiveApiKey = ${key};

app.get('/v1/halls', (req, res) => {
  res.json({ items: [], open: archiveApiKey !== undefined });
});`;
}
