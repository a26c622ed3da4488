import type { DesignState } from '../../../src/protocol/design-schema.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';

const doings = { design: t('Designing and reviewing…'), model: t('The model is writing a brief…') } as const;

/** What goes on, said once to those who do not see it turn. */
export function RunStatus({ run }: { readonly run: DesignState['run'] }) {
  if (run.kind === 'failed') {
    return (
      <p class="ba-error" role="alert">
        {run.message}
      </p>
    );
  }
  return (
    <p class={run.kind === 'idle' ? 'ba-hidden' : 'ba-working'} role="status">
      {run.kind === 'idle' ? '' : <span class="ba-spinner" />}
      {run.kind === 'idle' ? '' : doings[run.doing]}
      {run.kind === 'running' && run.doing === 'model' ? (
        <button type="button" class="ba-tool" onClick={() => send({ type: 'stopAsking' })}>
          <Icon name="stop" />
          {t('Cancel')}
        </button>
      ) : null}
    </p>
  );
}
