import type { Shape } from '../../model/shape.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

export const errorDetailExposed: Rule = {
  id: 'error-detail-exposed',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'An error answer carries the stack of the program.',
  why: 'It tells a stranger which libraries run here, where files lie, and how the query looks that he made fail.',
  fix: 'Log the stack, and answer with a message and an id by which the log entry is found.',
  references: [
    'https://owasp.org/www-community/Improper_Error_Handling',
    'https://cwe.mitre.org/data/definitions/209.html',
  ],
  reads: ['replies', 'operations', 'endpoints', 'operationCalls', 'components'],
  within: 'district',
  examples: {
    bad: expressExample(tours('stack: error.stack')),
    good: expressExample(tours('id: req.id')),
  },
  check: ({ index }) => {
    const open = index.system.replies.filter(
      ({ response, evidence }) => response.status >= 400 && leaks(response.shape, namesOf(evidence.file)),
    );
    return [...groupBy(open, ({ service }) => service).values()].map((replies) => {
      const service = index.component(replies[0].service)?.name ?? replies[0].service;
      return {
        title: `${service} sends the stack of its errors to the client`,
        message: `The answer ${replies[0].response.status} at ${replies[0].evidence.file}:${replies[0].evidence.line} holds the stack: names of files, versions of libraries and often values.`,
        fix: 'Log it, and answer `{ "title": "Something failed", "id": … }` as application/problem+json.',
        evidence: evidenceChain(replies.map(({ evidence }) => evidence)),
        subjects: [replies[0].service, ...replies.map(({ operation }) => operation)],
      };
    });
  },
};

/** In JavaScript and Go a `trace` is as often the id of a request. */
function namesOf(file: string): RegExp {
  return /\.(?:php|rb|java|kt|cs|py)$/.test(file)
    ? /^(?:(?:back|stack)?_?trace|stack|traceback)$/i
    : /^(?:stack|(?:back|stack)_?trace|traceback)$/i;
}

function leaks(shape: Shape | undefined, names: RegExp): boolean {
  if (shape?.type !== 'object' || !('fields' in shape)) return false;
  return shape.fields.some(({ name, shape: inner }) => names.test(name) || leaks(inner, names));
}

function tours(detail: string): string {
  return `app.get('/v1/tours', async (req, res) => {
  try {
    res.json({ items: [] });
  } catch (error) {
    res.status(500).json({ message: 'Failed', ${detail} });
  }
});`;
}
