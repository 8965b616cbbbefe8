import { expect, test } from 'vitest';
import { html, jsonBlock } from './html.ts';

test('what is not markup is escaped, in text and in attributes', () => {
  const nasty = `<script>"'&\0`;
  expect(String(html`<p title="${nasty}">${nasty}</p>`)).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;\ufffd">&lt;script&gt;&quot;&#39;&amp;\ufffd</p>',
  );
});

test('markup nests, lists join, nothing disappears but what is absent', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`);
  expect(
    String(
      html`<ul>
          ${items}
        </ul>
        ${undefined}${false}${0}`,
    ),
  ).toBe('<ul><li>a</li><li>b</li></ul>0');
});

test('a data block can not be closed from within', () => {
  const text = String(jsonBlock({ a: '</script><!--\u2028' }));
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ a: '</script><!--\u2028' });
});
