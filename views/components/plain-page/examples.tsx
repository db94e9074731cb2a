import type { Examples } from '../../runtime/examples.ts';
import { Mark } from '../masthead/Masthead.tsx';

export const examples: Examples = { 'the mark': () => <Mark /> };
