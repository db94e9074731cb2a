/** Inside of a drawing and its size in user units. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text safe inside an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** At most two decimals: enough for a drawing, short on the wire. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A label centred at a point, in user units. */
export function text(x: number, y: number, content: string): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="middle" stroke="none" fill="currentColor" font-size="14">${escapeXml(content)}</text>`;
}

/** Fill of a part: the theme's figure colour, or nothing. */
export function fill(shaded: boolean, strength = 1): string {
  return shaded ? `fill="var(--figure-fill, #4c8bf5)" fill-opacity="${strength}"` : 'fill="none"';
}

/**
 * A drawing as inline SVG that reads like an image: its name for screen readers is the author's description. Lines take
 * the colour of the text around, so it is right in dark mode; `direction` is fixed, for number lines run left to right
 * in every script. It holds no ids, so any number of drawings can share a page.
 */
export function svg(drawing: Drawing, description: string): string {
  const { width, height, body } = drawing;
  return `<svg class="figure" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" direction="ltr" fill="none" stroke="currentColor" stroke-width="1.5"><title>${escapeXml(description)}</title>${body}</svg>`;
}
