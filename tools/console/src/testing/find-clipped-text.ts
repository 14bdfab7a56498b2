import type { Page } from 'playwright-core';

/**
 * Texts of a page that cannot be read whole: cut by their own box or by one around it, or beyond the page's edge. What can be scrolled into view is not clipped.
 * Runs in the page, so it is written as one script.
 */
export const findClippedText = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`(() => {
    const clipped = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.textContent.trim() === '' || parent.closest('script, style') || !parent.checkVisibility({ contentVisibilityAuto: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      let box = { left: 0, right: document.documentElement.clientWidth };
      for (let around = parent; around && around !== document.body; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'auto' || overflowX === 'scroll') { box = undefined; break; }
        if (overflowX === 'hidden' || overflowX === 'clip') {
          const edges = around.getBoundingClientRect();
          if (text.left < edges.left - 1 || text.right > edges.right + 1) { clipped.push(node.textContent.trim().slice(0, 80)); box = undefined; break; }
        }
      }
      if (box && (text.left < box.left - 1 || text.right > box.right + 1)) clipped.push(node.textContent.trim().slice(0, 80));
    }
    return clipped;
  })()`);
