import { CopyButton } from './copy-button.tsx';
import { highlight, type Language } from './highlight.ts';

interface CodeProps {
  readonly text: string;
  readonly language: Language;
  /** Read out for the scrolling area: `Request of POST /orders`. */
  readonly label: string;
  /** Shows line numbers, counted from this one. */
  readonly firstLine?: number;
  /** Name of the copy button; without it there is none. */
  readonly copy?: string;
}

/** Code in a box that scrolls sideways and can be reached by keyboard. */
export function CodeBlock({ text, language, label, firstLine, copy }: CodeProps) {
  return (
    <div class={copy === undefined ? 'ba-code' : 'ba-code ba-copyable'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop it cannot be scrolled by keyboard */}
      <figure tabIndex={0} aria-label={label}>
        <pre>
          {firstLine === undefined ? <Colored text={text} language={language} /> : numbered(text, language, firstLine)}
        </pre>
      </figure>
      {copy === undefined ? null : <CopyButton text={text} label={copy} />}
    </div>
  );
}

function Colored({ text, language }: { readonly text: string; readonly language: Language }) {
  return (
    <code>
      {highlight(text, language).map(({ kind, text: part }) =>
        kind === 'plain' ? part : <span class={`ba-k-${kind}`}>{part}</span>,
      )}
    </code>
  );
}

function numbered(text: string, language: Language, firstLine: number) {
  return text.split('\n').map((line, position) => (
    <span class="ba-code-line">
      <span class="ba-number">{firstLine + position}</span>
      <Colored text={line} language={language} />
    </span>
  ));
}
