import { type Severity, severities } from '../../../src/core/rules/finding.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural, severityNames } from '../../shared/names.ts';
import { SearchBox } from '../../shared/search-box.tsx';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { type Grouping, groupings } from '../page-state.ts';

const groupingNames: Readonly<Record<Grouping, string>> = {
  severity: t('severity'),
  area: t('area'),
  file: t('file'),
};

export function FindingFilters({ shown }: { readonly shown: number }) {
  const { state, update } = usePage();
  return (
    <div class="ba-toolbar">
      <SearchBox
        label={t('Filter by text, rule or path')}
        value={state.findingQuery}
        onChange={(findingQuery) => update({ findingQuery })}
      />
      <SeverityChips />
      <ElementChip />
      <ModelChip />
      <NewChip />
      <SuppressedChip />
      <span class="ba-grow" />
      <span class="ba-shown" role="status">
        {plural(shown, t('finding'), t('findings'))}
      </span>
      <label class="ba-grouping">
        <span class="ba-grouping-name">{t('Group by')}</span>
        <select
          value={state.grouping}
          onChange={(event) => update({ grouping: event.currentTarget.value as Grouping })}
        >
          {groupings.map((grouping) => (
            <option value={grouping} key={grouping}>
              {groupingNames[grouping]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Pressed means "only these"; none pressed means all. */
function SeverityChips() {
  const { review, state, update } = usePage();
  const present = severities.filter((severity) => review.summary.findings[severity] > 0);
  const toggle = (severity: Severity) =>
    state.severities.includes(severity)
      ? state.severities.filter((other) => other !== severity)
      : [...state.severities, severity];
  return (
    <fieldset class="ba-chips" aria-label={t('Only these severities')}>
      {present.map((severity) => (
        <button
          type="button"
          class="ba-chip"
          key={severity}
          title={severityNames[severity]}
          aria-pressed={state.severities.includes(severity)}
          onClick={() => update({ severities: toggle(severity) })}
        >
          <SeverityMark severity={severity} />
          <span class="ba-chip-name">{severityNames[severity]}</span>
          <span class="ba-figure">{review.summary.findings[severity]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The editor asked for the findings of one part: pressed until somebody wants the others back. */
function ElementChip() {
  const { state, update } = usePage();
  if (state.element === undefined) return null;
  return (
    <button type="button" class="ba-chip" aria-pressed={true} onClick={() => update({ element: undefined })}>
      {t('Only {0}', state.element.name)}
    </button>
  );
}

function ModelChip() {
  const { review, state, update } = usePage();
  const count = review.findings.filter(({ origin, status }) => origin === 'model' && status !== 'suppressed').length;
  if (count === 0 && !state.fromModel) return null;
  return (
    <button
      type="button"
      class="ba-chip"
      aria-pressed={state.fromModel}
      onClick={() => update({ fromModel: !state.fromModel })}
    >
      <Icon name="sparkle" />
      <span class="ba-chip-name">{t('From the model')}</span>
      <span class="ba-figure">{count}</span>
    </button>
  );
}

/** Only where an earlier state is known does it tell anything, and only where something came since. */
function NewChip() {
  const { review, state, update } = usePage();
  const count = review.findings.filter(({ status, origin }) => status === 'new' && origin === 'rule').length;
  if ((review.fixed === undefined || count === 0) && !state.onlyNew) return null;
  return (
    <button
      type="button"
      class="ba-chip"
      aria-pressed={state.onlyNew}
      onClick={() => update({ onlyNew: !state.onlyNew })}
    >
      {t('New')}
      <span class="ba-figure">{count}</span>
    </button>
  );
}

function SuppressedChip() {
  const { review, state, update } = usePage();
  const count = review.findings.filter((finding) => finding.status === 'suppressed').length;
  if (count === 0) return null;
  return (
    <button
      type="button"
      class="ba-chip"
      aria-pressed={state.suppressed}
      onClick={() => update({ suppressed: !state.suppressed })}
    >
      {t('Suppressed')}
      <span class="ba-figure">{count}</span>
    </button>
  );
}
