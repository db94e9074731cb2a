/** Bytes as the driver gives them back: one row brings a buffer, several bring their memory alone. */
export type Bytes = Buffer | ArrayBuffer;

/** The bytes themselves. */
export function bytesOf(bytes: Bytes): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
}
