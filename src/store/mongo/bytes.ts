import type mongoose from 'mongoose';

/** Bytes as they are written, and as the driver gives them back. */
export type Bytes = Buffer | mongoose.mongo.Binary;

/** The bytes themselves. */
export function bytesOf(bytes: Bytes): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.value());
}
