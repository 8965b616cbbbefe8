import { expect, test } from 'vitest';
import { openTestTown, report, TOWN } from './testing.ts';

test('without the database every route is 503 with a sentence, and health says which part fails', async () => {
  const town = await openTestTown();
  const cookie = await town.cookie('dan');
  expect((await town.call(undefined, 'GET', '/readyz')).status).toBe(200);
  await town.store.close();
  await town.pool.end();
  const paths = [
    '/readyz',
    `/api/v1/${TOWN}/catalogue`,
    `/log/${TOWN}/checkpoint`,
    `/api/v1/${TOWN}/track/${'0'.repeat(20)}`,
  ];
  for (const url of paths) {
    const answer = await town.app.inject({ url, headers: { 'accept-language': 'en' } });
    expect([url, answer.statusCode]).toEqual([url, 503]);
    expect(answer.json()).toMatchObject({ code: 'unavailable', title: 'Not available now' });
  }
  const posted = await town.app.inject({
    method: 'POST',
    url: `/api/v1/${TOWN}/problems`,
    payload: report,
  });
  expect(posted.json()).toMatchObject({ status: 503 });
  const staff = await town.app.inject({ url: `/api/v1/${TOWN}/problems`, headers: { cookie } });
  expect(staff.json()).toMatchObject({ status: 503 });
  const signIn = { username: 'user-dan', password: 'a password of dan' };
  const door = await town.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: signIn,
  });
  expect(door.json()).toMatchObject({ status: 503 });
  expect((await town.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect(town.logged()).not.toContain('a password of dan');
  await town.app.close();
  await town.drop();
});
