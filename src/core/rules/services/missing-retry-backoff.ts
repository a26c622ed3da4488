import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { manyServices, peerCalls, servicesIn } from '../questions/peer-calls.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { chainOfServices } from '../words/chain-example.ts';
import { prose } from '../words/prose.ts';

export const missingRetryBackoff: Rule = {
  id: 'missing-retry-backoff',
  area: 'services',
  severity: severityOf('friction', 'possible'),
  what: 'Services read from each other while requests wait, and no read is tried again when it fails.',
  why: 'A single lost packet or a restart of one copy becomes an error that a user sees.',
  fix: 'Try reads again once or twice, with growing pauses and some chance in them.',
  references: [
    'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
    'https://learn.microsoft.com/en-us/azure/architecture/patterns/retry',
  ],
  reads: ['calls', 'components', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: chainOfServices('breaker'), good: chainOfServices('breaker and retry') },
  check: ({ index }) => {
    const calls = peerCalls(index).filter(({ method }) => method === 'GET');
    const services = servicesIn(calls);
    // Where one call has it, a team has decided call by call.
    if (services.size < manyServices || calls.some(({ retry }) => retry)) return [];
    const callers = [...new Set(calls.map(({ from }) => index.component(from)?.name ?? from))].sort();
    return [
      {
        title: `No GET between ${services.size} services is tried again when it fails`,
        message: prose(
          `${shortList(callers)} give up with the first failure:`,
          'what is over in a moment, such as a restart or a lost connection, reaches whoever asked.',
        ),
        fix: 'One or two tries more for a GET that only reads, after a short pause with a random part (axios-retry, Spring Retry, Polly, tenacity); never for what changes something without a key.',
        evidence: evidenceChain(calls.slice(0, 5).map(({ evidence }) => evidence[0])),
        lookedAt: [
          'every GET to another service and what is wrapped around it',
          'annotations, policies and clients that the workspace declares',
        ],
        subjects: [...services].sort(),
      },
    ];
  },
};
