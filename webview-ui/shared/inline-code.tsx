/** Words in which `backticks` mean code, as rules write them. */
export function InlineCode({ text }: { readonly text: string }) {
  const parts = text.split('`');
  // An odd number of backticks is no pair: then the text stands as it was written.
  if (parts.length % 2 === 0) return <>{text}</>;
  return <>{parts.map((part, position) => (position % 2 === 1 ? <code class="ba-inline">{part}</code> : part))}</>;
}
