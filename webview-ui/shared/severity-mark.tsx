import type { JSX } from 'preact';
import type { Severity } from '../../src/core/rules/finding.ts';

/** Each severity has a silhouette of its own, because colors alone do not reach everyone. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <svg class={`ba-icon ba-mark ba-${severity}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {marks[severity]}
    </svg>
  );
}

const marks: Readonly<Record<Severity, JSX.Element>> = {
  critical: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" />
      <path class="ba-cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  high: (
    <>
      <path d="M8 1.2a1 1 0 0 1 .9.5l6.2 11.2a1 1 0 0 1-.9 1.5H1.8a1 1 0 0 1-.9-1.5L7.1 1.7A1 1 0 0 1 8 1.2z" />
      <path class="ba-cut" d="M8 5.6v4M8 11.8v.2" />
    </>
  ),
  medium: (
    <>
      <path d="M7.3 1a1 1 0 0 1 1.4 0L15 7.3a1 1 0 0 1 0 1.4L8.7 15a1 1 0 0 1-1.4 0L1 8.7a1 1 0 0 1 0-1.4z" />
      <path class="ba-cut" d="M8 4.6v4M8 10.9v.2" />
    </>
  ),
  low: (
    <>
      <circle class="ba-ring" cx="8" cy="8" r="6.2" />
      <path class="ba-stroke" d="M8 7.4v3.8M8 4.8v.2" />
    </>
  ),
  info: <circle cx="8" cy="8" r="3" />,
};
