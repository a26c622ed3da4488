import { PlaceLink } from '../../shared/place-link.tsx';
import { t } from '../../shared/t.ts';

/** For "missing X": every place that was searched, so that a reader can say where it is after all. */
export function LookedAt({ places }: { readonly places: readonly string[] }) {
  if (places.length === 0) return null;
  return (
    <>
      <h3>{t('Looked at, and not found')}</h3>
      <ul class="ba-looked">
        {places.map((place) => (
          <li key={place}>
            <SearchedPlace text={place} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** `src/app.ts:12 application` becomes a link and a remark; other texts stay as they are. */
export function SearchedPlace({ text }: { readonly text: string }) {
  const found = /^(\S+\.\w+):(\d+)\b\s*(.*)$/.exec(text);
  if (found === null) return <span>{text}</span>;
  const [, file = '', line = '1', remark = ''] = found;
  return (
    <>
      <PlaceLink file={file} line={Number(line)} /> <span class="ba-sub">{remark}</span>
    </>
  );
}
