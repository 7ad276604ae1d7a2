const PLACE = 'outcome';

/**
 * Shows at the bottom of the window what an action has done, until the next action or until it is closed.
 * @param {string} sentence
 */
export function showOutcome(sentence) {
  const place = /** @type {HTMLElement} */ (document.getElementById(PLACE));
  const text = document.createElement('span');
  text.textContent = sentence;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'quiet';
  close.textContent = 'Close';
  close.addEventListener('click', () => place.replaceChildren());
  place.replaceChildren(text, close);
}
