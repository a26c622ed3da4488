import { type Drawing, drawDiagram } from './draw-diagram.ts';
import { fitted, type Size } from './viewport.ts';

// From here on a drawing is read without effort, and another direction need not be tried.
const comfortable = 0.75;

/** A flowchart is drawn in the direction that fits the window better: beside code a panel is tall, alone it is wide. */
export async function bestDrawing(mermaid: string, window: Size): Promise<Drawing> {
  const text = withoutMarkNotes(mermaid);
  const sideways = await drawDiagram(text, { htmlLabels: true });
  if (!text.startsWith('flowchart LR') || !sideways.ok || scaleIn(sideways.svg, window) >= comfortable) return sideways;
  const down = await drawDiagram(text.replace('flowchart LR', 'flowchart TB'), { htmlLabels: true });
  return down.ok && scaleIn(down.svg, window) > scaleIn(sideways.svg, window) ? down : sideways;
}

/** The last row of a label counts findings (`▲ 2 high, 1 low`); on the screen a badge does that. */
function withoutMarkNotes(mermaid: string): string {
  return mermaid.replace(/<br\/>[✖▲●○] (?:\d+ (?:critical|high|medium|low)(?:, )?)+(?=")/g, '');
}

function scaleIn(svg: string, window: Size): number {
  const [, width, height] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return fitted({ width: Number(width), height: Number(height) }, window).scale;
}
