import type { Endpoint, OpenedBy } from '../../model/endpoint.ts';
import { shortList } from '../../model/wording.ts';
import { placeOf } from '../questions/evidence-chain.ts';
import { agree } from './doers.ts';
import { prose } from './prose.ts';
import { routesOf } from './route-words.ts';

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

/** A rule that is moved closes what a rule behind it names, and leaves the rest open. */
export function openedFix(endpoints: readonly Endpoint[], callers: readonly string[]): string | undefined {
  const rule = openedRule(endpoints);
  if (rule === undefined) return undefined;
  const opens = `\`${rule.name}\` (${placeOf(rule.evidence)})`;
  const { hides } = rule;
  if (hides === undefined)
    return `Narrow ${opens} to the paths that strangers need, and ask for an account on the others.`;
  const left = endpoints.filter(({ opened }) => opened?.hides === undefined);
  return prose(
    `Move ${opens} behind the rules that it hides, \`${hides.name}\` (${placeOf(hides.evidence)}) for one.`,
    callers.length === 0
      ? undefined
      : `See first that they let ${shortList(callers)} through, which ${agree(callers.length, 'sends', 'send')} requests there.`,
    left.length === 0
      ? undefined
      : `Add a rule for ${shortList(routesOf(left))}: no rule that it hides matches ${agree(left.length, 'it', 'them')}.`,
  );
}
