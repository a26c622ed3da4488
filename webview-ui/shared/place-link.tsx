import { Breakable } from './breakable.tsx';
import { send } from './host.ts';
import { t } from './t.ts';

interface PlaceProps {
  readonly file: string;
  readonly line: number;
  /** Only the file's name, where the room is small. */
  readonly short?: boolean;
}

/** A place in the workspace; opens it. */
export function PlaceLink({ file, line, short = false }: PlaceProps) {
  const cut = file.lastIndexOf('/') + 1;
  return (
    <button
      type="button"
      class="ba-place"
      title={t('Open {0}:{1}', file, line)}
      onClick={(event) => {
        event.stopPropagation();
        send({ type: 'open', file, line });
      }}
    >
      {short ? null : (
        <span class="ba-folder">
          <Breakable path={file.slice(0, cut)} />
        </span>
      )}
      <span class="ba-file">{file.slice(cut)}</span>
      <span class="ba-line">:{line}</span>
    </button>
  );
}
