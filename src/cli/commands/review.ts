import path from 'node:path';
import type { System } from '../../core/model/system.ts';
import { onlyNew } from '../../core/review/baseline.ts';
import type { Review } from '../../core/review/review.ts';
import { type Severity, severities } from '../../core/rules/finding.ts';
import type { EngineClient } from '../../worker/client.ts';
import { withBaseline, writeBaseline } from '../baseline-file.ts';
import { choose } from '../choose.ts';
import { answer, type Call, type Command, type ExitCode, isRefusal, type Refusal, refuse } from '../command.ts';
import { fixFindings } from '../fix-findings.ts';
import { modelOptions, modelUse } from '../model/model-use.ts';
import { withModel } from '../model/with-model.ts';
import { unreadable } from '../nothing-found.ts';
import { readWorkspace } from '../read-workspace.ts';
import { reviewFormats } from '../review-formats.ts';
import type { Shell } from '../shell.ts';

export const review: Command = {
  verb: 'review',
  operand: '[path]',
  summary: 'findings, endpoints, diagrams, schema, technology, bottlenecks',
  formats: [...reviewFormats.keys()],
  options: [
    'format',
    'out',
    'fail-on',
    'base',
    'baseline',
    'cache',
    'write-baseline',
    'new-only',
    'fix',
    'write',
    'color',
    'no-color',
    ...modelOptions,
  ],
  examples: [
    'review',
    'review services/orders --fail-on high',
    'review --out review.md',
    'review --out review.sarif',
    'review --new-only',
    'review --base main --new-only',
    'review --fix --write',
  ],
  run: async (call, shell) => {
    const failOn = choose(call.options.get('fail-on') ?? 'none', [...severities, 'none'], '--fail-on');
    if (isRefusal(failOn)) return failOn;
    if (call.options.has('write') && !call.options.has('fix'))
      return refuse('--write belongs to --fix: it changes the files that --fix shows.');
    const use = modelUse(call, shell);
    if (use !== undefined && isRefusal(use)) return use;
    if (use !== undefined && reviewFormats.get(call.format)?.judged === false) {
      return refuse(`--format ${call.format} holds what rules found; a model is heard in the other formats.`);
    }
    return readWorkspace(call, shell, async (client) => {
      const system = await client.system();
      const broken = call.format === 'json' ? undefined : unreadable(system);
      if (broken !== undefined) return refuse(`${broken.file}:${broken.line} ${broken.message}`);
      const base = call.options.get('base');
      const compared = base === undefined ? undefined : await compareWith(base, client, call, shell);
      if (compared !== undefined && isRefusal(compared)) return compared;
      const whole = await client.review({ kind: 'workspace' }, base !== undefined);
      const saved = call.options.has('write-baseline') ? writeBaseline(whole, call, shell) : undefined;
      if (saved !== undefined && isRefusal(saved)) return saved;
      if (saved !== undefined) shell.tell(`Wrote ${saved.written}.\n`);
      const reviewed = base === undefined ? withBaseline(whole, call, shell) : sinceThen(whole, call);
      if (isRefusal(reviewed)) return reviewed;
      if (call.options.has('fix')) return fixFindings(reviewed, call, shell);
      const plain = answer(printed(system, reviewed, call, shell), exitCode(reviewed, failOn.word));
      return use === undefined
        ? plain
        : withModel(client, { system, review: reviewed, answer: plain }, use, call, shell);
    });
  },
};

/** The state that a reference or a folder has is what the review is held against. */
async function compareWith(said: string, client: EngineClient, call: Call, shell: Shell): Promise<Refusal | undefined> {
  if (call.options.has('baseline')) return refuse('--base and --baseline both say what is known; one of them will do.');
  const root = path.resolve(shell.folder, call.operands[0] ?? '.');
  const compared = await client.compare(root, { said, folder: path.resolve(shell.folder, said) });
  return compared.ok ? undefined : refuse(compared.message);
}

function sinceThen(review: Review, { options }: Call): Review {
  return options.has('new-only') ? onlyNew(review) : review;
}

/** One writer for each format. */
export function printed(system: System, reviewed: Review, call: Call, shell: Shell): string {
  return reviewFormats.get(call.format)?.print(system, reviewed, call, shell) ?? '';
}

function exitCode(reviewed: Review, failOn: Severity | 'none'): ExitCode {
  if (failOn === 'none') return 0;
  const limit = severities.indexOf(failOn);
  const reached = reviewed.findings.some(
    (finding) => finding.status === 'new' && severities.indexOf(finding.severity) <= limit,
  );
  return reached ? 1 : 0;
}
