import { listed } from '../../model/wording.ts';
import type { Bottleneck, Ground } from '../advice.ts';
import { routeName } from '../routes.ts';
import { crossingRoutes } from '../services-behind.ts';

/** Three parts is where the product of availabilities becomes visible in a month. */
const least = 3;

/** Minutes of a month. */
const month = 30 * 24 * 60;

/** The request that needs most others to be up. */
export function syncChains({ index }: Ground): readonly Bottleneck[] {
  const chains = crossingRoutes(index)
    .filter((chain) => chain.services.length >= least)
    .sort((a, b) => b.services.length - a.services.length);
  const [longest] = chains;
  if (longest === undefined) return [];
  const { endpoint, services } = longest;
  const availability = 0.999 ** services.length;
  return [
    {
      what: `${routeName(endpoint)} needs ${listed(services)} to be up at the same time`,
      why: `0.999 to the power of ${services.length} = ${(availability * 100).toFixed(1)} %: about ${Math.round(month * (1 - availability))} minutes of failure a month where one service alone has ${Math.round(month * 0.001)}. Their times add up, too.`,
      measure: 'p95 of the route beside the p95 of each call behind it; failures by the service that caused them.',
      mitigation:
        'Answer once the own write is safe and let the rest follow by message, for each call whose result the client does not need at once.',
      evidence: endpoint.evidence.slice(0, 1),
    },
  ];
}
