import type { Examples } from '../../runtime/examples.ts';
import { Masthead } from './Masthead.tsx';

export const examples: Examples = { 'with a title': () => <Masthead title="Fractions, week 3" /> };
