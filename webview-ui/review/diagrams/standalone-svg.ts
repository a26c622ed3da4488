/** An SVG that needs nothing else: colors as values, a size, a background. */
export function standaloneSvg(svg: string): string {
  const colored = svg.replace(/var\((--d-[\w-]+)\)/g, (_, name: string) => colorOf(name));
  const root = new DOMParser().parseFromString(colored, 'text/html').querySelector('svg');
  if (root === null) return colored;
  const { x, y, width, height } = root.viewBox.baseVal;
  root.setAttribute('width', String(Math.ceil(width)));
  root.setAttribute('height', String(Math.ceil(height)));
  root.removeAttribute('style');
  // Other programs drop the leading space of a line otherwise, and words run together.
  root.setAttribute('xml:space', 'preserve');
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [key, value] of Object.entries({ x, y, width, height, fill: colorOf('--d-bg') })) {
    background.setAttribute(key, String(value));
  }
  root.prepend(background);
  return new XMLSerializer().serializeToString(root);
}

/** Resolved by the browser, since a variable may hold a mix of others. */
function colorOf(variable: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return plainColor(color);
}

/** `color-mix` computes to `color(srgb …)`, which few programs read: one pixel of a canvas gives plain numbers. */
function plainColor(color: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
}
