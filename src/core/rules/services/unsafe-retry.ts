import { requestOf } from '../../model/request-of.ts';
import { isMutating, targetOf } from '../questions/call-target.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const unsafeRetry: Rule = {
  id: 'unsafe-retry',
  area: 'services',
  severity: severityOf('loss', 'possible'),
  what: 'A call that changes something is repeated when it fails.',
  why: 'The first try may have been carried out though its answer was lost, and the second does it again.',
  fix: 'Send an idempotency key that the other side checks, or retry only what can be asked twice.',
  references: [
    'https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/',
    'https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods',
  ],
  reads: ['calls', 'endpoints', 'components', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: shop('post'),
    good: shop('get'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.calls
      .filter((call) => call.retry && call.method === 'POST' && call.idempotencyKey !== true && isMutating(call))
      .map((call) => {
        const target = targetOf(index, call);
        const [entry] = entries(call.operation);
        return {
          title: `${requestOf(index, call)} to ${target} is sent again when it fails`,
          message: prose(
            `A timeout does not tell whether ${target} has done it: with one retry it may be done twice.`,
            entry === undefined ? undefined : `${entry.label} takes this way.`,
          ),
          fix: `Send an \`Idempotency-Key\` that stays the same for all tries and that ${target} remembers, or do not retry this call.`,
          evidence: evidenceChain(call.evidence[0], wayTo(index, entry, call.operation)),
          subjects: [call.id],
        };
      });
  },
};

function shop(method: string): Example {
  return {
    'package.json': '{ "name": "shop", "dependencies": { "express": "4", "axios": "1", "axios-retry": "4" } }',
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/app.ts': `import axios from 'axios';
import axiosRetry from 'axios-retry';
import express from 'express';
import { requireAuth } from './auth';

const app = express();
const bank = axios.create({ baseURL: 'https://bank.example', timeout: 2000 });
axiosRetry(bank, { retries: 3 });

app.use(requireAuth);

app.get('/v1/receipts/:id', async (req, res) => {
  const answer = await bank.${method}('/charges');
  res.json(answer.data);
});

app.listen(3000);
`,
  };
}
