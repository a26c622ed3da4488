import type { Bottleneck, ScalingNote } from '../../src/core/review/review.ts';
import { InlineCode } from '../shared/inline-code.tsx';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { CapacityFigures } from './capacity-figures.tsx';
import { usePage } from './page-context.ts';
import { Where } from './where.tsx';

export function ScalingTab() {
  const { review } = usePage();
  if (review.bottlenecks.length + review.scaling.length === 0) {
    return (
      <div class="ba-empty">
        <p>No bottleneck was found in the code, the schema or the deployment.</p>
      </div>
    );
  }
  return (
    <ScrollArea class="ba-pad" label="Scaling">
      <Breaking notes={review.scaling} />
      <Bottlenecks bottlenecks={review.bottlenecks} />
      {review.capacity === undefined ? null : <CapacityFigures capacity={review.capacity} />}
    </ScrollArea>
  );
}

/** What gives way first as the load grows. */
function Breaking({ notes }: { readonly notes: readonly ScalingNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h2 class="ba-heading">What breaks as load grows</h2>
      <ol class="ba-ladder">
        {notes.map((note) => (
          <li key={`${note.at} ${note.what}`}>
            <span class="ba-load">{note.at}</span>
            <span class="ba-breaks">
              <InlineCode text={note.what} />
            </span>
            <span class="ba-sub">
              <InlineCode text={note.action} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Bottlenecks({ bottlenecks }: { readonly bottlenecks: readonly Bottleneck[] }) {
  if (bottlenecks.length === 0) return null;
  return (
    <section>
      <h2 class="ba-heading">Bottlenecks</h2>
      {bottlenecks.map((bottleneck) => (
        <article class="ba-bottleneck" key={bottleneck.what}>
          <h3>
            <InlineCode text={bottleneck.what} />
          </h3>
          <dl class="ba-facts">
            <dt>Why</dt>
            <dd>
              <InlineCode text={bottleneck.why} />
            </dd>
            <dt>What to measure</dt>
            <dd>
              <InlineCode text={bottleneck.measure} />
            </dd>
            <dt>What to do</dt>
            <dd>
              <InlineCode text={bottleneck.mitigation} />
            </dd>
            <Where evidence={bottleneck.evidence} />
          </dl>
        </article>
      ))}
    </section>
  );
}
