import type { Severity } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import { ruleMarkdown } from '../rule-catalog/rule-markdown.ts';
import { sarifLevel } from './sarif-level.ts';

type Json = Readonly<Record<string, unknown>>;

/** Code scanning sorts security alerts by a figure: one from the middle of each of its bands. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.5',
};

export function sarifRule(rule: Rule): Json {
  const { id, area, severity, what, why, fix, references } = rule;
  const [helpUri] = references;
  const security = area === 'security' ? { 'security-severity': securitySeverity[severity] } : {};
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: { text: [what, `Why: ${why}`, `Fix: ${fix}`, ...references].join('\n\n'), markdown: ruleMarkdown(rule) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: sarifLevel[severity] },
    properties: { tags: ['architecture', area], ...security },
  };
}

/** SARIF asks for a name that reads like an identifier. */
function pascalCase(id: string): string {
  return id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}
