import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { stepped } from './stepped.ts';

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

/** A tablist as WAI-ARIA describes it: one stop for Tab, arrows choose. */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.id === props.chosen);
    const next = props.tabs[stepped(event.key, at, props.tabs.length, 'row') ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={list} class={props.class} role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
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
  );
}
