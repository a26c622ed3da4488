import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether a row goes on beyond the edges of what is seen of it. */
export interface Overflow {
  readonly before: boolean;
  readonly after: boolean;
}

const none: Overflow = { before: false, after: false };

/** `content` is anything that changes the row's width when it changes. */
export function useOverflow(row: RefObject<HTMLElement>, content: unknown): Overflow {
  const [overflow, setOverflow] = useState(none);
  useEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    const measure = () => setOverflow((before) => unlessSame(before, overflowOf(element)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [row, content]);
  return overflow;
}

/** Positions are fractions of a pixel on some screens. */
function overflowOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): Overflow {
  return { before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 };
}

function unlessSame(one: Overflow, other: Overflow): Overflow {
  return one.before === other.before && one.after === other.after ? one : other;
}
