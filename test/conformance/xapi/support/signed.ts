import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

const KEYS = { modulusLength: 2048 } as const;
let made: ReturnType<typeof pair> | null = null;

function pair() {
  return generateKeyPairSync('rsa', KEYS);
}

/** DER of one value. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const SHA256_RSA = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));

/** A self-signed certificate (RFC 5280, 4.1), as small as one can be. */
function certificate({ publicKey, privateKey }: ReturnType<typeof pair>): string {
  const name = der(
    0x30,
    der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('test')))),
  );
  const validity = der(
    0x30,
    der(0x17, Buffer.from('250101000000Z')),
    der(0x17, Buffer.from('450101000000Z')),
  );
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const body = der(0x30, der(0x02, Buffer.from([1])), SHA256_RSA, name, validity, name, key);
  const signature = createSign('sha256').update(body).sign(privateKey);
  return der(0x30, body, SHA256_RSA, der(0x03, Buffer.from([0]), signature)).toString('base64');
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A statement signed as JWS in compact form, with its certificate. */
export async function signed(
  statement: object,
  over: { alg?: string; forged?: boolean; broken?: boolean; contentType?: string } = {},
): Promise<string> {
  if (over.broken) return 'not.a-jws';
  made ??= pair();
  const alg = over.alg ?? 'RS256';
  const input = `${part({ alg, x5c: [certificate(made)] })}.${part(statement)}`;
  if (alg === 'none') return `${input}.`;
  if (alg === 'HS256') return `${input}.${createHmac('sha256', 'secret').update(input).digest('base64url')}`;
  const signature = createSign('sha256')
    .update(over.forged ? `${input} ` : input)
    .sign(made.privateKey);
  return `${input}.${signature.toString('base64url')}`;
}
