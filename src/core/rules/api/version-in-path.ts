import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

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
      const servers = document.servers.filter(({ text }) => /\/v\d+\.\d+(?:\/|$)/i.test(text));
      const isForbidden = (text: string): boolean => profile.unversionedPaths === true && /\/v\d+(?:\/|$)/i.test(text);
      const paths = document.paths.filter(({ text }) => hasInnerVersion(text) || isForbidden(text));
      const bases = document.servers.filter(
        ({ text }) => !servers.some((server) => server.text === text) && isForbidden(text),
      );
      const found = [...servers, ...bases, ...paths];
      if (found.length === 0) return [];
      return [
        {
          title: `${shortList(found.map(({ text }) => text))} in ${document.file} ${found.length === 1 ? 'has' : 'have'} a version of ${found.length === 1 ? 'its' : 'their'} own`,
          message:
            servers.length > 0
              ? 'Minor versions are compatible by promise, so that clients need not know them; in the address they change it all the same.'
              : 'One resource with a version inside its path cannot be released with the others, and clients build addresses case by case.',
          fix: 'One major version at the start of all paths (`/v1`), or a media type; compatible changes need neither.',
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...found.map(({ text }) => text)],
        },
      ];
    }),
};

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
