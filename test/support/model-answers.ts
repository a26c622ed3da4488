import type { Item } from '../../src/llm/answer/answer.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { factId, resultId } from './judged-shop.ts';

type Finding = Item<'findings'>;

/** What a model might say about the shop: three findings of which two hold, and two verdicts. */
export function shopAnswer(prepared: GroundedPreparation): object {
  return {
    observations: [{ factIds: [factId(prepared, 'E', 'POST /v1/refunds')], note: 'Refunds read before they write.' }],
    staticVerdicts: [
      { resultId: resultId(prepared, 'write the table orders'), why: 'Both set the status.', verdict: 'agree' },
      {
        resultId: resultId(prepared, 'gateway offers'),
        why: 'One web client, deployed together.',
        verdict: 'acceptable-here',
      },
    ],
    findings: [refundRace(prepared), inventedQueue(prepared), endlessWait(prepared)],
    endpoints: [],
    nodes: [{ id: 'search', label: 'Search', kind: 'service', proposed: true }],
    edges: [
      {
        from: factId(prepared, 'N', 'service catalog'),
        to: 'search',
        label: 'indexes',
        style: 'async',
        proposed: true,
      },
    ],
    tables: [
      {
        name: 'refund_requests',
        change: 'new',
        columns: [
          { name: 'id', type: 'uuid', nullable: false, key: 'primary', references: null, indexed: false },
          { name: 'payment_id', type: 'uuid', nullable: false, key: 'none', references: 'payments.id', indexed: true },
        ],
      },
    ],
    technologies: [],
    bottlenecks: [],
    scaling: [],
    openQuestions: ['Who may refund?'],
  };
}

export function refundRace(prepared: GroundedPreparation): Finding {
  const quote = "await refunds.sum('amountCents', { paymentId: payment.id })";
  return {
    evidence: [{ factId: factId(prepared, 'D', 'counts one of refunds'), quote }],
    reasoning:
      'The sum of earlier refunds is read first and the new one inserted later, so two requests see the same sum.',
    counterEvidence: 'A lock outside of the code cannot be seen.',
    confirms: null,
    category: 'data-consistency',
    impact: 'data-loss',
    likelihood: 'partial-failure',
    title: 'Two refunds at once can pay out more than was paid',
    recommendation: 'Lock the payment while the sum is read and the refund inserted.',
    effort: 'hours',
  };
}

export function inventedQueue(prepared: GroundedPreparation): Finding {
  return {
    ...refundRace(prepared),
    category: 'resilience',
    title: 'The refundQueue loses messages',
    evidence: [{ factId: factId(prepared, 'E', 'POST /v1/refunds'), quote: null }],
  };
}

function endlessWait(prepared: GroundedPreparation): Finding {
  return {
    ...refundRace(prepared),
    category: 'missing-timeout',
    impact: 'outage',
    title: 'Placing an order hangs as long as payments hangs',
    reasoning: 'The call waits for ever, inside the transaction that holds the order.',
    counterEvidence: null,
    recommendation: 'Give the call a timeout below that of the gateway.',
    evidence: [{ factId: factId(prepared, 'C', 'calls POST /v1/payments ·'), quote: null }],
  };
}

/** What a model says that talks about every route it sees: of the body of a request, at most as many as may be kept. */
export function endpointFindings(body: string, most = 20): readonly Finding[] {
  const { messages } = JSON.parse(body) as { readonly messages: readonly { readonly content: string }[] };
  const facts = messages.map(({ content }) => content).join('\n');
  return [...facts.matchAll(/^(E\d+) [A-Z]+ (\S+) /gm)].slice(0, most).map(([, factId = '', route]) => ({
    evidence: [{ factId, quote: null }],
    reasoning: `The call of ${route} goes out while the request waits.`,
    counterEvidence: null,
    confirms: null,
    category: 'resilience',
    impact: 'latency',
    likelihood: 'normal-load',
    title: `Route ${route} waits for the partner`,
    recommendation: 'Answer first and call later.',
    effort: 'days',
  }));
}
