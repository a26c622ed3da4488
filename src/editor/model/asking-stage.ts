import type { Stage } from '../../llm/judge-call.ts';
import type { Asking } from '../../protocol/asking-schema.ts';
import type { ModelFindingView } from '../../protocol/judgement-schema.ts';
import type { ModelLayer } from './model-layer.ts';

/** The page is told a few times a second, not with every word. */
const pause = 200;

interface Shown {
  readonly model: string;
  readonly task: string;
  show(asking: Asking): void;
  now(): number;
}

/** Turns the stages of a judgement into what the page shows: what is waited for, and what is verified already. */
export function stageTeller({ model, task, show, now }: Shown, { titleOf }: Pick<ModelLayer, 'titleOf'>) {
  const findings: ModelFindingView[] = [];
  let last = 0;
  return (stage: Stage): void => {
    if (stage.kind === 'finding') findings.push(stage.finding);
    if (stage.kind === 'answering') {
      if (now() - last < pause) return;
      last = now();
    }
    show({ kind: 'running', model, task, stage: shownStage(stage, titleOf), findings: [...findings] });
  };
}

type Running = Extract<Asking, { readonly kind: 'running' }>;

function shownStage(stage: Stage, titleOf: ModelLayer['titleOf']): Running['stage'] {
  switch (stage.kind) {
    case 'asking':
      return { kind: 'asking', part: titleOf(stage) };
    case 'answering':
      return { kind: 'answering', part: titleOf(stage), characters: stage.characters };
    case 'waiting':
      return { kind: 'waiting', seconds: Math.ceil(stage.milliseconds / 1000), why: stage.why };
    case 'mending':
      return { kind: 'mending', items: stage.items };
    case 'finding':
      return { kind: 'answering', part: '', characters: 0 };
  }
}
