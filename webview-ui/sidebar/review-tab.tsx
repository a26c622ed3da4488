import type { Run } from '../../src/protocol/host-to-view.ts';
import type { Overview } from '../../src/protocol/overview-schema.ts';
import { send } from '../shared/host.ts';
import { Icon } from '../shared/icon.tsx';
import { t } from '../shared/t.ts';
import { History } from './history.tsx';
import { LastReview } from './last-review.tsx';
import { RunProgress } from './run-progress.tsx';

export function ReviewTab({ overview, run }: { readonly overview: Overview; readonly run: Run }) {
  return (
    <div class="ba-side-scroll">
      <Start obstacle={overview.obstacle} run={run} again={overview.last !== undefined} />
      {overview.last === undefined ? null : <LastReview last={overview.last} />}
      <History entries={overview.history} />
    </div>
  );
}

interface StartProps {
  readonly obstacle: string | undefined;
  readonly run: Run;
  readonly again: boolean;
}

function Start({ obstacle, run, again }: StartProps) {
  if (obstacle !== undefined) return <p class="ba-note">{obstacle}</p>;
  if (run.kind === 'running') return <RunProgress run={run} />;
  return (
    <>
      <button type="button" class="ba-button ba-full" onClick={() => send({ type: 'review' })}>
        {again ? t('Review Again') : t('Review Architecture')}
      </button>
      {run.kind === 'failed' ? (
        <p class="ba-note ba-failure" role="alert">
          <Icon name="warning" />
          <span>{run.message}</span>
        </p>
      ) : null}
      {again ? null : (
        <p class="ba-note">
          {t(
            'Reads the code, schemas, contracts and deployment files of this workspace and joins them: which route passes which guards and reaches which tables. Nothing is sent anywhere.',
          )}
        </p>
      )}
    </>
  );
}
