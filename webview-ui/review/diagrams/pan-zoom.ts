import {
  beginningOf,
  fitted,
  moved,
  opening,
  type Point,
  type Size,
  type Viewport,
  wayInto,
  zoomedAt,
} from './viewport.ts';

const dragThreshold = 4;
const keyStep = 60;
const keyLeap = 200;
const zoomStep = 1.25;
// A wheel reports notches of about 100, a touch pad's pinch a few units.
const pinchLimit = 40;
const pinchSpeed = 0.01;
const wheelSpeed = 0.0018;

export interface PanZoom {
  zoom(factor: number): void;
  fit(): void;
  actualSize(): void;
  reveal(element: Element): void;
  dispose(): void;
}

/** Two fingers move, ctrl or ⌘ with the wheel zooms at the pointer, dragging moves, and everything has a key. */
export function attachPanZoom(
  frame: HTMLElement,
  layer: HTMLElement,
  drawing: Size,
  /** What is looked at first where not all of it can be read. */
  begins: readonly Element[],
  onScale: (scale: number) => void,
): PanZoom {
  let viewport: Viewport = { x: 0, y: 0, scale: 1 };
  const beginning = beginningOf(begins.map((part) => boxIn(layer, part)));
  // Until somebody moves it, a drawing follows the size of its window.
  let untouched = true;
  const listening = new AbortController();
  const frameSize = (): Size => ({ width: frame.clientWidth, height: frame.clientHeight });
  const show = (next: Viewport, smooth: boolean) => {
    untouched = false;
    viewport = next;
    layer.classList.toggle('ba-smooth', smooth);
    layer.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
    onScale(next.scale);
  };
  const open = () => {
    show(opening(drawing, frameSize(), beginning), false);
    untouched = true;
  };
  const resizing = new ResizeObserver(() => {
    if (untouched) open();
  });
  resizing.observe(frame);
  const panZoom: PanZoom = {
    zoom: (factor) => show(zoomedAt(viewport, factor, middle(frameSize())), true),
    fit: () => show(fitted(drawing, frameSize()), true),
    actualSize: () => show(zoomedAt(viewport, 1 / viewport.scale, middle(frameSize())), true),
    reveal: (element) => show(moved(viewport, wayInto(boxIn(frame, element), frameSize())), true),
    dispose: () => {
      listening.abort();
      resizing.disconnect();
    },
  };
  const options = { signal: listening.signal };
  frame.addEventListener('wheel', (event) => show(wheeled(viewport, event, frame), false), {
    ...options,
    passive: false,
  });
  followDrag(frame, options, (by) => show(moved(viewport, by), false));
  frame.addEventListener(
    'keydown',
    (event) => onKey(event, frame, panZoom, (by) => show(moved(viewport, by), true)),
    options,
  );
  open();
  return panZoom;
}

function wheeled(viewport: Viewport, event: WheelEvent, frame: HTMLElement): Viewport {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const x = event.deltaX * unit;
  const y = event.deltaY * unit;
  if (!event.ctrlKey && !event.metaKey) {
    const sideways = event.shiftKey && x === 0;
    return moved(viewport, sideways ? { x: -y, y: 0 } : { x: -x, y: -y });
  }
  const speed = Math.abs(y) < pinchLimit ? pinchSpeed : wheelSpeed;
  const box = frame.getBoundingClientRect();
  return zoomedAt(viewport, Math.exp(-y * speed), { x: event.clientX - box.left, y: event.clientY - box.top });
}

function followDrag(frame: HTMLElement, options: { readonly signal: AbortSignal }, move: (by: Point) => void): void {
  let last: Point | undefined;
  let dragging = false;
  const position = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });
  const onDown = (event: PointerEvent) => {
    if (event.button <= 1) last = position(event);
  };
  const onMove = (event: PointerEvent) => {
    if (last === undefined) return;
    const by = { x: event.clientX - last.x, y: event.clientY - last.y };
    if (!dragging && Math.hypot(by.x, by.y) < dragThreshold) return;
    if (!dragging) frame.setPointerCapture(event.pointerId);
    dragging = true;
    frame.classList.add('ba-dragging');
    last = position(event);
    move(by);
  };
  const onEnd = () => {
    // The click that ends a drag must not open the node under the pointer.
    if (dragging) swallowClick(frame);
    last = undefined;
    dragging = false;
    frame.classList.remove('ba-dragging');
  };
  frame.addEventListener('pointerdown', onDown, options);
  frame.addEventListener('pointermove', onMove, options);
  frame.addEventListener('pointerup', onEnd, options);
  frame.addEventListener('pointercancel', onEnd, options);
}

function swallowClick(frame: HTMLElement): void {
  const swallow = (event: Event) => event.stopPropagation();
  frame.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => frame.removeEventListener('click', swallow, { capture: true }), 50);
}

function onKey(event: KeyboardEvent, frame: HTMLElement, panZoom: PanZoom, move: (by: Point) => void): void {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  const step = event.shiftKey ? keyLeap : keyStep;
  const moves: Readonly<Record<string, Point>> = {
    ArrowLeft: { x: step, y: 0 },
    ArrowRight: { x: -step, y: 0 },
    ArrowUp: { x: 0, y: step },
    ArrowDown: { x: 0, y: -step },
  };
  const by = moves[event.key];
  const zooms: Readonly<Record<string, () => void>> = {
    '+': () => panZoom.zoom(zoomStep),
    '=': () => panZoom.zoom(zoomStep),
    '-': () => panZoom.zoom(1 / zoomStep),
    '0': panZoom.fit,
    '1': panZoom.actualSize,
  };
  const zoom = zooms[event.key];
  // On a node the arrows choose the next node; only the empty window moves by them.
  if (by !== undefined && event.target === frame) move(by);
  else if (zoom !== undefined) zoom();
  else return;
  event.preventDefault();
}

function middle(size: Size): Point {
  return { x: size.width / 2, y: size.height / 2 };
}

function boxIn(frame: HTMLElement, element: Element): Point & Size {
  const outer = frame.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return { x: inner.left - outer.left, y: inner.top - outer.top, width: inner.width, height: inner.height };
}
