import type { Guard, GuardKind } from '../../../src/core/model/endpoint.ts';
import type { ReviewEndpoint } from '../../../src/core/review/review.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import type { IconName } from '../../shared/icons.ts';
import { guardNames } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';

const guardIcons: Readonly<Record<GuardKind, IconName>> = {
  authentication: 'key',
  authorization: 'shield',
  'rate-limit': 'pulse',
  validation: 'check',
  cors: 'link',
  other: 'dash',
};

/** From the outside in: guards in their order, the handler, the tables. */
export function RequestPath({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  return (
    <ol class="ba-way">
      {endpoint.guards.map((guard) => (
        <GuardStep key={`${guard.kind} ${guard.name} ${guard.level}`} guard={guard} />
      ))}
      <HandlerStep endpoint={endpoint} />
      {endpoint.writes.map((name) => (
        <TableStep key={`writes ${name}`} name={name} does="writes" />
      ))}
      {endpoint.reads.map((name) => (
        <TableStep key={`reads ${name}`} name={name} does="reads" />
      ))}
    </ol>
  );
}

function GuardStep({ guard }: { readonly guard: Guard }) {
  const { file, line } = guard.evidence;
  return (
    <li>
      <button
        type="button"
        class="ba-step"
        title={t('Found at {0} level, {1}:{2}', guard.level, file, line)}
        onClick={() => send({ type: 'open', file, line })}
      >
        <Icon name={guardIcons[guard.kind]} />
        <span class="ba-step-name">{guard.name}</span>
        <span class="ba-sub">{saidOf(guard)}</span>
      </button>
    </li>
  );
}

/** What it guards against, and what it answers to whom it refuses. */
function saidOf({ kind, name, optional, refuses, byDefault }: Guard): string {
  if (optional) return t('{0}, optional', guardNames[kind]);
  return refuses === undefined || name.includes(String(refuses))
    ? guardNames[kind]
    : byDefault
      ? t('{0}, else {1} by default of its library', guardNames[kind], refuses)
      : t('{0}, else {1}', guardNames[kind], refuses);
}

function HandlerStep({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const place = endpoint.evidence[0];
  const name = (endpoint.handler?.split(/[#:]/).at(-1) ?? 'handler').replaceAll('{wildcard}', '*');
  return (
    <li>
      <button
        type="button"
        class="ba-step ba-handler"
        onClick={() => place && send({ type: 'open', file: place.file, line: place.line })}
      >
        <Icon name="code" />
        <span class="ba-step-name">{name}</span>
        <span class="ba-sub">{endpoint.serviceName}</span>
      </button>
    </li>
  );
}

function TableStep({ name, does }: { readonly name: string; readonly does: 'reads' | 'writes' }) {
  const { review, update } = usePage();
  const table = review.tables?.find((candidate) => candidate.name === name);
  return (
    <li class="ba-data-step">
      <button
        type="button"
        class="ba-step"
        onClick={() => update({ tab: 'schema', schemaAs: 'tables', tableQuery: '', table: table?.id })}
      >
        <Icon name="table" />
        <span class="ba-step-name">{name}</span>
        <span class="ba-sub">{does === 'reads' ? t('reads') : t('writes')}</span>
      </button>
    </li>
  );
}
