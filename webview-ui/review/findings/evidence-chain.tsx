import type { Evidence } from '../../../src/core/model/evidence.ts';
import { CodeBlock } from '../../shared/code-block.tsx';
import { languageOf } from '../../shared/language-of.ts';
import { PlaceLink } from '../../shared/place-link.tsx';
import { t } from '../../shared/t.ts';

/** The places that prove a finding, in reading order. */
export function EvidenceChain({ evidence }: { readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <>
      <h3>{t('Evidence')}</h3>
      <ol class="ba-chain">
        {evidence.map((place) => (
          <li key={`${place.file}:${place.line}`}>
            <PlaceLink file={place.file} line={place.line} />
            {place.text === '' ? null : (
              <CodeBlock
                text={place.text}
                language={languageOf(place.file)}
                label={t('{0}, line {1}', place.file, place.line)}
                firstLine={place.line}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
