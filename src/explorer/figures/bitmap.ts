/**
 * A picture of the page as a bitmap: its elements are drawn once more, on a canvas.
 *
 * Decision worth knowing: they are drawn in the colours and the type that the browser has given them, one by
 * one. To load the SVG as an image would draw the same, but the policy of the page would have to let images
 * in.
 */
import { browser, type CanvasLike, type Drawn, type Pen } from '../host.js';

/** Pixels of the bitmap for one of the picture, so that it is sharp on paper. */
const SHARPNESS = 2;

/** Paper about the picture, pixels. */
const MARGIN = 16;

const number = (element: Drawn, name: string): number => Number(element.getAttribute(name) ?? 0);

/** Fills and strokes what a path goes around, as the style has it. */
function paint(pen: Pen, element: Drawn, path: unknown): void {
  const style = browser.getComputedStyle(element);
  if (style.fill !== 'none') {
    pen.globalAlpha = Number(style.fillOpacity);
    pen.fillStyle = style.fill;
    pen.fill(path);
  }
  if (style.stroke === 'none') return;
  pen.globalAlpha = Number(style.strokeOpacity);
  pen.strokeStyle = style.stroke;
  pen.lineWidth = parseFloat(style.strokeWidth);
  pen.lineJoin = 'round';
  const dashes = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat);
  pen.setLineDash(dashes);
  pen.stroke(path);
}

const ANCHORS: Readonly<Record<string, string>> = { middle: 'center', end: 'right' };

function write(pen: Pen, element: Drawn): void {
  const style = browser.getComputedStyle(element);
  const { fill, fontWeight, fontSize, fontFamily } = style;
  pen.globalAlpha = 1;
  pen.fillStyle = fill;
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  pen.textAlign = ANCHORS[element.getAttribute('text-anchor') ?? ''] ?? 'left';
  const [text, x, y] = [element.textContent ?? '', number(element, 'x'), number(element, 'y')];
  if (style.stroke !== 'none') {
    pen.strokeStyle = style.stroke;
    pen.lineWidth = parseFloat(style.strokeWidth);
    pen.lineJoin = 'round';
    pen.setLineDash([]);
    pen.strokeText(text, x, y);
  }
  pen.fillText(text, x, y);
}

/** The outline of an element; undefined of what is not drawn, as a title. */
function outlineOf(element: Drawn): unknown {
  const at = (name: string) => number(element, name);
  switch (element.tagName) {
    case 'path':
      return new browser.Path2D(element.getAttribute('d') ?? '');
    case 'rect': {
      const path = new browser.Path2D();
      path.rect(at('x'), at('y'), at('width'), at('height'));
      return path;
    }
    case 'line':
      return new browser.Path2D(
        `M${String(at('x1'))},${String(at('y1'))}L${String(at('x2'))},${String(at('y2'))}`,
      );
    case 'circle': {
      const path = new browser.Path2D();
      path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
      return path;
    }
    default:
      return undefined;
  }
}

function draw(pen: Pen, element: Drawn): void {
  if (element.tagName === 'text') return write(pen, element);
  if (element.tagName === 'g') {
    const [x, y] = (element.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);
    pen.save();
    pen.translate(x, y);
    for (const child of element.children) draw(pen, child);
    pen.restore();
    return;
  }
  const outline = outlineOf(element);
  if (outline !== undefined) paint(pen, element, outline);
}

/** A picture on paper of the page's colour. Throws where the browser has no canvas. */
export function bitmapOf(picture: Drawn): CanvasLike {
  const [width, height] = [number(picture, 'width'), number(picture, 'height')];
  const canvas = browser.document.createElement('canvas') as CanvasLike;
  canvas.width = Math.round((width + 2 * MARGIN) * SHARPNESS);
  canvas.height = Math.round((height + 2 * MARGIN) * SHARPNESS);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws no bitmaps');
  pen.scale(SHARPNESS, SHARPNESS);
  pen.fillStyle = browser.getComputedStyle(browser.document.documentElement).backgroundColor;
  pen.fillRect(0, 0, width + 2 * MARGIN, height + 2 * MARGIN);
  pen.translate(MARGIN, MARGIN);
  for (const child of picture.children) draw(pen, child);
  return canvas;
}
