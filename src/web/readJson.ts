import { json } from 'express';

/** Reads a body that is JSON, of 64 KB at most. */
export const readJson = json({ limit: '64kb', strict: true });
