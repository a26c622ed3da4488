import { useEffect, useRef } from 'preact/hooks';
import type { ReviewFinding } from '../../../src/core/review/review.ts';
import { send } from '../../shared/host.ts';
import { ModelMark } from '../../shared/model-mark.tsx';
import { severityNames } from '../../shared/names.ts';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { stepped } from '../../shared/stepped.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { firstPlace } from './first-place.ts';
import type { FindingGroup } from './visible-findings.ts';

interface ListProps {
  readonly groups: readonly FindingGroup[];
  readonly chosen: ReviewFinding;
  readonly onChoose: (fingerprint: string) => void;
}

export function FindingList({ groups, chosen, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const findings = groups.flatMap((group) => group.findings);
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(chosen))}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') openSource(chosen);
    const next = findings[stepped(event.key, findings.indexOf(chosen), findings.length, 'column') ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.fingerprint);
  };
  return (
    <div
      ref={list}
      class="ba-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('Findings')}
      aria-activedescendant={optionId(chosen)}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role, there is no element for it
        <div role="group" aria-label={group.name} key={group.key}>
          <div class="ba-group-head" role="presentation">
            <span class="ba-group-name">{group.name}</span>
            <span class="ba-badge">{group.findings.length}</span>
          </div>
          {group.findings.map((finding) => (
            <Row key={finding.fingerprint} finding={finding} chosen={finding === chosen} onChoose={onChoose} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly finding: ReviewFinding;
  readonly chosen: boolean;
  readonly onChoose: (fingerprint: string) => void;
}

function Row({ finding, chosen, onChoose }: RowProps) {
  const place = firstPlace(finding);
  const { judgement } = usePage();
  const verdict = judgement?.verdicts.find((one) => one.finding === finding.fingerprint)?.verdict;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      class={finding.status === 'suppressed' ? 'ba-row ba-quiet' : 'ba-row'}
      role="option"
      id={optionId(finding)}
      aria-selected={chosen}
      onClick={() => onChoose(finding.fingerprint)}
      onDblClick={() => openSource(finding)}
      onKeyDown={undefined}
    >
      <SeverityMark severity={finding.severity} />
      <span class="ba-hidden">{severityNames[finding.severity]}: </span>
      <span class="ba-row-title">{finding.title}</span>
      <span class="ba-row-rule">
        {finding.origin === 'model' ? <ModelMark /> : null}
        <span>{finding.rule}</span>
        {verdict === 'acceptable-here' ? <ModelMark words={t('acceptable here')} /> : null}
      </span>
      {place === undefined ? null : <span class="ba-row-place">{place}</span>}
    </div>
  );
}

function optionId(finding: ReviewFinding): string {
  return `ba-finding-${finding.fingerprint}`;
}

function openSource(finding: ReviewFinding): void {
  const place = finding.evidence[0];
  if (place !== undefined) send({ type: 'open', file: place.file, line: place.line });
}
