import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FormProblem } from '../../../src/core/design/form/brief-form.ts';
import { t } from '../../shared/t.ts';
import { Errors } from './field.tsx';
import { positionOf, type Scale, steps, valueAt } from './load-scale.ts';

interface SliderProps {
  readonly scale: Scale;
  readonly value: number;
  readonly assumed: boolean;
  readonly problems?: readonly FormProblem[];
  /** While it moves, and once when it rests. */
  readonly onMove: (written: string | number, rests: boolean) => void;
}

/** More often nobody can read what follows. */
const pause = 80;

/** A figure on its scale: the slider for trying, the text for those who know it. */
export function Slider({ scale, value, assumed, problems = [], onMove }: SliderProps) {
  const id = useId();
  const [moved, setMoved] = useState<number>();
  const [typed, setTyped] = useState<string>();
  const told = useRef(0);
  // What was moved is shown until the brief says it, so that the handle does not jump back meanwhile.
  useEffect(() => {
    setMoved(undefined);
    setTyped(undefined);
  }, [value]);
  const shown = moved ?? value;
  const move = (position: number, rests: boolean) => {
    const next = valueAt(scale, position);
    setMoved(next);
    const now = Date.now();
    if (!rests && now - told.current < pause) return;
    told.current = now;
    onMove(scale.written(next), rests);
  };
  const type = () => {
    if (typed !== undefined && typed.trim() !== '' && typed !== scale.said(shown)) onMove(written(typed), true);
    setTyped(undefined);
  };
  return (
    <div class="ba-slider">
      <label class="ba-label" for={id}>
        {scale.name}
        {assumed ? <span class="ba-assumed"> {t('assumed')}</span> : null}
      </label>
      <input
        type="text"
        class="ba-input ba-exact"
        aria-label={t('{0}, exactly', scale.name)}
        aria-invalid={problems.length > 0}
        maxLength={40}
        value={typed ?? scale.said(shown)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={type}
        onKeyDown={(event) => {
          if (event.key === 'Enter') type();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      <input
        id={id}
        type="range"
        min={0}
        max={steps}
        value={positionOf(scale, shown)}
        style={{ '--ba-at': `${(positionOf(scale, shown) / steps) * 100}%` }}
        aria-valuetext={scale.said(shown)}
        onInput={(event) => move(Number(event.currentTarget.value), false)}
        onChange={(event) => move(Number(event.currentTarget.value), true)}
      />
      <Errors problems={problems} />
    </div>
  );
}

/** `60/s` and `× 4` are how the page says it; a brief has the figure and its unit. */
function written(typed: string): string | number {
  const plain = typed
    .trim()
    .replace(/^×\s*/, '')
    .replace(/\s*\/\s*s$/, '');
  const digits = plain.replace(/[_,](?=\d)/g, '');
  return digits !== '' && Number.isFinite(Number(digits)) ? Number(digits) : plain.replace(/\bbn\b/, 'billion');
}
