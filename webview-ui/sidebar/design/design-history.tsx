import type { DesignState } from '../../../src/protocol/design-schema.ts';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { whenText } from '../../shared/when.ts';
import { wish } from './wish.ts';

/** Earlier designs of this workspace. The same brief gives the same design, so each can be opened again. */
export function DesignHistory({ entries }: { readonly entries: DesignState['history'] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="ba-designs">
      <h2 id="ba-designs">{t('Designs')}</h2>
      <ol class="ba-choices">
        {entries.map(({ id, name, at, counts }) => (
          <li key={id}>
            <button type="button" class="ba-choice" onClick={() => wish({ kind: 'reopen', id })}>
              <span class="ba-choice-title">{name}</span>
              <span class="ba-choice-about">
                {whenText(at, new Date())} · {plural(counts.endpoints, t('endpoint'), t('endpoints'))},{' '}
                {plural(counts.tables, t('table'), t('tables'))}
                {counts.findings === 0 ? '' : `, ${plural(counts.findings, t('finding'), t('findings'))}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
