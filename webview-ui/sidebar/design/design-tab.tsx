import type { DesignState } from '../../../src/protocol/design-schema.ts';
import { Begin } from './begin.tsx';
import { BriefEditor, Dock } from './brief-editor.tsx';
import { DesignHistory } from './design-history.tsx';

export function DesignTab({ design }: { readonly design: DesignState }) {
  const { brief, run, history } = design;
  return (
    <>
      <div class="ba-side-scroll">
        {brief === undefined ? <Begin design={design} /> : <BriefEditor brief={brief} />}
        <DesignHistory entries={history} />
      </div>
      {brief === undefined ? null : <Dock brief={brief} run={run} />}
    </>
  );
}
