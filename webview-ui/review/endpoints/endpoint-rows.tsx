import { useRef } from 'preact/hooks';
import type { ReviewEndpoint } from '../../../src/core/review/review.ts';
import { severities } from '../../../src/core/rules/finding.ts';
import { Breakable } from '../../shared/breakable.tsx';
import { Icon } from '../../shared/icon.tsx';
import { guardNames, plural } from '../../shared/names.ts';
import { onEscape } from '../../shared/on-escape.ts';
import { PlaceLink } from '../../shared/place-link.tsx';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { EndpointDetail } from './endpoint-detail.tsx';

/** One endpoint: its row, and below it the details while it is open. */
export function EndpointRows({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const { state, update } = usePage();
  const open = state.openEndpoints.includes(endpoint.id);
  const toggle = () =>
    update({
      openEndpoints: open
        ? state.openEndpoints.filter((id) => id !== endpoint.id)
        : [...state.openEndpoints, endpoint.id],
    });
  const row = useRef<HTMLTableRowElement>(null);
  const close = () => {
    toggle();
    row.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  const place = endpoint.evidence[0];
  return (
    <>
      <tr ref={row} class={open ? 'ba-endpoint ba-open' : 'ba-endpoint'} onClick={toggle}>
        <td class="ba-cell-toggle">
          <Toggle endpoint={endpoint} open={open} onToggle={toggle} />
        </td>
        <td>
          <code class="ba-method">{endpoint.method}</code>
        </td>
        <th scope="row">
          <code class="ba-path">
            <Breakable path={endpoint.path.replaceAll('{wildcard}', '*')} />
          </code>
          {endpoint.onlyWhere === undefined ? null : (
            <span class="ba-status" title={t('There only where {0}', endpoint.onlyWhere.name)}>
              {t('development')}
            </span>
          )}
          {endpoint.deprecated ? <span class="ba-status">{t('deprecated')}</span> : null}
        </th>
        <td class="ba-wide">
          <span class="ba-cell-service" title={endpoint.serviceName}>
            {endpoint.serviceName}
          </span>
        </td>
        <td class="ba-cell-guards">
          <Guards endpoint={endpoint} />
        </td>
        <td class="ba-wide">
          <Tables endpoint={endpoint} />
        </td>
        <td>
          <Findings endpoint={endpoint} />
        </td>
        <td class="ba-wide">{place === undefined ? '–' : <PlaceLink file={place.file} line={place.line} short />}</td>
      </tr>
      {open ? (
        <tr class="ba-expanded" id={detailId(endpoint)} onKeyDown={onEscape(close)}>
          <td colSpan={8}>
            <EndpointDetail endpoint={endpoint} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface ToggleProps {
  readonly endpoint: ReviewEndpoint;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Toggle({ endpoint, open, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      class="ba-icon-button"
      aria-expanded={open}
      aria-controls={open ? detailId(endpoint) : undefined}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <Icon name={open ? 'chevron-down' : 'chevron-right'} />
      <span class="ba-hidden">{t('Details of {0} {1}', endpoint.method, endpoint.path)}</span>
    </button>
  );
}

/** Those that keep somebody out, by name; what merely passes on is counted. */
function Guards({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const names = endpoint.guards.filter(({ kind }) => kind !== 'other' && kind !== 'cors').map(({ name }) => name);
  const passing = endpoint.guards.filter(({ kind }) => kind === 'other').length;
  const others = [
    ...(endpoint.guards.some(({ kind }) => kind === 'cors') ? [guardNames.cors] : []),
    ...(passing === 0 ? [] : [plural(passing, t('middleware'), t('middlewares'))]),
  ];
  return (
    <>
      {names.length === 0 ? <span class="ba-sub">{t('none found')}</span> : <Names names={names} />}
      {others.map((other) => (
        <span class="ba-sub" key={other}>
          {` · ${other}`}
        </span>
      ))}
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <span class="ba-names">
      {names.map((name, position) => (
        <>
          {position === 0 ? '' : ' '}
          <span>{position < names.length - 1 ? `${name},` : name}</span>
        </>
      ))}
    </span>
  );
}

function Tables({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const written = endpoint.writes;
  const read = endpoint.reads.filter((name) => !written.includes(name));
  if (written.length + read.length === 0) return <span class="ba-sub">–</span>;
  return (
    <span class="ba-tables">
      {written.length === 0 ? null : (
        <span>
          <span class="ba-sub">{t('writes')}</span> {written.join(', ')}
        </span>
      )}
      {read.length === 0 ? null : (
        <span>
          <span class="ba-sub">{t('reads')}</span> {read.join(', ')}
        </span>
      )}
    </span>
  );
}

function Findings({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const { review, update } = usePage();
  const found = review.findings.filter((finding) => endpoint.findings.includes(finding.fingerprint));
  const worst = severities.find((severity) => found.some((finding) => finding.severity === severity));
  if (worst === undefined) return <span class="ba-sub">–</span>;
  return (
    <button
      type="button"
      class="ba-link ba-count"
      title={t('Show the findings')}
      onClick={(event) => {
        event.stopPropagation();
        update({ tab: 'findings', finding: found[0]?.fingerprint, severities: [], areas: [], findingQuery: '' });
      }}
    >
      <SeverityMark severity={worst} />
      {found.length}
      <span class="ba-hidden"> {t('on {0} {1}', endpoint.method, endpoint.path)}</span>
    </button>
  );
}

function detailId(endpoint: ReviewEndpoint): string {
  return `ba-detail-${endpoint.id.replace(/[^A-Za-z0-9-]/g, '-')}`;
}
