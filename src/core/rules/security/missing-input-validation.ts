import type { Effect } from '../../model/effect.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { storedBodies } from '../questions/stored-bodies.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { routeOf } from '../words/route-words.ts';

const mongoose = {
  'src/tour.ts': `import mongoose from 'mongoose';

export const Tour = mongoose.model('Tour', new mongoose.Schema({ title: String, day: String }));
`,
};

export const missingInputValidation: Rule = {
  id: 'missing-input-validation',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'The body of a request is stored as it comes, without a look at what it holds.',
  why: 'Whatever fields, types and lengths somebody sends are what every reader has to cope with from then on.',
  fix: 'Check the body against a schema before it is stored.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Input_Validation_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/20.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  within: 'district',
  examples: {
    bad: expressExample(tour('req.body'), mongoose),
    good: expressExample(tour('tourSchema.parse(req.body)'), mongoose),
  },
  check: ({ index }) => {
    const found = storedBodies(index).filter(({ reserved, effect }) => reserved.length === 0 && !isTyped(effect));
    return [...groupBy(found, ({ endpoint }) => endpoint.id).values()].map((bodies) => {
      const [{ endpoint, table, effect }] = bodies;
      return {
        title: `${routeOf(endpoint)} stores its body in ${table} unseen`,
        message: `\`${effect.detail}\` goes into ${table} as it comes; no validator stands before the handler, and the handler names no fields.`,
        fix: `Check the body of ${routeOf(endpoint)} against a schema that names its fields, their types and lengths, and refuses others.`,
        evidence: evidenceChain(bodies.flatMap(({ evidence }) => evidence)),
        lookedAt: [...new Set(endpoint.guardSearch)],
        subjects: [endpoint.id, ...bodies.map((body) => body.effect.id)],
      };
    });
  },
};

/** A struct says which fields there are, and of which types. */
function isTyped({ settings }: Effect): boolean {
  return settings?.['closed'] !== undefined;
}

function tour(data: string): string {
  return `import { z } from 'zod';
import { Tour } from './tour';

const tourSchema = z.object({ title: z.string().max(200), day: z.string().date() }).strict();

app.post('/v1/tours', async (req, res) => {
  const tour = await Tour.create(${data});
  res.status(201).json({ id: tour.id });
});`;
}
