import type { Exact } from '../exact.ts';

/** An algebraic expression as it was written: numbers, letters, the four operations, powers and square roots. */
export type Expr =
  | { readonly op: 'num'; readonly value: Exact }
  | { readonly op: 'var'; readonly name: string }
  | { readonly op: 'neg'; readonly of: Expr }
  | { readonly op: 'sqrt'; readonly of: Expr }
  | {
      readonly op: 'add' | 'sub' | 'mul' | 'div' | 'pow';
      readonly left: Expr;
      readonly right: Expr;
    };

/** An expression, or the two sides of an equation. */
export type Written =
  | { readonly kind: 'expression'; readonly value: Expr }
  | { readonly kind: 'equation'; readonly left: Expr; readonly right: Expr };
