import '../copy.js';
import { html, render } from 'lit';
import { call } from '../api.js';
import { advice } from '../advice.js';
import { markCurrent } from '../docs/contents.js';
import { prose } from '../docs/schema.js';
import { showToken } from '../elements/api-example.js';
import { operationId } from '../elements/api-operation.js';

const contents = /** @type {HTMLElement} */ (document.getElementById('contents'));
const operations = /** @type {HTMLElement} */ (document.getElementById('operations'));

/** @param {string} name */
const groupId = name => `tag-${name.toLowerCase()}`;

/** Returns the tags with their operations. @param {any} api */
function groups(api) {
  const all = Object.entries(api.paths).flatMap(([path, item]) => Object.entries(/** @type {any} */ (item))
    .map(([method, operation]) => ({ path, method, operation, id: operationId(method, path) })));
  return api.tags.map((/** @type {any} */ tag) => ({ ...tag, operations: all.filter(it => it.operation.tags.includes(tag.name)) }))
    .filter((/** @type {any} */ it) => it.operations.length);
}

async function load() {
  const { body: api } = await call('GET', '/openapi.json');
  const tags = groups(api);
  contents.replaceChildren();
  operations.replaceChildren();
  render(html`<ul>${tags.map((/** @type {any} */ tag) => html`<li><a href="#${groupId(tag.name)}">${tag.name}</a>
    <ul>${tag.operations.map((/** @type {any} */ it) => html`<li><a href="#${it.id}">${it.operation.summary}</a></li>`)}</ul></li>`)}</ul>`, contents);
  render(html`${tags.map((/** @type {any} */ tag) => html`
    <section id=${groupId(tag.name)}>
      <h2><a href="#${groupId(tag.name)}">${tag.name}</a></h2>
      <p class="intro">${prose(tag.description)}.</p>
      ${tag.operations.map((/** @type {any} */ it) => html`<api-operation id=${it.id} .api=${api} path=${it.path} method=${it.method}></api-operation>`)}
    </section>`)}`, operations);
  markCurrent(contents);
  openLinked();
}

/** Opens the operation in the address of the page. */
function openLinked() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if ('show' in target) /** @type {any} */ (target).show();
  else target.scrollIntoView();
}

addEventListener('hashchange', openLinked);
load().catch(error => {
  const box = document.createElement('p');
  box.className = 'note bad';
  box.setAttribute('role', 'alert');
  box.append(advice(error));
  operations.replaceChildren(box);
});
call('POST', '/dashboard/sign-in/token').then(({ data }) => showToken(data.token))
  .catch(() => { /* signed out: the examples keep YOUR_TOKEN */ });
