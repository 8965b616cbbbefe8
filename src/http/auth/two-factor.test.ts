import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

/** RFC 6238 with its usual 30 seconds, 6 digits and SHA-1. */
function totp(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const at = mac[19]! & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = Array.from(text.replaceAll('=', ''))
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

test('with a second factor the password alone opens nothing', async () => {
  const login = { username: 'user-olga', password: 'a password of olga' };
  const { password } = login;
  const enabled = await town.call('olga', 'POST', '/api/auth/two-factor/enable', { password });
  expect(enabled.status).toBe(200);
  const secret = new URL(enabled.body.totpURI as string).searchParams.get('secret')!;
  const first = await town.call('olga', 'POST', '/api/auth/two-factor/verify-totp', {
    code: totp(secret),
  });
  expect(first.status).toBe(200);

  const signed = await town.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: login,
  });
  expect(signed.json()).toMatchObject({ twoFactorRedirect: true });
  const cookie = cookiesOf(signed);
  expect(
    (await town.app.inject({ url: `/api/v1/${TOWN}/me`, headers: { cookie } })).statusCode,
  ).toBe(401);
  const verify = (code: string) =>
    town.app.inject({
      method: 'POST',
      url: '/api/auth/two-factor/verify-totp',
      payload: { code },
      headers: { cookie },
    });
  const wrong = await verify(totp(secret) === '000000' ? '111111' : '000000');
  expect(wrong.json()).toMatchObject({ status: 401, code: 'wrong-password' });
  const right = await verify(totp(secret));
  expect(right.statusCode).toBe(200);
  const me = await town.app.inject({
    url: `/api/v1/${TOWN}/me`,
    headers: { cookie: cookiesOf(right) },
  });
  expect(me.json()).toMatchObject({ person: 'olga' });
});

function cookiesOf({ cookies }: { cookies: readonly { name: string; value: string }[] }): string {
  return cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}
