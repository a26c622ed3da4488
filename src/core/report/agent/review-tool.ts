import { nearest } from '../../model/nearest.ts';
import { count } from '../../model/wording.ts';
import type { ReviewFinding } from '../../review/review.ts';
import { areas, severities } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import { type AgentGround, type AgentInput, type AgentTool, refused, said } from './agent-tool.ts';
import { paged } from './paged.ts';

/** A finding takes three lines. */
const pageSize = 15;

export const reviewTool: AgentTool = {
  name: 'architect_review',
  title: 'Review of the Architecture',
  description:
    'Findings of the static architecture review, worst first: missing authentication, N+1 queries, missing timeouts and indexes, dual writes, shared tables, cycles and others, each with file:line, the reason and the fix. Use it to find what to improve, and again after a change with `since` set to a git reference such as "HEAD" or "main": then it tells only what the change has brought and what it has fixed. Nothing is sent anywhere.',
  inputSchema: {
    type: 'object',
    properties: {
      severity: { type: 'string', enum: severities, description: 'This severity and worse.' },
      area: { type: 'string', enum: areas, description: 'Only this area.' },
      rule: { type: 'string', description: 'Only this rule, by its id.' },
      path: { type: 'string', description: 'Only findings at files whose path holds this text.' },
      since: { type: 'string', description: 'Git reference with the state before the change: HEAD, main.' },
      page: { type: 'integer', minimum: 1, description: 'Page of a long list, from 1.' },
    },
    additionalProperties: false,
  },
  answer: (ground, input) => {
    const { rule, page = 1 } = input;
    if (rule !== undefined && ground.rules.every(({ id }) => id !== rule))
      return refused(noRule(String(rule), ground.rules));
    const findings = ground.review.findings.filter((finding) => isWanted(finding, ground, input));
    const fixed = ground.base === undefined ? [] : (ground.review.fixed ?? []);
    const known = ground.review.findings.filter(({ status }) => status === 'known').length;
    const since = ground.base === undefined ? '' : ` since ${ground.base}, ${known} known before`;
    const title = `${count(findings.length, ground.base === undefined ? 'finding' : 'new finding')}${since}`;
    const entries = findings.map(entry);
    const gone = fixed.map(({ rule: one, title: what, file }) => `fixed: ${one}: ${what} (${file})`);
    return said([paged(title, entries, Number(page), pageSize), ...gone].join('\n'));
  },
};

export function noRule(rule: string, rules: readonly Rule[]): string {
  const close = nearest(
    rule,
    rules.map(({ id }) => id),
  );
  return `There is no rule ${rule}.${close === undefined ? '' : ` Did you mean ${close}?`} architect_rule without a rule lists all.`;
}

function isWanted(finding: ReviewFinding, { base }: AgentGround, input: AgentInput): boolean {
  const { severity, area, rule, path } = input;
  if (finding.status === 'suppressed' || (base !== undefined && finding.status !== 'new')) return false;
  const worst = (severities as readonly unknown[]).indexOf(severity);
  if (worst >= 0 && severities.indexOf(finding.severity) > worst) return false;
  if ((area ?? finding.area) !== finding.area || (rule ?? finding.rule) !== finding.rule) return false;
  return path === undefined || finding.evidence.some(({ file }) => file.includes(String(path)));
}

function entry({ severity, rule, title, message, fix, evidence }: ReviewFinding): string {
  const places = evidence.slice(0, 4).map(({ file, line }) => `${file}:${line}`);
  const more = evidence.length > places.length ? ` and ${evidence.length - places.length} more` : '';
  return [`${severity} ${rule}: ${title}`, `  at ${places.join(', ')}${more}`, `  ${message}`, `  Fix: ${fix}`].join(
    '\n',
  );
}
