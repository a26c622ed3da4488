import { useEffect, useState } from 'preact/hooks';
import type { DesignState } from '../../src/protocol/design-schema.ts';
import type { Run } from '../../src/protocol/host-to-view.ts';
import type { Overview } from '../../src/protocol/overview-schema.ts';
import { listen, savedState, saveState, send } from '../shared/host.ts';
import { t } from '../shared/t.ts';
import { TabList } from '../shared/tab-list.tsx';
import { DesignTab } from './design/design-tab.tsx';
import { ReviewTab } from './review-tab.tsx';

type TabId = 'review' | 'design';

const nothing: DesignState = { templates: [], run: { kind: 'idle' }, history: [] };

export function SidebarPage() {
  const [overview, setOverview] = useState<Overview>({ history: [] });
  const [run, setRun] = useState<Run>({ kind: 'idle' });
  const [design, setDesign] = useState<DesignState>(nothing);
  const [tab, setTab] = useState<TabId>(() => (savedState() === 'design' ? 'design' : 'review'));
  useEffect(() => saveState(tab), [tab]);
  useEffect(() => {
    const stop = listen((message) => {
      if (message.type === 'overview') setOverview(message.overview);
      if (message.type === 'run') setRun(message.run);
      if (message.type === 'design') setDesign(message.design);
    });
    send({ type: 'ready' });
    return stop;
  }, []);
  // A brief that a command opened is what the person wants to see.
  const isOpen = design.brief !== undefined;
  useEffect(() => {
    if (isOpen) setTab('design');
  }, [isOpen]);
  return (
    <main class="ba-side">
      <h1 class="ba-hidden">{t('Backend Architect')}</h1>
      <TabList
        class="ba-tabs ba-side-tabs"
        label={t('What to do')}
        controls="ba-side-panel"
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: 'review', name: t('Review') },
          { id: 'design', name: t('Design') },
        ]}
      />
      <div id="ba-side-panel" class="ba-side-panel" role="tabpanel" aria-labelledby={`ba-side-panel-tab-${tab}`}>
        {tab === 'review' ? <ReviewTab overview={overview} run={run} /> : <DesignTab design={design} />}
      </div>
    </main>
  );
}
