import { z } from 'zod';
import { count } from './parameters.ts';
import { at, type Drawing, fill } from './svg.ts';

const SIDE = 200;

/** Light where one shading lies, dark where both do. */
const STRENGTH = [0, 0.35, 1];

/**
 * A square cut in rows and columns, the first rows and columns shaded, darker where both meet:
 * `figure:area?rows=3&cols=4&shadedRows=2&shadedCols=3`.
 */
export const area = z
  .strictObject({
    rows: count(1, 20),
    cols: count(1, 20),
    shadedRows: count(0, 20).default(0),
    shadedCols: count(0, 20).default(0),
  })
  .refine((given) => given.shadedRows <= given.rows, 'more rows shaded than there are')
  .refine((given) => given.shadedCols <= given.cols, 'more columns shaded than there are')
  .transform(({ rows, cols, shadedRows, shadedCols }): Drawing => {
    const [width, height] = [SIDE / cols, SIDE / rows];
    const cells = Array.from({ length: rows * cols }, (_unused, index) => {
      const [row, col] = [Math.floor(index / cols), index % cols];
      const layers = Number(row < shadedRows) + Number(col < shadedCols);
      const box = `x="${at(1 + col * width)}" y="${at(1 + row * height)}" width="${at(width)}" height="${at(height)}"`;
      return `<rect ${box} ${fill(layers > 0, STRENGTH[layers] ?? 1)}/>`;
    });
    return { width: SIDE + 2, height: SIDE + 2, body: cells.join('') };
  });
