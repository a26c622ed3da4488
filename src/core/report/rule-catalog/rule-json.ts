import type { Rule } from '../../rules/rule.ts';

type Json = Readonly<Record<string, unknown>>;

export function catalogJson(rules: readonly Rule[]): Json {
  return { schemaVersion: 1, rules: rules.map(ruleJson) };
}

export function ruleJson(rule: Rule): Json {
  const { id, area, severity, what, why, fix, references, reads, examples } = rule;
  return { id, area, severity, what, why, fix, references, reads, examples };
}
