import type { Reply } from '../../model/operation.ts';
import type { Shape } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';

/** Fewer answers are too few to speak of a model. */
const fewestReplies = 3;

/** Where far fewer answers were read than there are routes, errors are made in a place that was not. */
const routesPerReply = 30;

export const inconsistentErrorModel: Rule = {
  id: 'inconsistent-error-model',
  area: 'api',
  severity: 'medium',
  what: 'Errors of one service come in bodies of several shapes.',
  why: 'Clients need a branch for each shape, and show "undefined" for the one that they did not know.',
  fix: 'Let one place write all errors, best as application/problem+json.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9457.html',
    'https://opensource.zalando.com/restful-api-guidelines/#176',
  ],
  reads: ['replies', 'operations', 'components', 'endpoints'],
  within: 'district',
  examples: {
    bad: {
      'src/app.ts': `import express from 'express';

const app = express();
const prices = { tea: 3 };

app.get('/prices/:sku', (req, res) => {
  if (req.params.sku.length > 20) return res.status(400).json({ message: 'too long' });
  if (!(req.params.sku in prices)) return res.status(404).json({ error: 'not found' });
  res.json({ price: prices[req.params.sku] });
});

app.get('/prices', (req, res) => {
  if (req.query.currency !== 'EUR') return res.status(422).send('only EUR');
  res.json(prices);
});

app.listen(3000);
`,
    },
    good: {
      'src/app.ts': `import express from 'express';

const app = express();
const prices = { tea: 3 };

app.get('/prices/:sku', (req, res) => {
  if (req.params.sku.length > 20) return res.status(400).json({ title: 'too long' });
  if (!(req.params.sku in prices)) return res.status(404).json({ title: 'not found' });
  res.json({ price: prices[req.params.sku] });
});

app.get('/prices', (req, res) => {
  if (req.query.currency !== 'EUR') return res.status(422).json({ title: 'only EUR' });
  res.json(prices);
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const errors = index.system.replies.filter((reply) => reply.response.status >= 400 && keysOf(reply) !== undefined);
    return [...groupBy(errors, (reply) => reply.service).values()].flatMap((replies) => {
      const routes = index.system.endpoints.filter(({ service }) => service === replies[0].service).length;
      if (replies.length < Math.max(fewestReplies, routes / routesPerReply)) return [];
      if (replies.some(isProblemDocument)) return [];
      const shapes = shapesOf(replies);
      return shapes.length < 2 ? [] : [report(index, replies, shapes)];
    });
  },
};

function isProblemDocument(reply: Reply): boolean {
  return reply.response.contentType?.includes('problem+json') ?? false;
}

/**
 * Top-level keys of a body; one word in brackets for what is no object; nothing where the body is not known. An error
 * object decides by itself how it is serialized, so its fields say little.
 */
function keysOf(reply: Reply): readonly string[] | undefined {
  if (reply.response.contentType?.includes('html')) return undefined;
  const shape: Shape | undefined = reply.response.shape;
  if (shape === undefined || shape.type === 'unknown' || shape.type === 'null') return undefined;
  if (shape.type !== 'object') return [`(${shape.type === 'array' ? 'list' : 'text'})`];
  if (/(Error|Exception)$/.test(shape.name ?? '')) return undefined;
  const keys = shape.fields.map((field) => field.name).sort();
  return keys.some((key) => telling.test(key)) ? keys : undefined;
}

/** Without a word on what went wrong, a body is the resource itself: the duplicate that a 409 hands back. */
const telling =
  /^(?:title|status|code|reason|description|success)$|err|message|msg|detail|status_?code|fault|fail|problem|invalid|violation/i;

/** Answers that share their keys. */
interface BodyShape {
  readonly keys: readonly string[];
  readonly replies: NonEmpty<Reply>;
}

/** `{ message }` and `{ message, errors }` are one model with an optional part: the smaller names the shape. */
function shapesOf(replies: readonly Reply[]): BodyShape[] {
  const exact = [...groupBy(replies, (reply) => (keysOf(reply) ?? []).join()).values()];
  const smallestFirst = exact
    .map((group) => ({ keys: keysOf(group[0]) ?? [], replies: group }))
    .sort((a, b) => a.keys.length - b.keys.length || b.replies.length - a.replies.length);
  const shapes: BodyShape[] = [];
  for (const shape of smallestFirst) {
    if (!shapes.some((known) => known.keys.every((key) => shape.keys.includes(key)))) shapes.push(shape);
  }
  return shapes.sort((a, b) => b.replies.length - a.replies.length || (a.keys.join() < b.keys.join() ? -1 : 1));
}

function report(index: SystemIndex, replies: NonEmpty<Reply>, shapes: readonly BodyShape[]): Report {
  const service = index.component(replies[0].service)?.name ?? replies[0].service;
  const named = shapes.map((shape) => `${spelled(shape.keys)} (${placeOf(shape.replies[0].evidence)})`);
  const [usual] = shapes;
  return {
    severity: shapes.length > 2 ? undefined : 'low',
    title: `${service} answers errors in ${count(shapes.length, 'shape')}`,
    message: prose(
      `${count(replies.length, 'error answer')} were read: ${named.join(', ')}.`,
      'A client that looks for the keys of one finds nothing in the others.',
    ),
    fix: prose(
      'Let one error handler answer `application/problem+json` with `{ type, title, status, detail }`;',
      `if that is too much now, use ${spelled(usual?.keys ?? [])} everywhere, which ${usual?.replies.length} of these have.`,
    ),
    evidence: evidenceChain(shapes.toReversed().map((shape) => shape.replies[0].evidence)),
    subjects: [replies[0].service, ...new Set(shapes.map((shape) => shape.replies[0].operation))],
  };
}

function spelled(keys: readonly string[]): string {
  const [first = ''] = keys;
  return first.startsWith('(') ? `plain ${first.slice(1, -1)}` : `\`{ ${keys.join(', ')} }\``;
}
