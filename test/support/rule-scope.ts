import type { System } from '../../src/core/model/system.ts';
import { buildIndex } from '../../src/core/model/system-index.ts';
import type { Finding } from '../../src/core/rules/finding.ts';
import { findingsOf } from '../../src/core/rules/findings-of.ts';
import { majority } from '../../src/core/rules/profiles.ts';
import { rules } from '../../src/core/rules/registry.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { createRuleMemory } from '../../src/core/rules/rule-memory.ts';
import { Watch } from '../../src/core/rules/watch.ts';
import { watchedIndex } from '../../src/core/rules/watched-index.ts';

/** What rules read of a System without saying so: `unindexed-sort reads migrations`. */
export function undeclaredReads(system: System, asked: readonly Rule[] = rules): readonly string[] {
  return asked.flatMap((rule) => {
    const watch = new Watch();
    const index = watchedIndex(buildIndex(system), new Map(), watch);
    findingsOf(rule, { system: index.system, index, profile: majority });
    const declared: readonly string[] = rule.reads;
    return partsIn(watch).flatMap((part) => (declared.includes(part) ? [] : [`${rule.id} reads ${part}`]));
  });
}

function partsIn({ parts, shared }: Watch): readonly string[] {
  return [...new Set([...parts, ...[...shared].flatMap(partsIn)])];
}

/** Rules that say of the districts of a System together what they do not say of it as a whole, or the other way. */
export function boundByDistricts(system: System, asked: readonly Rule[] = rules): readonly string[] {
  const memory = createRuleMemory();
  return asked
    .filter((rule) => {
      const whole = findingsOf(rule, { system, index: buildIndex(system), profile: majority });
      return textOf(whole) !== textOf(memory.ask([rule], system, { profile: majority }));
    })
    .map(({ id }) => id);
}

function textOf(findings: readonly Finding[]): string {
  return findings
    .map((finding) => JSON.stringify(finding))
    .sort()
    .join('\n');
}
