import type { Page } from 'playwright-core';

/** What a round with the Tab key has met. */
export interface Walk {
  /** Stops in order, each by its role and name. */
  readonly stops: readonly string[];
  /** Controls that can be seen and that no Tab has reached. */
  readonly missed: readonly string[];
  /** Stops at which nothing shows where the focus is. */
  readonly unseen: readonly string[];
  /** The round did not come to its end: something keeps the focus. */
  readonly trapped: boolean;
}

/** More stops than any page has. */
const longest = 400;

/** Goes round a page with Tab, from its beginning to its end. */
export async function walkByKeyboard(view: Page): Promise<Walk> {
  await view.evaluate(begin);
  const stops: string[] = [];
  const unseen: string[] = [];
  let trapped = true;
  for (let step = 0; step < longest; step += 1) {
    await view.keyboard.press('Tab');
    const stop = await view.evaluate(here);
    if (stop === undefined) {
      trapped = false;
      break;
    }
    stops.push(stop.name);
    if (!stop.seen) unseen.push(stop.name);
  }
  return { stops, unseen, trapped, missed: await view.evaluate(left) };
}

/** Runs in the page: a mark before everything and one behind, since a browser without a frame goes round at once. */
function begin(): void {
  for (const old of document.querySelectorAll('[data-walk-end]')) old.remove();
  for (const place of ['prepend', 'append'] as const) {
    const end = document.createElement('span');
    end.tabIndex = 0;
    end.dataset['walkEnd'] = place;
    document.body[place](end);
  }
  for (const met of document.querySelectorAll('[data-walked]')) met.removeAttribute('data-walked');
  document.querySelector<HTMLElement>('[data-walk-end="prepend"]')?.focus();
}

/** Runs in the page: where the focus is, and whether that shows. Undefined at the end. */
function here(): { readonly name: string; readonly seen: boolean } | undefined {
  const at = document.activeElement;
  if (!(at instanceof Element) || at === document.body || at.hasAttribute('data-walk-end')) return undefined;
  at.setAttribute('data-walked', '');
  const isOutlined = (element: Element | null): boolean => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor);
  };
  const holders = [at, at.closest('.ba-search'), at.closest('.ba-node'), at.querySelector('[aria-selected="true"]')];
  const box = at.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const label = at.getAttribute('aria-label') ?? at.textContent ?? '';
  const name = `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${label.replace(/\s+/g, ' ').trim().slice(0, 60)}`;
  return { name, seen: isInView && holders.some(isOutlined) };
}

/** Runs in the page: what a pointer could use and Tab has not met. Parts of a group that arrows move in are one stop. */
function left(): readonly string[] {
  const controls =
    'button, a[href], input, select, textarea, summary, [role="button"], [role="listbox"], [role="application"]';
  const isShown = (element: Element) =>
    !element.matches(':disabled') &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0;
  return [...document.querySelectorAll(controls)]
    .filter((element) => isShown(element) && !element.hasAttribute('data-walked'))
    .filter((element) => element.closest('.ba-tab-strip, .ba-layer') === null)
    .map(
      (element) =>
        `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}`,
    );
}
