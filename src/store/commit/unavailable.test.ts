import { expect, test } from 'vitest';
import { isUnavailable } from './unavailable.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
  ['a connection exception', coded('08006')],
  ['a deadlock', coded('40P01')],
  ['a full disk', coded('53100')],
  ['a shutdown', coded('57P01')],
  ['a system error', coded('58030')],
  ['nobody at the socket', coded('ENOENT')],
  ['a refused connection', coded('ECONNREFUSED')],
  ['a broken pipe', coded('EPIPE')],
  ['a connection that ended', new Error('Connection terminated unexpectedly')],
  ['a client that is done for', new Error('Client has encountered a connection error')],
  ['a pool that has none to give', new Error('timeout exceeded when trying to connect')],
])('%s is the database being away', (_, error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  ['a number out of range', coded('22003')],
  ['a broken constraint', coded('23505')],
  ['wrong SQL', coded('42601')],
  ['a bug', new TypeError('x is not a function')],
  ['no error at all', 'Connection terminated'],
])('%s is not', (_, error) => {
  expect(isUnavailable(error)).toBe(false);
});
