import { shortList } from '../../model/wording.ts';
import type { Bottleneck, Ground } from '../advice.ts';
import { routeName } from '../routes.ts';

const assumed = { requests: 50, seconds: 30 };

/** Calls without a timeout of their own, of which some wait for ever and some for minutes: one slow neighbor fills the caller with waiting requests. */
export function endlessWaits({ index, signals }: Ground): readonly Bottleneck[] {
  const waiting = signals.filter((signal) => signal.rule === 'missing-timeout');
  const [first] = waiting;
  if (first === undefined) return [];
  const routes = waiting.flatMap((signal) => signal.subjects.flatMap((id) => index.endpoint(id) ?? [])).map(routeName);
  const named = [...new Set(routes)];
  const many = named.length === 0 ? waiting.length : named.length;
  const calls = waiting.length === 1 ? 'One call' : `${waiting.length} calls`;
  const who = named.length === 0 ? calls : shortList(named);
  const open = assumed.requests * assumed.seconds;
  return [
    {
      what: `${who} ${many === 1 ? 'waits' : 'wait'} for another service far too long`,
      why: `${assumed.requests} requests a second × ${assumed.seconds} s of a hanging neighbor = ${open.toLocaleString('en-US')} open requests (Little’s law), each with its memory and its socket. With a timeout of 2 s it is ${assumed.requests * 2}.`,
      measure: 'Open requests of the caller, and the p99 of each outgoing call.',
      mitigation: first.fix,
      evidence: waiting.flatMap((signal) => signal.evidence.slice(0, 1)).slice(0, 5),
    },
  ];
}
