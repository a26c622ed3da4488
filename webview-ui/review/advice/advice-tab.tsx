import { useEffect } from 'preact/hooks';
import { adviceTopics, type LoadView } from '../../../src/protocol/sheet-schema.ts';
import { send } from '../../shared/host.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { LoadFields } from './load-fields.tsx';
import { Sheet } from './sheet.tsx';

const topicNames: Readonly<Record<(typeof adviceTopics)[number], string>> = {
  boundaries: t('Boundaries'),
  cache: t('Cache plan'),
  capacity: t('Capacity'),
  data: t('Data'),
  technology: t('Technology'),
};

/** Plans that the engine reckons when they are looked at, a load anew with every figure. */
export function AdviceTab() {
  const { state, update, advice } = usePage();
  const { advice: on, load } = state;
  const isAnswer = advice?.on === on;
  const isCurrent = isAnswer && isSameLoad(advice.load, load);
  // A new review takes the answer away, and an answer to an earlier figure is shown until the next one is there.
  useEffect(() => {
    if (!isCurrent) send({ type: 'advise', on, load });
  }, [on, load, isCurrent, advice]);
  return (
    <div class="ba-diagrams">
      <div class="ba-toolbar">
        <fieldset class="ba-segments" aria-label={t('Kind of advice')}>
          {adviceTopics.map((topic) => (
            <button type="button" key={topic} aria-pressed={topic === on} onClick={() => update({ advice: topic })}>
              {topicNames[topic]}
            </button>
          ))}
        </fieldset>
        {on === 'capacity' ? <LoadFields load={load} onChange={(changed) => update({ load: changed })} /> : null}
      </div>
      <ScrollArea class="ba-pad" label={topicNames[on]}>
        {isAnswer && advice.sheet !== undefined ? <Sheet sheet={advice.sheet} /> : null}
        {isAnswer && advice.sheet === undefined ? <Gone /> : null}
      </ScrollArea>
    </div>
  );
}

function isSameLoad(one: LoadView, other: LoadView): boolean {
  return one.rps === other.rps && one.peak === other.peak && one.growth === other.growth;
}

function Gone() {
  return (
    <div class="ba-empty">
      <p>{t('This is reckoned from the code as it is, and this window has not read it yet.')}</p>
      <button type="button" class="ba-button" onClick={() => send({ type: 'review' })}>
        {t('Review Again')}
      </button>
    </div>
  );
}
