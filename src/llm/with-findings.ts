import { severities } from '../core/rules/finding.ts';
import type { PlannedCall } from './prompt/build-request.ts';
import { estimateTokens } from './prompt/estimate-tokens.ts';
import { roomOfRound } from './prompt/room-of-round.ts';
import type { ModelFinding } from './verify/verify-finding.ts';

/** The whole is judged from what was kept of the parts, the most harmful first, without their code. */
export function withFindings(call: PlannedCall, findings: readonly ModelFinding[]): PlannedCall {
  const lines = findings
    .toSorted(byWeight)
    .map(({ factIds, title, message }) => `[${factIds.join(', ')}] ${title}: ${message}`);
  let left = roomOfRound(call) - roomForHead;
  const fit = lines.filter((line) => {
    left -= estimateTokens(line) + 1;
    return left >= 0;
  });
  const more = lines.length - fit.length;
  const content = [
    'FINDINGS OF THE SERVICES',
    ...(fit.length === 0 ? ['none'] : fit),
    ...(more === 0 ? [] : [`${more} more were left out for size.`]),
  ].join('\n');
  return { ...call, request: { ...call.request, followUp: [{ role: 'user', content }] } };
}

/** The title, and how many were left out. */
const roomForHead = 40;

export function byWeight(a: ModelFinding, b: ModelFinding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
