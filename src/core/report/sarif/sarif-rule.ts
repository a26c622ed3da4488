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
    properties: {
      tags: ['architecture', area, ...references.flatMap(weakness)],
      precision: 'high',
      'problem.severity': problemSeverity[severity],
      ...security,
    },
  };
}

/** How code scanning calls alerts that are about something else than security. */
const problemSeverity: Readonly<Record<Severity, 'error' | 'warning' | 'recommendation'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
  info: 'recommendation',
};

/** `external/cwe/cwe-352`, by which code scanning groups and filters. */
function weakness(reference: string): readonly string[] {
  const number = /^https:\/\/cwe\.mitre\.org\/data\/definitions\/(\d+)\.html$/.exec(reference)?.[1];
  return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, '0')}`];
}

/** SARIF asks for a name that reads like an identifier. */
function pascalCase(id: string): string {
  return id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}
