import type { Bottleneck, ScalingNote } from '../../src/core/review/review.ts';
import { InlineCode } from '../shared/inline-code.tsx';
import { ModelMark } from '../shared/model-mark.tsx';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { t } from '../shared/t.ts';
import { CapacityFigures } from './capacity-figures.tsx';
import { CachePlan } from './design/cache-plan.tsx';
import { LoadTables } from './design/load-tables.tsx';
import { usePage } from './page-context.ts';
import { Where } from './where.tsx';

export function ScalingTab() {
  const { review, design, judgement } = usePage();
  const ofModel = judgement ?? { bottlenecks: [], scaling: [] };
  const notes = [...review.scaling, ...ofModel.scaling];
  const bottlenecks = [...review.bottlenecks, ...ofModel.bottlenecks];
  if (bottlenecks.length + notes.length === 0 && design === undefined) {
    return (
      <div class="ba-empty">
        <p>{t('No bottleneck was found in the code, the schema or the deployment.')}</p>
      </div>
    );
  }
  return (
    <ScrollArea class="ba-pad" label={t('Scaling')}>
      <Breaking notes={notes} ofModel={ofModel.scaling} />
      <Bottlenecks bottlenecks={bottlenecks} ofModel={ofModel.bottlenecks} />
      {design === undefined ? null : <CachePlan cache={design.cache} />}
      {review.capacity === undefined ? null : <CapacityFigures capacity={review.capacity} />}
      {design === undefined ? null : <LoadTables design={design} />}
    </ScrollArea>
  );
}

/** What gives way first as the load grows. */
interface BreakingProps {
  readonly notes: readonly ScalingNote[];
  readonly ofModel: readonly ScalingNote[];
}

function Breaking({ notes, ofModel }: BreakingProps) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h2 class="ba-heading">{t('What breaks as load grows')}</h2>
      <ol class="ba-ladder">
        {notes.map((note) => (
          <li key={`${note.at} ${note.what}`}>
            <span class="ba-load">{note.at}</span>
            <span class="ba-breaks">
              <InlineCode text={note.what} /> {ofModel.includes(note) ? <ModelMark /> : null}
            </span>
            <span class="ba-sub">
              <InlineCode text={note.action} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface BottlenecksProps {
  readonly bottlenecks: readonly Bottleneck[];
  readonly ofModel: readonly Bottleneck[];
}

function Bottlenecks({ bottlenecks, ofModel }: BottlenecksProps) {
  if (bottlenecks.length === 0) return null;
  return (
    <section>
      <h2 class="ba-heading">{t('Bottlenecks')}</h2>
      {bottlenecks.map((bottleneck) => (
        <article class="ba-bottleneck" key={`${bottleneck.what} ${bottleneck.why}`}>
          <h3>
            <InlineCode text={bottleneck.what} /> {ofModel.includes(bottleneck) ? <ModelMark /> : null}
          </h3>
          <dl class="ba-facts">
            <dt>{t('Why')}</dt>
            <dd>
              <InlineCode text={bottleneck.why} />
            </dd>
            <dt>{t('What to measure')}</dt>
            <dd>
              <InlineCode text={bottleneck.measure} />
            </dd>
            <dt>{t('What to do')}</dt>
            <dd>
              <InlineCode text={bottleneck.mitigation} />
            </dd>
            <Where evidence={bottleneck.evidence} />
          </dl>
        </article>
      ))}
    </section>
  );
}
