import type { Endpoint, OpenedBy } from '../../model/endpoint.ts';
import { placeOf } from '../questions/evidence-chain.ts';

/** The rule that lets everybody through to one of the routes; one that hides another first, as it tells more. */
export function openedRule(endpoints: readonly Endpoint[]): OpenedBy | undefined {
  const rules = endpoints.flatMap(({ opened }) => opened ?? []);
  return rules.find(({ hides }) => hides !== undefined) ?? rules[0];
}

/** `permitAll()` in SecurityConfig.java:71 lets everybody through, before … */
export function openedSentence({ name, evidence, hides }: OpenedBy): string {
  const opens = `\`${name}\` (${placeOf(evidence)}) lets everybody through`;
  if (hides === undefined) return `${opens}.`;
  return `${opens} before \`${hides.name}\` (${placeOf(hides.evidence)}) is asked: the first rule that matches counts.`;
}

export function openedFix({ name, evidence, hides }: OpenedBy): string {
  if (hides === undefined)
    return `Narrow \`${name}\` (${placeOf(evidence)}) to the paths that strangers need, and ask for an account on the others.`;
  return `Move \`${name}\` (${placeOf(evidence)}) behind all rules that ask for an account, \`${hides.name}\` (${placeOf(hides.evidence)}) for one.`;
}
