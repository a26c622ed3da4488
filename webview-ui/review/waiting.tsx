import type { Run } from '../../src/protocol/host-to-view.ts';
import { send } from '../shared/host.ts';
import { progressText } from '../shared/progress-text.ts';
import { t } from '../shared/t.ts';

/** The panel before there is a review. */
export function Waiting({ run }: { readonly run: Run }) {
  if (run.kind === 'running') {
    return (
      <main class="ba-waiting">
        <h1 class="ba-hidden">{t('Review')}</h1>
        <span class="ba-spinner" />
        <p role="status">{progressText(run)}</p>
      </main>
    );
  }
  return (
    <main class="ba-waiting">
      <h1>{t('No review yet')}</h1>
      <p>
        {run.kind === 'failed'
          ? run.message
          : t('Reads the code, schemas and contracts of this workspace. Nothing is sent anywhere.')}
      </p>
      <button type="button" class="ba-button" onClick={() => send({ type: 'review' })}>
        {t('Review Architecture')}
      </button>
    </main>
  );
}
