import type { Problem } from '../../model/problem.ts';
import type { Review } from '../../review/review.ts';
import type { Rule } from '../../rules/rule.ts';
import type { ToldJudgement } from '../judgement/told-judgement.ts';
import { modelResult } from './model-result.ts';
import { sarifLocation } from './sarif-location.ts';
import { absentResult, sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

type Json = Readonly<Record<string, unknown>>;

export interface SarifTool {
  readonly version?: string | undefined;
  /** The catalogue, of which the rules that spoke are printed. */
  readonly rules: readonly Rule[];
  /** What a model has found beside them. */
  readonly judgement?: ToldJudgement | undefined;
}

/** The findings as SARIF 2.1.0, which GitHub code scanning, GitLab and editors read. */
export function sarifLog(review: Review, tool: SarifTool): Json {
  const spoke = new Set(review.findings.map((finding) => finding.rule));
  const rules = tool.rules.filter((rule) => spoke.has(rule.id));
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Backend Architect', ...versionOf(tool), rules: rules.map(sarifRule) },
        },
        // Paths start at the root of what was reviewed, wherever that stands on this machine.
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the reviewed workspace.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: review.problems.map(notification) }],
        results: [
          ...review.findings.map((finding) => ({
            ...sarifResult(finding, ruleIndex.get(finding.rule)),
            ...(review.fixed === undefined ? {} : { baselineState: finding.status === 'known' ? 'unchanged' : 'new' }),
          })),
          ...(review.fixed ?? []).map(absentResult),
          ...(tool.judgement?.findings ?? []).map((finding) => modelResult(finding, tool.judgement?.model ?? '')),
        ],
      },
    ],
  };
}

function versionOf({ version }: SarifTool): Json {
  return version === undefined ? {} : { semanticVersion: version };
}

function notification({ file, line, message }: Problem): Json {
  const place = sarifLocation({ file, line, endLine: line, text: '' });
  return { level: 'warning', message: { text: message }, locations: [place] };
}
