import type { Quoted } from '../../model/contract-document.ts';
import { shortList } from '../../model/wording.ts';
import { type Document, documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const versionInPath: Rule = {
  id: 'version-in-path',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A path carries a version where it cannot stay: a minor one, one in the middle, or any where the guideline forbids it.',
  why: 'Every small release changes all addresses, or one resource moves while its neighbors stay.',
  fix: 'Keep one major version at the start of the path, or none.',
  references: ['https://google.aip.dev/185', 'https://opensource.zalando.com/restful-api-guidelines/#115'],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours-v2')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index, profile }) =>
    documentsOf(index).flatMap((document) => {
      const minor = document.servers.filter(({ text }) => /\/v\d+\.\d+(?:\/|$)/i.test(text));
      const inner = document.paths.filter(({ text }) => hasInnerVersion(text));
      const own = new Set([...minor, ...inner]);
      const plain = [...document.servers, ...document.paths].filter(
        (each) => !own.has(each) && /\/v\d+(?:\/|$)/i.test(each.text),
      );
      return [
        ...report(
          document,
          [...own],
          agree(own.size, 'has a version of its own', 'have versions of their own'),
          minor.length > 0
            ? 'Minor versions are compatible by promise, so that clients need not know them; in the address they change it all the same.'
            : 'One resource with a version inside its path cannot be released with the others, and clients build addresses case by case.',
          'One major version at the start of all paths (`/v1`), or a media type; compatible changes need neither.',
        ),
        ...report(
          document,
          profile.unversionedPaths === true ? plain : [],
          agree(plain.length, 'carries a version', 'carry a version'),
          `The guideline wants addresses that no version changes (${profile.source}): links that clients keep stay right.`,
          'A media type that names the version where a change cannot be compatible, and addresses without one.',
        ),
      ];
    }),
};

function report(
  { file, contract }: Document,
  found: readonly Quoted[],
  says: string,
  message: string,
  fix: string,
): readonly Report[] {
  if (found.length === 0) return [];
  const texts = found.map(({ text }) => text);
  return [
    {
      title: `${shortList(texts)} in ${file} ${says}`,
      message,
      fix,
      evidence: evidenceChain(found.map(({ evidence }) => evidence)),
      subjects: [contract.id, ...texts],
    },
  ];
}

/** `/shop/orders-v1` and `/v1.2/orders`; `/v1/orders` and `/api/v1/orders` are what most do. */
function hasInnerVersion(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => /[a-z][-_.]v\d+$/i.test(segment) || /^v\d+\.\d+/i.test(segment))) return true;
  const at = segments.findIndex((segment) => /^v\d+$/i.test(segment));
  return (
    at > 0 &&
    !segments.slice(0, at).every((segment) => /^(?:api|apis|rest|public|internal|admin)$/i.test(segment)) &&
    at > 1
  );
}
