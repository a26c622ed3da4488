import type { Fact } from '../facts/fact.ts';
import { type ChosenFacts, codeText } from './choose-facts.ts';

/** Facts as they stand in the prompt: a line each, and their code, unless it stands under an earlier one already. */
export function factTexts({ facts, quoted }: ChosenFacts): readonly string[] {
  const shown = new Map<string, Fact[]>();
  return facts.map((fact) => {
    const line = `${fact.id} ${fact.line}`;
    if (!quoted.has(fact.id)) return line;
    const file = fact.evidence[0]?.file ?? '';
    const before = shown.get(file) ?? [];
    const outer = before.find((other) => holds(other, fact));
    if (outer !== undefined) return `${line} · quoted under ${outer.id}`;
    shown.set(file, [...before, fact]);
    return `${line}\n${codeText(fact)}`;
  });
}

/** A query stands inside the route that runs it; a quote that is cut before it does not hold it. */
function holds(outer: Fact, inner: Fact): boolean {
  return unindented(outer.code).includes(unindented(inner.code));
}

function unindented(code: string): string {
  return code.replace(/^[ \t]+/gm, '').trim();
}
