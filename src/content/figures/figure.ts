import type { z } from 'zod';
import { area } from './area.ts';
import { balance } from './balance.ts';
import { bar } from './bar.ts';
import { circle } from './circle.ts';
import { line } from './line.ts';
import { type Drawing, svg } from './svg.ts';

const KINDS: Readonly<Record<string, z.ZodType<Drawing>>> = { area, balance, bar, circle, line };

/** A drawing, or what is wrong with its address. */
export type FigureResult =
  | { readonly svg: string; readonly problem: null }
  | { readonly svg: null; readonly problem: string };

function problem(text: string): FigureResult {
  return { svg: null, problem: text };
}

/** Draws what an address such as `figure:bar?parts=4&shaded=3` names; says what is wrong with it otherwise. */
export function drawFigure(address: string, description: string): FigureResult {
  const [, kind = '', query = ''] = /^figure:([a-z]+)(?:\?(.*))?$/.exec(address) ?? [];
  const schema = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!schema) return problem(`there is no figure "${address}"; there are ${Object.keys(KINDS).join(', ')}`);
  const parsed = schema.safeParse(Object.fromEntries(new URLSearchParams(query.replaceAll('+', '%2B'))));
  if (parsed.success) return { svg: svg(parsed.data, description), problem: null };
  const [issue] = parsed.error.issues;
  return problem(`${address}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}
