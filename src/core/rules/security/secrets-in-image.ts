import { shortList } from '../../model/wording.ts';
import { isForDevelopment } from '../questions/development-file.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';

export const secretsInImage: Rule = {
  id: 'secrets-in-image',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A secret is built into an image.',
  why: 'Whoever may pull the image reads it with `docker history`, also where a later step removes it.',
  fix: 'Hand it over when the container starts, or mount it for the one step of the build that needs it.',
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  reads: ['effects'],
  examples: {
    bad: { Dockerfile: image('ENV ARCHIVE_API_KEY=q7Rk2vX9mLp4TzW8nB3c') },
    good: { Dockerfile: image('ENV ARCHIVE_URL=https://archive.example') },
  },
  check: ({ index }) => {
    const built = index.system.effects.filter(
      ({ kind, settings, evidence: [place] }) =>
        kind === 'secret' && settings?.['place'] === 'image' && !isForDevelopment(place?.file ?? ''),
    );
    return [...groupBy(built, ({ evidence: [place] }) => place?.file ?? '').values()].map((effects) => {
      const secrets = [...new Set(effects.map(({ name }) => name))];
      const names = shortList(secrets);
      return {
        title: `${effects[0].evidence[0]?.file ?? 'An image'} keeps ${names} in the image`,
        message: `${names} ${agree(secrets.length, 'stands', 'stand')} in a layer of the image in readable form, for everybody who may pull it. The value is not repeated here.`,
        fix: 'Set it when the container starts; for a step of the build, `RUN --mount=type=secret` leaves nothing behind. Replace what was built in.',
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: effects.map(({ id }) => id),
      };
    });
  },
};

function image(line: string): string {
  return `FROM node:22\nWORKDIR /museum\n${line}\nCOPY . .\nCMD ["node", "src/app.js"]\n`;
}
