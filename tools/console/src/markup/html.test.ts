import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes text, in elements and in attributes, also inside lists', () => {
    expect(html`<i title="${'"'}">${['<script>', "'"]}</i>`.toString()).toBe(
      '<i title="&quot;">&lt;script&gt;&#39;</i>',
    );
  });

  it('shows marks of direction and controls instead of obeying them', () => {
    expect(html`${'a\u202Eb'}`.toString()).not.toContain('\u202E');
  });

  it('leaves out what is absent, and takes markup and figures as they are', () => {
    expect(html`${undefined}${false}${html`<b>${1}</b>`}`.toString()).toBe('<b>1</b>');
  });
});
