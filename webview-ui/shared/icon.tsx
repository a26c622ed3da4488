import { type IconName, icons } from './icons.ts';

/** Decoration beside words, or inside a control that has a name. */
export function Icon({ name }: { readonly name: IconName }) {
  const text = icons[name];
  return (
    <svg class="ba-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={pathOf(text)} fill-rule={text.includes('evenodd') ? 'evenodd' : 'nonzero'} />
    </svg>
  );
}

/** Every codicon in use is one path. Taking it out keeps markup from ever being set as HTML. */
function pathOf(svg: string): string {
  return / d="([^"]+)"/.exec(svg)?.[1] ?? '';
}
