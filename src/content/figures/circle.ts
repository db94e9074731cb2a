import { z } from 'zod';
import { count } from './parameters.ts';
import { at, type Drawing, fill } from './svg.ts';

const RADIUS = 70;
const MIDDLE = RADIUS + 2;

function edge(share: number): string {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${at(MIDDLE + RADIUS * Math.cos(angle))} ${at(MIDDLE + RADIUS * Math.sin(angle))}`;
}

function slice(index: number, parts: number, shaded: boolean): string {
  if (parts === 1) return `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${RADIUS}" ${fill(shaded)}/>`;
  const arc = `A${RADIUS} ${RADIUS} 0 0 1 ${edge((index + 1) / parts)}`;
  return `<path d="M${MIDDLE} ${MIDDLE}L${edge(index / parts)}${arc}Z" ${fill(shaded)}/>`;
}

/** A disc cut in equal slices, shaded clockwise from the top: `figure:circle?parts=6&shaded=1`. */
export const circle = z
  .strictObject({ parts: count(1, 40), shaded: count(0, 40) })
  .refine(({ parts, shaded }) => shaded <= parts, 'more parts shaded than there are')
  .transform(({ parts, shaded }): Drawing => {
    const slices = Array.from({ length: parts }, (_unused, i) => slice(i, parts, i < shaded));
    return { width: 2 * MIDDLE, height: 2 * MIDDLE, body: slices.join('') };
  });
