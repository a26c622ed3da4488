import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DrawnDiagram, Review } from '../../src/core/review/review.ts';
import type { Asking } from '../../src/protocol/asking-schema.ts';
import type { Run } from '../../src/protocol/host-to-view.ts';
import { savedState, saveState, send } from '../shared/host.ts';
import { locale, t } from '../shared/t.ts';
import { TabList } from '../shared/tab-list.tsx';
import { AdviceTab } from './advice/advice-tab.tsx';
import { DecisionsTab } from './design/decisions-tab.tsx';
import { DesignHeader } from './design/design-header.tsx';
import { DiagramsTab } from './diagrams/diagrams-tab.tsx';
import { EndpointsTab } from './endpoints/endpoints-tab.tsx';
import { FindingsTab } from './findings/findings-tab.tsx';
import { Header } from './header.tsx';
import { AskingStrip } from './model/asking-strip.tsx';
import { ConsentPage } from './model/consent-page.tsx';
import { ReceiptDrawer } from './model/receipt-drawer.tsx';
import { modelFindings, withModel } from './model/with-model.ts';
import { PageContext, usePage } from './page-context.ts';
import { restoredState, revealing, type TabId } from './page-state.ts';
import { ScalingTab } from './scaling-tab.tsx';
import { SchemaTab } from './schema/schema-tab.tsx';
import { TechnologyTab } from './technology-tab.tsx';
import { type Reviewed, useHost } from './use-host.ts';
import { Waiting } from './waiting.tsx';

const panels: Readonly<Record<TabId, () => preact.JSX.Element | null>> = {
  decisions: DecisionsTab,
  findings: FindingsTab,
  diagrams: DiagramsTab,
  endpoints: EndpointsTab,
  schema: SchemaTab,
  technology: TechnologyTab,
  scaling: ScalingTab,
  advice: AdviceTab,
};

export function ReviewPage() {
  const { reviewed, run, target, asking, judgement, drawn, rule, advice } = useHost();
  // Once: whoever looks elsewhere afterwards is not brought back by the next review.
  const followed = useRef<typeof target>(undefined);
  const [isNew] = useState(() => savedState() === undefined);
  const [state, setState] = useState(() => restoredState(savedState()));
  useEffect(() => saveState(state), [state]);
  useEffect(() => {
    if (target === undefined || reviewed === undefined || target === followed.current) return;
    followed.current = target;
    if (target.kind === 'flow') send({ type: 'flow', endpoint: target.endpoint });
    setState((now) => ({ ...now, ...revealing(target, reviewed.review.diagrams) }));
  }, [target, reviewed]);

  // A design is read from what was decided; only whoever looked elsewhere before finds that again.
  const isDesign = reviewed?.design !== undefined;
  useEffect(() => {
    if (isDesign && isNew) setState((now) => ({ ...now, tab: 'decisions' }));
  }, [isDesign, isNew]);

  const page = useMemo(
    () =>
      reviewed && {
        review: withDrawings(withModel(reviewed.review, modelFindings(judgement, asking), judgement), drawn),
        design: reviewed.design,
        judgement,
        rule,
        advice,
        state,
        update: (change: Partial<typeof state>) => setState((now) => ({ ...now, ...change })),
      },
    [reviewed, state, judgement, asking, drawn, rule, advice],
  );
  useEffect(() => {
    const last = drawn.at(-1);
    if (last === undefined || page === undefined) return;
    const position = page.review.diagrams.findIndex((diagram) => diagram === last || isSame(diagram, last));
    if (position >= 0) setState((now) => ({ ...now, tab: 'diagrams', diagram: position }));
  }, [drawn]);
  // What a person is asked before anything is sent stands by itself: there may be no review yet.
  if (asking.kind === 'consent' || asking.kind === 'preview') return <ConsentPage asking={asking} />;
  if (page === undefined || reviewed === undefined) return <Waiting run={run} />;
  return (
    <PageContext.Provider value={page}>
      <Shown reviewed={reviewed} asking={asking} run={run} tab={state.tab} onTab={(tab) => page.update({ tab })} />
    </PageContext.Provider>
  );
}

/** Those that were asked for stand behind those of the review, unless the review has the same one. */
function withDrawings(review: Review, drawn: readonly DrawnDiagram[]): Review {
  const added = drawn.filter((each) => !review.diagrams.some((diagram) => isSame(diagram, each)));
  return added.length === 0 ? review : { ...review, diagrams: [...review.diagrams, ...added] };
}

function isSame(one: DrawnDiagram, other: DrawnDiagram): boolean {
  return one.view === other.view && one.title === other.title;
}

const decisions = { id: 'decisions', name: t('Decisions') } as const;
const advised = { id: 'advice', name: t('Advice') } as const;

interface ShownProps {
  readonly reviewed: Reviewed;
  readonly run: Run;
  readonly asking: Asking;
  readonly tab: TabId;
  readonly onTab: (tab: TabId) => void;
}

function Shown({ reviewed, run, asking, tab, onTab }: ShownProps) {
  const { review, design } = usePage();
  // A tab of designs that was saved for a review would be an empty page.
  const isElsewhere = design === undefined ? tab === 'decisions' : tab === 'advice';
  const chosen = isElsewhere ? 'findings' : tab;
  const Panel = panels[chosen];
  const counted = (count: number) =>
    count === 0 ? undefined : <span class="ba-badge">{count.toLocaleString(locale('en-US'))}</span>;
  return (
    <>
      {design === undefined ? (
        <Header at={reviewed.at} run={run} isAsking={asking.kind === 'running'} />
      ) : (
        <DesignHeader at={reviewed.at} design={design} />
      )}
      <AskingStrip asking={asking} />
      <main class="ba-main">
        <TabList
          class="ba-tabs"
          label={design === undefined ? t('Parts of the review') : t('Parts of the design')}
          controls="ba-panel"
          chosen={chosen}
          onChoose={onTab}
          tabs={[
            ...(design === undefined ? [] : [decisions]),
            { id: 'findings', name: t('Findings'), badge: counted(open(review.findings)) },
            { id: 'diagrams', name: t('Diagrams') },
            { id: 'endpoints', name: t('Endpoints'), badge: counted(review.endpoints.length) },
            { id: 'schema', name: t('Schema'), badge: counted(review.tables?.length ?? review.summary.tables) },
            { id: 'technology', name: t('Technology') },
            { id: 'scaling', name: t('Scaling') },
            // A design has its plans in itself; these are reckoned from code.
            ...(design === undefined ? [advised] : []),
          ]}
        />
        <div class="ba-panel" id="ba-panel" role="tabpanel" aria-labelledby={`ba-panel-tab-${chosen}`}>
          <Panel />
        </div>
      </main>
      <ReceiptDrawer reviewedAt={reviewed.at} />
    </>
  );
}

function open(findings: Reviewed['review']['findings']): number {
  return findings.filter((finding) => finding.status !== 'suppressed').length;
}
