import { expect, test } from 'vitest';
import { dataOf } from './data.ts';
import { forms } from './forms.ts';

const { fields } = forms['call-back'];

test('what was left empty isn’t sent', () => {
  const typed = { channel: 'phone', reached: false, text: '  ', witness: undefined };
  expect(dataOf(fields, typed)).toEqual({ channel: 'phone', reached: false });
});

test('what was typed is sent without the blanks around it', () => {
  expect(dataOf(forms['ask-answer'].fields, { text: ' 已修好。\n' })).toEqual({ text: '已修好。' });
});

test('raisers are counted from one on the screen, and from nought in the list', () => {
  expect(dataOf(fields, { raiser: 2 })).toEqual({ raiser: 1 });
});

test('a unit that was taken out is sent as none', () => {
  const { fields } = forms.correct;
  const typed = { category: 'roads', about: undefined, text: '登记有误' };
  expect(dataOf(fields, typed)).toEqual({ category: 'roads', about: null, text: '登记有误' });
  expect(dataOf(fields, { ...typed, about: 'works' })).toMatchObject({ about: 'works' });
});

test('an empty list is as good as none', () => {
  expect(dataOf(forms.dispatch.fields, { coHandlers: [] })).toEqual({});
});
