import { expect, test } from 'vitest';
import { html, jsonBlock, lines } from './html.ts';

test('what is not markup is escaped, in text and in attributes', () => {
  const nasty = `<script>"'&\0`;
  expect(String(html`<p title="${nasty}">${nasty}</p>`)).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;\ufffd">&lt;script&gt;&quot;&#39;&amp;\ufffd</p>',
  );
});

test('markup nests, lists join, nothing disappears but what is absent', () => {
  const items = ['a', '<'].map((item) => html`<b>${item}</b>`);
  expect(String(html`${items}${undefined}${false}${0}`)).toBe('<b>a</b><b>&lt;</b>0');
});

test('lines are kept, and what is in them is text', () => {
  expect(String(html`${lines('a\n<b>')}`)).toBe('a<br />&lt;b&gt;');
});

test('a data block can not be closed from within', () => {
  const text = String(jsonBlock({ a: '</script><!--\u2028' }));
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ a: '</script><!--\u2028' });
});
