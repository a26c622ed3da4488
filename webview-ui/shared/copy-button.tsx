import { useEffect, useState } from 'preact/hooks';
import { send } from './host.ts';
import { Icon } from './icon.tsx';
import { t } from './t.ts';

interface CopyProps {
  readonly text: string;
  /** What is copied: `Copy request`. Read out, and shown where `words` is true. */
  readonly label: string;
  readonly words?: boolean;
}

export function CopyButton({ text, label, words = false }: CopyProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const said = copied ? t('Copied') : label;
  return (
    <button
      type="button"
      class={words ? 'ba-tool' : 'ba-icon-button'}
      title={said}
      onClick={() => {
        send({ type: 'copy', text });
        setCopied(true);
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span class={words ? 'ba-tool-name' : 'ba-hidden'}>{said}</span>
    </button>
  );
}
