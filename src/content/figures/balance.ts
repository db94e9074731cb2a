import { z } from 'zod';
import { at, type Drawing, fill, text } from './svg.ts';

const TILE = 30;
const PER_ROW = 5;
const PAN = 170;
const GAP = 30;

const Tiles = z
  .string()
  .transform((list) => list.split(',').filter((tile) => tile !== ''))
  .pipe(z.array(z.string().regex(/^-?[a-z0-9]{1,4}(\/\d{1,3})?$/i, 'tiles such as x, 3 or 1/2')).max(15));

/** Letters are shaded, numbers are not, so that the unknown is told apart without reading. */
function tile(label: string, x: number, y: number): string {
  const box = `<rect x="${at(x)}" y="${at(y)}" width="${TILE}" height="${TILE}" rx="4" ${fill(/[a-z]/i.test(label), 0.4)}/>`;
  return box + text(x + TILE / 2, y + TILE / 2 + 5, label.replace('-', '−'));
}

function pan(tiles: readonly string[], left: number, floor: number): string {
  const placed = tiles.map((label, index) => {
    const x = left + (index % PER_ROW) * (TILE + 3) + 4;
    return tile(label, x, floor - (Math.floor(index / PER_ROW) + 1) * (TILE + 3));
  });
  return `${placed.join('')}<path d="M${at(left)} ${at(floor)}H${at(left + PAN)}"/>`;
}

/** A balance in equilibrium with tiles on both pans: `figure:balance?left=x,x,3&right=11`. */
export const balance = z.strictObject({ left: Tiles, right: Tiles }).transform(({ left, right }): Drawing => {
  const rows = Math.max(1, Math.ceil(Math.max(left.length, right.length) / PER_ROW));
  const floor = rows * (TILE + 3) + 8;
  const width = 2 * PAN + GAP;
  const [one, other] = [PAN / 2, PAN + GAP + PAN / 2];
  const middle = width / 2;
  const beam = `<path d="M${one} ${floor}V${floor + 14}H${other}V${floor}M${middle} ${floor + 14}l-16 34h32z"/>`;
  const pans = pan(left, 0, floor) + pan(right, PAN + GAP, floor);
  return { width, height: floor + 52, body: pans + beam };
});
