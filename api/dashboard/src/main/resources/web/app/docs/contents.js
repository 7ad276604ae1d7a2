/**
 * Marks the section at the top of the window in a table of contents, and keeps its link visible. A link closes the
 * table where it is a popover.
 * @param {HTMLElement} contents
 */
export function markCurrent(contents) {
  const links = new Map(Array.from(contents.querySelectorAll('a'), link => [link.hash.slice(1), link]));
  const sections = [...links.keys()].map(id => document.getElementById(id)).filter(it => it !== null);
  const inView = new Set();
  const observer = new IntersectionObserver(changes => {
    changes.forEach(({ target, isIntersecting }) => (isIntersecting ? inView.add(target) : inView.delete(target)));
    // The last of nested sections is the innermost.
    const current = sections.findLast(it => inView.has(it));
    if (current) mark(/** @type {HTMLElement} */ (links.get(current.id)));
  }, { rootMargin: '-12% 0px -80% 0px' });
  sections.forEach(it => observer.observe(it));
  contents.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
  });

  /** @param {HTMLElement} link */
  function mark(link) {
    if (link.hasAttribute('aria-current')) return;
    links.forEach(it => it.removeAttribute('aria-current'));
    link.setAttribute('aria-current', 'location');
    const { top, bottom } = link.getBoundingClientRect();
    const box = contents.getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) contents.scrollTop += top - box.top - box.height / 2;
  }
}
