import type { Run } from '../../src/protocol/host-to-view.ts';
import { send } from '../shared/host.ts';
import { Icon } from '../shared/icon.tsx';
import { progressText, type Stage, stageNames } from '../shared/progress-text.ts';
import { t } from '../shared/t.ts';

const stages: readonly Stage[] = ['list', 'read', 'link', 'review'];

export function RunProgress({ run }: { readonly run: Extract<Run, { readonly kind: 'running' }> }) {
  const at = stages.indexOf(run.stage);
  return (
    <section aria-labelledby="ba-progress">
      <div class="ba-side-head">
        <h2 id="ba-progress">{t('Reviewing')}</h2>
        <button type="button" class="ba-tool" onClick={() => send({ type: 'cancel' })}>
          <Icon name="stop" />
          {t('Cancel')}
        </button>
      </div>
      <ol class="ba-steps" aria-hidden="true">
        {stages.map((stage, position) => (
          <li class={position === at ? 'ba-now' : undefined} key={stage}>
            {position < at ? <Icon name="check" /> : <span class={position === at ? 'ba-spinner' : 'ba-todo'} />}
            {stageNames[stage]}
            {position === at && run.total > 1 ? (
              <span class="ba-step-count">
                {run.done} / {run.total}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <p class="ba-hidden" role="status">
        {progressText(run)}
      </p>
    </section>
  );
}
