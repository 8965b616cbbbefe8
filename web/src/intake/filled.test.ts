import { expect, test } from 'vitest';
import type { WorkOrder } from '../api/intake.ts';
import { filledIn, leftOf } from './filled.ts';

const found = (text: string, value?: string) => ({
  text,
  spans: [],
  ...(value === undefined ? {} : { value }),
});

const order: WorkOrder = {
  fields: {
    number: found('YA 2026-1', 'YA2026-1'),
    kind: found('投诉', 'complaint'),
    content: found('路灯不亮'),
    callerPhone: found('见附件'),
    deadline: found('5个工作日'),
    unit: found('星河街道'),
  },
  rest: [{ text: '备注：急', span: { from: 0, to: 4 } }],
};

test('a number without a channel is the hotline’s', () => {
  expect(filledIn(order)).toEqual({
    kind: 'complaint',
    description: '路灯不亮',
    channel: '12345',
    number: 'YA2026-1',
  });
});

test('what could not be read is shown beside the form', () => {
  expect(leftOf(order)).toEqual(['见附件', '5个工作日', '备注：急']);
});
