/** Browsers paint no larger picture. */
const largest = 8_192;

/** Twice as sharp as the drawing where there is room; in base 64, or undefined where nothing could be painted. */
export async function pngOf(svg: string): Promise<string | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const isLoaded = await image.decode().then(
    () => true,
    () => false,
  );
  const scale = Math.min(2, largest / image.width, largest / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.width * scale);
  canvas.height = Math.floor(image.height * scale);
  const context = canvas.getContext('2d');
  if (!isLoaded || context === null || canvas.width === 0) return undefined;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
}
