import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { gatewayBefore } from '../questions/exposure.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const unlimitedUpload: Rule = {
  id: 'unlimited-upload',
  area: 'security',
  severity: severityOf('outage', 'possible'),
  what: 'A route takes files of any size.',
  why: 'A few large ones fill the memory or the disk, and the service stops for all.',
  fix: 'Set the largest size that makes sense for the route.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(plans('{}')),
    good: expressExample(plans('{ limits: { fileSize: 5_000_000 } }')),
  },
  check: ({ index }) => {
    const open = index.system.effects.filter(
      ({ kind, settings }) => kind === 'upload' && settings?.['limit'] === 'none',
    );
    return [...groupBy(open, ({ service }) => service).values()].map((effects) => {
      const [{ service }] = effects;
      const gateway = gatewayBefore(index, service);
      const libraries = shortList([...new Set(effects.map(({ name }) => name))]);
      return {
        severity: severityOf('outage', 'possible', gateway !== undefined),
        title: `${index.component(service)?.name ?? service} takes uploads of any size`,
        message: prose(
          `${libraries} is not told how large a file may be, and takes what comes until memory or disk are full.`,
          gateway === undefined ? undefined : `The gateway ${gateway.name} may limit the size of a request before.`,
        ),
        fix: `Give ${libraries} a limit: \`limits: { fileSize: 5_000_000, files: 1 }\`.`,
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: [service, ...effects.map(({ id }) => id)],
      };
    });
  },
};

function plans(options: string): string {
  return `import multer from 'multer';

const plans = multer(${options});

app.put('/v1/plans', plans.single('plan'), (req, res) => {
  res.json({ size: req.file.size });
});`;
}
