import type { Request } from 'express';
import { Refusal } from './refusal.ts';

type Headers = Pick<Request, 'headers'>;

/** Only this one media type, or anything: Moodle compares the whole header too. 406 otherwise. */
export function requireAccept({ headers }: Headers, media: string): void {
  if (headers.accept !== undefined && headers.accept !== '*/*' && headers.accept !== media)
    throw new Refusal(406, `Accept must be ${media}.`);
}

/** 415 unless the body is declared as exactly this media type. */
export function requireContentType({ headers }: Headers, media: string): void {
  if (headers['content-type'] !== media) throw new Refusal(415, `Content-Type must be ${media}.`);
}
