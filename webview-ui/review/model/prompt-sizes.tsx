import type { ConsentSheet } from '../../../src/protocol/asking-schema.ts';
import { locale, t } from '../../shared/t.ts';

interface SizesProps {
  readonly requests: ConsentSheet['requests'];
  readonly total: number;
}

/** What the tokens are spent on, all requests together. */
export function PromptSizes({ requests, total }: SizesProps) {
  const sums = new Map<string, number>();
  for (const { part, tokens } of requests.flatMap(({ sizes }) => sizes)) sums.set(part, (sums.get(part) ?? 0) + tokens);
  const leftOut = [...new Set(requests.flatMap((request) => request.leftOut))];
  return (
    <section aria-labelledby="ba-sizes-title">
      <h2 class="ba-heading" id="ba-sizes-title">
        {t('What it is made of, in tokens')}
      </h2>
      <table class="ba-parts-table">
        <tbody>
          {[...sums]
            .filter(([, tokens]) => tokens > 0)
            .map(([part, tokens]) => (
              <tr key={part}>
                <th scope="row">{part}</th>
                <td class="ba-value">{tokens.toLocaleString(locale('en-US'))}</td>
                <td aria-hidden="true">
                  <span class="ba-bar" style={{ width: `${Math.max(1, Math.round((tokens / total) * 100))}%` }} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {leftOut.length === 0 ? null : <p class="ba-sub">{t('Left out for size: {0}.', leftOut.join(', '))}</p>}
    </section>
  );
}
