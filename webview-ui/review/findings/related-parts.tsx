import type { ReviewFinding } from '../../../src/core/review/review.ts';
import { Icon } from '../../shared/icon.tsx';
import type { IconName } from '../../shared/icons.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import type { PageState } from '../page-state.ts';

interface Part {
  readonly icon: IconName;
  readonly name: string;
  readonly change: Partial<PageState>;
}

/** Ways from a finding to the endpoints, tables and diagrams that it speaks of. */
export function RelatedParts({ finding }: { readonly finding: ReviewFinding }) {
  const page = usePage();
  const parts = relatedParts(finding, page.review);
  if (parts.length === 0) return null;
  return (
    <>
      <h3>{t('Where it is')}</h3>
      <ul class="ba-parts">
        {parts.map((part) => (
          <li key={part.name}>
            <button type="button" class="ba-part" onClick={() => page.update(part.change)}>
              <Icon name={part.icon} />
              {part.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function relatedParts(finding: ReviewFinding, review: ReturnType<typeof usePage>['review']): Part[] {
  const speaksOf = (part: { readonly findings: readonly string[] }) => part.findings.includes(finding.fingerprint);
  const endpoints = review.endpoints.filter(speaksOf).map(({ id, method, path }) => ({
    icon: 'link' as const,
    name: `${method} ${path}`,
    change: { tab: 'endpoints' as const, openEndpoints: [id], endpointQuery: '' },
  }));
  const tables = (review.tables ?? []).filter(speaksOf).map(({ id, name }) => ({
    icon: 'table' as const,
    name: t('Table {0}', name),
    change: { tab: 'schema' as const, schemaAs: 'tables' as const, tableQuery: '', table: id },
  }));
  const diagrams = review.diagrams.flatMap((diagram, position) =>
    diagram.nodes.some(speaksOf)
      ? [
          {
            icon: 'diagram' as const,
            name: `Diagram: ${diagram.title}`,
            change: { tab: 'diagrams' as const, diagram: position, diagramAsText: false },
          },
        ]
      : [],
  );
  return [...endpoints, ...tables, ...diagrams];
}
