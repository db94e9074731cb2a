import { z } from 'zod';
import { count } from './parameters.ts';
import { at, type Drawing, fill } from './svg.ts';

const WIDTH = 320;
const HEIGHT = 56;

/** A bar cut in equal parts, the first of them shaded: `figure:bar?parts=4&shaded=3`. */
export const bar = z
  .strictObject({ parts: count(1, 40), shaded: count(0, 40) })
  .refine(({ parts, shaded }) => shaded <= parts, 'more parts shaded than there are')
  .transform(({ parts, shaded }): Drawing => {
    const each = WIDTH / parts;
    const cells = Array.from(
      { length: parts },
      (_unused, i) =>
        `<rect x="${at(1 + i * each)}" y="1" width="${at(each)}" height="${HEIGHT}" ${fill(i < shaded)}/>`,
    );
    return { width: WIDTH + 2, height: HEIGHT + 2, body: cells.join('') };
  });
