import type { ComponentChildren } from 'preact';

interface ScrollProps {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** An area that scrolls has to be reachable by keyboard, and then it needs a name. */
export function ScrollArea({ label, class: more = '', children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop its content cannot be scrolled by keyboard
    <section class={`ba-scroll ${more}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
