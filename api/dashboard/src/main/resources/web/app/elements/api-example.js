import { highlighted } from '../docs/code.js';
import { LANGUAGES } from '../docs/languages.js';
import { parse } from '../docs/request.js';

const KEY = 'docs-language';
const PLACEHOLDER = 'YOUR_TOKEN';
let language = '';
try { language = localStorage.getItem(KEY) ?? ''; } catch { /* The browser blocks storage. */ }
if (!(language in LANGUAGES)) language = 'curl';
let token = PLACEHOLDER;
let count = 0;

/** Shows this token in all examples. @param {string} own */
export function showToken(own) {
  token = own;
  showAll();
}

/**
 * Shows the HTTP request that it contains as a program in the language that the reader has chosen for all examples.
 */
class ApiExample extends HTMLElement {
  /** @type {import('../docs/request.js').ExampleRequest | undefined} */
  #request;
  /** The request as text; without it, the text content is the request. @type {string | undefined} */
  source;
  #code = document.createElement('code');
  #select = document.createElement('select');

  connectedCallback() {
    if (this.#request) return;
    const request = this.#request = parse(this.source ?? this.textContent ?? '');
    const call = `${request.method} ${request.path}`;
    const title = document.createElement('span');
    title.className = 'mono';
    title.textContent = call;
    this.#code.id = `example-${++count}`;
    this.#select.setAttribute('aria-label', 'Language of all examples');
    this.#select.append(...Object.keys(LANGUAGES).map(name => new Option(name)));
    this.#select.addEventListener('change', () => choose(this.#select));
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'quiet';
    copy.dataset.copy = this.#code.id;
    copy.textContent = 'Copy';
    const caption = document.createElement('figcaption');
    caption.append(title, this.#select, copy);
    const text = document.createElement('pre');
    text.tabIndex = 0;
    text.append(this.#code);
    const figure = document.createElement('figure');
    figure.className = 'code';
    figure.setAttribute('aria-label', `Request: ${call}`);
    figure.append(caption, text);
    this.replaceChildren(figure);
    this.show();
  }

  /** Writes the program. */
  show() {
    if (!this.#request) return;
    this.#select.value = language;
    const program = LANGUAGES[language](this.#request).replaceAll(PLACEHOLDER, token);
    this.#code.replaceChildren(highlighted(program, token === PLACEHOLDER ? undefined : token));
  }
}
customElements.define('api-example', ApiExample);

/** Changes the language of all examples, and keeps this one where it is in the window. @param {HTMLSelectElement} select */
function choose(select) {
  const before = select.getBoundingClientRect().top;
  language = select.value;
  try { localStorage.setItem(KEY, language); } catch { /* The choice lasts for this page. */ }
  showAll();
  scrollBy({ top: select.getBoundingClientRect().top - before, behavior: 'instant' });
}

function showAll() {
  document.querySelectorAll('api-example').forEach(it => /** @type {ApiExample} */ (it).show());
}
