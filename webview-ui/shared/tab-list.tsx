import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { stepped } from './stepped.ts';
import { useOverflow } from './use-overflow.ts';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly badge?: ComponentChildren;
}

interface TabListProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly class: string;
  /** Id of the panel that the tabs change. */
  readonly controls: string;
}

/** A tablist as WAI-ARIA describes it: one stop for Tab, arrows choose. Where it is too long it scrolls, and shows that. */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const { before, after } = useOverflow(list, props.tabs);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${props.chosen}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [props.chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.id === props.chosen);
    const next = props.tabs[stepped(event.key, at, props.tabs.length, 'row') ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  // As the editor does with its own tabs: a wheel that only goes up and down moves them too.
  const onWheel = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) list.current?.scrollBy({ left: deltaY });
  };
  const page = (pages: number) => () => list.current?.scrollBy({ left: pages * list.current.clientWidth * 0.6 });
  return (
    <div class={`ba-tab-strip ${before ? 'ba-more-before' : ''} ${after ? 'ba-more-after' : ''}`}>
      <div
        ref={list}
        class={props.class}
        role="tablist"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        onWheel={onWheel}
      >
        {props.tabs.map(({ id, name, badge }) => (
          <button
            type="button"
            role="tab"
            key={id}
            id={`${props.controls}-tab-${id}`}
            data-tab={id}
            aria-selected={id === props.chosen}
            aria-controls={props.controls}
            tabIndex={id === props.chosen ? 0 : -1}
            onClick={() => props.onChoose(id)}
          >
            {name}
            {badge}
          </button>
        ))}
      </div>
      {before && <Beyond side="before" onClick={page(-1)} />}
      {after && <Beyond side="after" onClick={page(1)} />}
    </div>
  );
}

/** For pointers alone: by keys the next tab comes into sight by itself. */
function Beyond({ side, onClick }: { readonly side: 'before' | 'after'; readonly onClick: () => void }) {
  return (
    <button type="button" class={`ba-beyond ba-beyond-${side}`} tabIndex={-1} aria-hidden="true" onClick={onClick}>
      <Icon name={side === 'before' ? 'chevron-left' : 'chevron-right'} />
    </button>
  );
}
