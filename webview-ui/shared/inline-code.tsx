import { Breakable } from './breakable.tsx';

/** Words in which `backticks` mean code, as rules write them. */
export function InlineCode({ text }: { readonly text: string }) {
  const parts = text.split('`');
  // An odd number of backticks is no pair: then the text stands as it was written.
  if (parts.length % 2 === 0) return <Prose text={text} />;
  return <>{parts.map((part, position) => (position % 2 === 1 ? <Code text={part} /> : <Prose text={part} />))}</>;
}

/** Paths of several parts. */
const paths = /((?<=^|\s)\/?[^\s/]+\/\S*)/;

/** A long path may go on in the next line behind a slash there too. */
function Prose({ text }: { readonly text: string }) {
  const parts = text.split(paths);
  return <>{parts.map((part, position) => (position % 2 === 1 ? <Breakable path={part} /> : part))}</>;
}

/** A route stays with its method, and may go on in the next line behind a slash. */
function Code({ text }: { readonly text: string }) {
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(text) ?? [];
  return (
    <code class="ba-inline">
      {method === undefined || path === undefined ? text : <Breakable method={method} path={path} />}
    </code>
  );
}
