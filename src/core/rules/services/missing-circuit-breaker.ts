import { count, shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { manyServices, peerCalls, servicesIn } from '../questions/peer-calls.ts';
import { sitesOf } from '../questions/sites-of.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { chainOfServices } from '../words/chain-example.ts';
import { prose } from '../words/prose.ts';

export const missingCircuitBreaker: Rule = {
  id: 'missing-circuit-breaker',
  area: 'services',
  severity: severityOf('slowdown', 'possible'),
  what: 'Services call each other while requests wait, and none of these calls stops when the other side keeps failing.',
  why: 'When one service is slow, its callers fill up with waiting requests, then their callers, until all are slow.',
  fix: 'Put a circuit breaker around calls to other services, so that they fail at once while the other side is down.',
  references: [
    'https://microservices.io/patterns/reliability/circuit-breaker.html',
    'https://learn.microsoft.com/en-us/azure/architecture/patterns/circuit-breaker',
  ],
  reads: ['calls', 'components', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: chainOfServices('retry'), good: chainOfServices('breaker and retry') },
  check: ({ index }) => {
    const calls = peerCalls(index);
    const services = servicesIn(calls);
    // Where one call has it, a team has decided call by call.
    if (services.size < manyServices || calls.some(({ circuitBreaker }) => circuitBreaker)) return [];
    const callers = [...new Set(calls.map(({ from }) => index.component(from)?.name ?? from))].sort();
    return [
      {
        title: `None of ${count(sitesOf(calls).length, 'call')} between ${services.size} services has a circuit breaker`,
        message: prose(
          `${shortList(callers)} wait for others while their own requests wait for them;`,
          'while one of them is slow, the requests of its callers stay open as long, and theirs in turn.',
        ),
        fix: 'A breaker around the client of each service (opossum, Resilience4j, Polly, gobreaker, pybreaker, or the mesh), and an answer that does without what is missing.',
        evidence: evidenceChain(calls.slice(0, 5).map(({ evidence }) => evidence[0])),
        lookedAt: [
          'every call to another service and what is wrapped around it',
          'annotations, policies and clients that the workspace declares',
        ],
        subjects: [...services].sort(),
      },
    ];
  },
};
