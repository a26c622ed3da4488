import type { Architect } from '../architect.ts';
import { elementsAtCursor } from '../landscape/asked-element.ts';
import { showDiagram } from '../show-diagram.ts';
import type { Command } from './command.ts';

/** Of the route at the cursor; elsewhere a person picks one of those that the review has drawn. */
export const showRequestFlow: Command = {
  id: 'showRequestFlow',
  doing: 'show the request flow',
  run: async (architect) => {
    const endpoint = await routeAtCursor(architect);
    if (endpoint === undefined) return showDiagram(architect, 'flow');
    architect.panel.show({ kind: 'flow', endpoint });
  },
};

/** None where one line declares many. */
async function routeAtCursor(architect: Architect): Promise<string | undefined> {
  await architect.session.restore();
  const ids = elementsAtCursor(architect, (mark) => (mark.kind === 'endpoint' ? mark.endpoint.id : undefined));
  return ids.length === 1 ? ids[0] : undefined;
}
