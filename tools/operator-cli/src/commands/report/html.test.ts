import { describe, expect, it } from 'vitest';
import { html, trusted } from './html.ts';

describe('html', () => {
  it("escapes what others have written: a product's words run nowhere", () => {
    expect(html`<td title="${'" onmouseover="x'}">${'<script>alert(1)</script>'}</td>`.markup).toBe(
      '<td title="&quot; onmouseover=&quot;x">&lt;script&gt;alert(1)&lt;/script&gt;</td>',
    );
  });

  it('shows what would turn text around or hide a part of it', () => {
    expect(html`<td>${'a\u202eb\u200b\u001b\n<'}</td>`.markup).toBe('<td>a\\u202eb\\u200b\\u001b\n&lt;</td>');
  });

  it('takes markup and lists of it as they are', () => {
    expect(html`<ul>${[1, 2].map((figure) => html`<li>${figure}</li>`)}${trusted('<hr>')}</ul>`.markup).toBe(
      '<ul><li>1</li><li>2</li><hr></ul>',
    );
  });
});
