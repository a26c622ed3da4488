import type { DesignPage } from '../../../src/core/design-page.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { whenText } from '../../shared/when.ts';
import { sizes, Tally } from '../header.tsx';
import { usePage } from '../page-context.ts';
import { Problems } from '../problems.tsx';

interface DesignHeaderProps {
  /** When the design was made. */
  readonly at: string;
  readonly design: DesignPage;
}

export function DesignHeader({ at, design }: DesignHeaderProps) {
  const { review } = usePage();
  return (
    <header class="ba-header">
      <div class="ba-headline">
        <h1>{review.project}</h1>
        <Tally counts={review.summary.findings} />
        <span class="ba-grow" />
        <div class="ba-actions">
          <button
            type="button"
            class="ba-tool"
            title={t('Brief')}
            onClick={() => send({ type: 'open', file: design.brief, line: 1 })}
          >
            <Icon name="file" />
            <span class="ba-tool-name">{t('Brief')}</span>
          </button>
          <button type="button" class="ba-tool" title={t('Design Again')} onClick={() => send({ type: 'review' })}>
            <Icon name="refresh" />
            <span class="ba-tool-name">{t('Design Again')}</span>
          </button>
          <button type="button" class="ba-tool" title={t('Write Files…')} onClick={() => send({ type: 'export' })}>
            <Icon name="save" />
            <span class="ba-tool-name">{t('Write Files…')}</span>
          </button>
        </div>
      </div>
      <p class="ba-meta">
        {t('Designed {0} from {1}', whenText(at, new Date()), design.brief)}
        <span class="ba-sizes"> · {sizes(review.summary)}</span>
      </p>
      <Problems problems={review.problems} />
    </header>
  );
}
