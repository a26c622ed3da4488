import type { Effect } from '../../model/effect.ts';
import type { Reply } from '../../model/operation.ts';
import type { Shape } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

export const errorDetailExposed: Rule = {
  id: 'error-detail-exposed',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'An error answer carries the stack of the program, or the words of an error that nobody expected.',
  why: 'It tells a stranger which libraries run here, where files lie, and how the query looks that he made fail.',
  fix: 'Log the stack, and answer with a message and an id by which the log entry is found.',
  references: [
    'https://owasp.org/www-community/Improper_Error_Handling',
    'https://cwe.mitre.org/data/definitions/209.html',
  ],
  reads: ['replies', 'effects', 'operations', 'endpoints', 'operationCalls', 'components'],
  within: 'district',
  examples: {
    bad: expressExample(tours('stack: error.stack')),
    good: expressExample(tours('id: req.id')),
  },
  check: ({ index }) => {
    const open = index.system.replies.filter(
      ({ response, evidence }) => response.status >= 400 && leaks(response.shape, namesOf(evidence.file)),
    );
    const stacks = [...groupBy(open, ({ service }) => service).values()].map((replies) => stackReport(index, replies));
    // Who mends the stack sees the words beside it: one finding of a service is enough.
    const told = new Set(open.map(({ service }) => service));
    const worded = index.system.effects.filter(
      ({ kind, service, role }) => kind === 'exposed-error' && role === 'system' && !told.has(service),
    );
    return [
      ...stacks,
      ...[...groupBy(worded, ({ service }) => service).values()].map((effects) => wordsReport(index, effects)),
    ];
  },
};

function stackReport(index: SystemIndex, replies: NonEmpty<Reply>): Report {
  const [first] = replies;
  return {
    title: `${nameOf(index, first.service)} sends the stack of its errors to the client`,
    message: `The answer ${first.response.status} at ${placeOf(first.evidence)} holds the stack: names of files, versions of libraries and often values.`,
    fix: 'Log it, and answer `{ "title": "Something failed", "id": … }` as application/problem+json.',
    evidence: evidenceChain(replies.map(({ evidence }) => evidence)),
    subjects: [first.service, ...replies.map(({ operation }) => operation)],
  };
}

function wordsReport(index: SystemIndex, effects: NonEmpty<Effect>): Report {
  const [first, ...more] = effects;
  const places = more.length === 0 ? '' : `, as at ${count(more.length, 'more place')}`;
  return {
    title: `${nameOf(index, first.service)} sends the words of unexpected errors to the client`,
    message: `The answer 500 at ${placeOf(first.evidence[0])} holds what the error says${places}: that may be a statement of SQL, a path of a file or the address of another service.`,
    fix: 'Log what it says, and answer a fixed text with an id by which the log entry is found.',
    evidence: evidenceChain(effects.map(({ evidence }) => evidence[0])),
    subjects: [first.service, ...effects.map(({ id }) => id)],
  };
}

function nameOf(index: SystemIndex, service: string): string {
  return index.component(service)?.name ?? service;
}

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
