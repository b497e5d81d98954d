/** A chart as a file: the drawing with its colours written into it, as SVG text or drawn to a PNG. */

/** What a drawing takes from the page's styles, and needs on its own. */
const CARRIED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'paint-order',
  'text-anchor',
];
const SCALE = 2;

/** The drawing as text that stands alone, on the page's own background; what is painted goes into it as a picture. */
export function svgOf(chart: SVGSVGElement | HTMLCanvasElement): string {
  return chart instanceof HTMLCanvasElement ? svgAround(chart) : svgOfDrawing(chart);
}

function svgAround(canvas: HTMLCanvasElement): string {
  const size = `width="${canvas.clientWidth}" height="${canvas.clientHeight}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${onGround(canvas).toDataURL()}"/></svg>`;
}

/** The painting on the page's own background, which a canvas lets through. */
function onGround(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const pen = copy.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return copy;
}

function svgOfDrawing(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  to.forEach((node, i) => {
    const style = getComputedStyle(from[i] as Element);
    for (const name of CARRIED) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.prepend(ground(svg));
  return new XMLSerializer().serializeToString(copy);
}

function ground(svg: SVGSVGElement): Element {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('width', '100%');
  rect.setAttribute('height', '100%');
  rect.setAttribute('fill', getComputedStyle(document.body).backgroundColor || getComputedStyle(svg).backgroundColor);
  return rect;
}

/** Base64 of a PNG at twice the drawing's size; undefined where the browser cannot draw it. */
export async function pngOf(svg: SVGSVGElement | HTMLCanvasElement): Promise<string | undefined> {
  if (svg instanceof HTMLCanvasElement) return onGround(svg).toDataURL().split(',')[1];
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${toBase64(svgOf(svg))}`;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = svg.clientWidth * SCALE;
  canvas.height = svg.clientHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
}

/** UTF-8 text as base64. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
