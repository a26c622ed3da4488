import type { Reviewed } from '../session.ts';
import type { Candidate } from './asked-element.ts';
import { namesIn } from './landscape-names.ts';

export function routeCandidates({ landscape }: Reviewed): Candidate[] {
  const names = namesIn(landscape);
  return landscape.endpoints.map(({ id, name, service }) => ({
    id,
    label: name,
    description: names.component(service),
  }));
}
