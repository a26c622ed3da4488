import type { Technology } from '../../src/core/review/review.ts';
import { InlineCode } from '../shared/inline-code.tsx';
import { ModelMark } from '../shared/model-mark.tsx';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { t } from '../shared/t.ts';
import { NotYetTable } from './design/not-yet-table.tsx';
import { usePage } from './page-context.ts';
import { Where } from './where.tsx';

export function TechnologyTab() {
  const { review, design, judgement } = usePage();
  const ofModel = judgement?.technologies ?? [];
  if (review.technologies.length + ofModel.length + (design?.notYet.length ?? 0) === 0) {
    return (
      <div class="ba-empty">
        <p>{t('Nothing to recommend: no store, queue or gateway was found to speak of.')}</p>
      </div>
    );
  }
  return (
    <ScrollArea class="ba-pad" label={t('Technology')}>
      {review.technologies.map((technology) => (
        <Recommended key={technology.area} technology={technology} />
      ))}
      {ofModel.map((technology) => (
        <Recommended key={`model ${technology.area}`} technology={technology} ofModel />
      ))}
      {design === undefined ? null : <NotYetTable notes={design.notYet} />}
    </ScrollArea>
  );
}

interface RecommendedProps {
  readonly technology: Technology;
  readonly ofModel?: boolean;
}

function Recommended({ technology, ofModel = false }: RecommendedProps) {
  const isDesign = usePage().design !== undefined;
  return (
    <section class="ba-advice">
      <h2>{technology.area}</h2>
      <div class="ba-advice-body">
        {ofModel ? <ModelMark /> : null}
        <p class="ba-recommendation">
          <InlineCode text={technology.recommendation} />
        </p>
        <dl class="ba-facts">
          <dt>{isDesign ? t('In the design') : t('Today')}</dt>
          <dd>
            <InlineCode text={technology.current || 'nothing'} />
          </dd>
          <dt>{t('Why')}</dt>
          <dd>
            <InlineCode text={technology.rationale} />
          </dd>
          <dt>{t('What it costs')}</dt>
          <dd>
            <InlineCode text={technology.tradeoffs} />
          </dd>
          <dt>{t('When it pays')}</dt>
          <dd>
            <InlineCode text={technology.adoptWhen} />
          </dd>
          <Where evidence={technology.evidence} />
        </dl>
      </div>
    </section>
  );
}
