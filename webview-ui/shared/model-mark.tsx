import { Icon } from './icon.tsx';

/** Stands by everything that a model said, and by nothing else. */
export function ModelMark({ words = 'model' }: { readonly words?: string }) {
  return (
    <span class="ba-model-mark">
      <Icon name="sparkle" />
      {words}
    </span>
  );
}
