import type { CacheUse } from '../../core/model/cache-use.ts';
import type { Call, Timeout } from '../../core/model/call.ts';
import type { Channel } from '../../core/model/channel.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

export const callFacts: Drafter = ({ system }) => system.calls.filter((call) => call.role === 'system').map(callDraft);

export const channelFacts: Drafter = ({ system }) =>
  system.channels.filter((channel) => channel.role === 'system').map(channelDraft);

export const cacheFacts: Drafter = (index) =>
  index.system.cacheUses.filter((use) => use.role === 'system').map((use) => cacheDraft(index, use));

function callDraft(call: Call): Draft {
  const missing: Lack[] = [];
  if (waitsForEver(call.timeout)) missing.push('timeout');
  if (!call.retry) missing.push('retry');
  if (!call.circuitBreaker) missing.push('circuit-breaker');
  return {
    kind: 'C',
    element: call.id,
    service: call.from,
    evidence: call.evidence,
    lacks: missing,
    line: ({ ref, component }) =>
      parts(
        `${ref(call.operation) || component(call.from)} calls ${call.method} ${call.path}`,
        call.to === undefined
          ? 'target unknown'
          : `${component(call.from)} → ${component(call.to)} ${ref(call.endpoint)}`.trim(),
        `${call.protocol} with ${call.library}`,
        `timeout: ${timeoutText(call.timeout)}`,
        call.retry && 'retried',
        call.circuitBreaker && 'behind a circuit breaker',
        call.inLoop && 'in a loop',
        call.inTransaction && 'in a transaction',
      ),
  };
}

function waitsForEver(timeout: Timeout): boolean {
  return timeout.kind === 'library-default' && timeout.milliseconds === 0;
}

function timeoutText(timeout: Timeout): string {
  if (timeout.kind === 'unknown') return 'not known';
  if (waitsForEver(timeout)) return 'none, it waits for ever';
  if (timeout.kind === 'library-default') return `${timeout.milliseconds} ms by default of the library`;
  return timeout.milliseconds === undefined ? 'set' : `${timeout.milliseconds} ms`;
}

function channelDraft(channel: Channel): Draft {
  return {
    kind: 'Q',
    element: channel.id,
    service: undefined,
    evidence: [...channel.publishers, ...channel.consumers].map((use) => use.evidence),
    lacks: missingSides(channel),
    line: ({ ref, component }) => {
      const side = (uses: Channel['publishers']): string =>
        uses.map(({ service, operation }) => `${component(service)} ${ref(operation)}`.trim()).join(', ') ||
        'none found';
      return parts(
        `${channel.name} on ${component(channel.broker)}`,
        `published by ${side(channel.publishers)}`,
        `consumed by ${side(channel.consumers)}`,
        channel.deadLetter === undefined ? 'dead letter: none found' : `dead letter: ${channel.deadLetter}`,
      );
    },
  };
}

function missingSides({ publishers, consumers, deadLetter }: Channel): readonly Lack[] {
  const sides: readonly (readonly [Lack, boolean])[] = [
    ['publisher', publishers.length === 0],
    ['consumer', consumers.length === 0],
    ['dead-letter', deadLetter === undefined],
  ];
  return sides.filter(([, isMissing]) => isMissing).map(([lack]) => lack);
}

function cacheDraft(index: SystemIndex, use: CacheUse): Draft {
  const endless = use.kind === 'write' && use.timeToLiveSeconds === undefined;
  return {
    kind: 'K',
    element: use.id,
    service: index.operation(use.operation)?.service,
    evidence: use.evidence,
    lacks: endless ? ['expiry'] : [],
    line: ({ ref, component }) =>
      parts(
        `${ref(use.operation) || use.operation} ${use.kind}s ${use.keyPattern} in ${component(use.cache)}`,
        use.timeToLiveSeconds !== undefined && `expires after ${use.timeToLiveSeconds} s`,
        endless && 'expiry: none',
      ),
  };
}
