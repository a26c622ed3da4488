import type { DrawnDiagram } from '../../../src/core/review/review.ts';
import { plural } from '../../shared/names.ts';
import { PlaceLink } from '../../shared/place-link.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';

/** The same diagram for readers who cannot see it: sentences, and every node with its place and findings. */
export function DiagramText({ diagram }: { readonly diagram: DrawnDiagram }) {
  const { update } = usePage();
  return (
    <ScrollArea class="ba-pad" label={t('{0} as text', diagram.title)}>
      <h2 class="ba-heading">{diagram.title}</h2>
      <div class="ba-prose">
        {diagram.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <table class="ba-table">
        <thead>
          <tr>
            <th scope="col">{t('Part')}</th>
            <th scope="col">{t('Where')}</th>
            <th scope="col">{t('Findings')}</th>
          </tr>
        </thead>
        <tbody>
          {diagram.nodes.map((node) => (
            <tr key={node.node}>
              <th scope="row">{node.label}</th>
              <td>{node.file === undefined ? '–' : <PlaceLink file={node.file} line={node.line ?? 1} />}</td>
              <td>
                {node.findings[0] === undefined ? (
                  '–'
                ) : (
                  <button
                    type="button"
                    class="ba-link"
                    onClick={() => update({ tab: 'findings', finding: node.findings[0], severities: [], areas: [] })}
                  >
                    {plural(node.findings.length, t('finding'), t('findings'))}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
