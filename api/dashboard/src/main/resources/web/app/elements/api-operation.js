import { LitElement, html, nothing } from 'lit';
import { highlighted } from '../docs/code.js';
import { fields, prose, resolved, type, values } from '../docs/schema.js';
import './api-example.js';

/** Returns the id of an operation in its page. @param {string} method @param {string} path */
export const operationId = (method, path) => `${method}${path.replaceAll(/[^A-Za-z]+/g, '-')}`.replace(/-$/, '');

/**
 * Shows an operation of an OpenAPI description: a line that opens to its parameters, bodies, errors and examples. The
 * content is rendered when it is first opened.
 */
class ApiOperation extends LitElement {
  static properties = { api: { attribute: false }, path: {}, method: {}, opened: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.api = undefined;
    this.path = '';
    this.method = '';
    this.opened = false;
  }

  createRenderRoot() {
    return this;
  }

  /** Opens it and scrolls to it. */
  async show() {
    this.opened = true;
    await this.updateComplete;
    const details = /** @type {HTMLDetailsElement} */ (this.querySelector('details'));
    details.open = true;
    this.scrollIntoView();
  }

  render() {
    const { summary } = this.api.paths[this.path][this.method];
    return html`
      <details @toggle=${this.#toggled}>
        <summary><h3><span class="method ${this.method}">${this.method.toUpperCase()}</span> <code>${breakable(this.path)}</code></h3> <span class="hint">${summary}</span></summary>
        ${this.opened ? this.#content() : nothing}
      </details>`;
  }

  /** @param {Event} event */
  #toggled(event) {
    if (!/** @type {HTMLDetailsElement} */ (event.target).open) return;
    this.opened = true;
    history.replaceState(null, '', `#${this.id}`);
  }

  #content() {
    const operation = this.api.paths[this.path][this.method];
    const parameters = (operation.parameters ?? []).map((/** @type {any} */ it) => resolved(this.api, it));
    const responses = Object.entries(operation.responses).map(([status, it]) => [status, resolved(this.api, it)]);
    const successes = responses.filter(([status]) => status.startsWith('2'));
    const errors = responses.filter(([status]) => !status.startsWith('2'));
    const body = operation.requestBody;
    return html`<div class="endpoint">
      <div class="words">
        ${operation.description ? html`<p>${prose(operation.description)}</p>` : nothing}
        <p class="hint">${operation.security ? 'No token is required.' : 'Requires a Bearer token.'}</p>
        ${parameters.length ? html`<h4>Parameters</h4><dl class="fields">${parameters.map((/** @type {any} */ it) => html`
          <dt><code>${it.name}</code> ${it.in}, ${type(this.api, it.schema)}${it.required ? ', required' : ''}</dt>
          <dd>${prose(it.description)}${values(it.schema)}</dd>`)}</dl>` : nothing}
        ${body ? html`<h4>Body</h4><p>${prose(body.description)}</p>${fields(this.api, media(body)?.schema)}` : nothing}
        ${successes.map(([status, it]) => html`<h4>Response ${status}</h4><p>${prose(it.description)}</p>${this.#headers(it)}${fields(this.api, media(it)?.schema)}`)}
        <h4>Errors</h4>
        <dl class="fields pairs">${errors.map(([status, it]) => html`
          <dt>${status === 'default' ? 'Others' : status}</dt>
          <dd>${prose(it.description)}<ul class="sentences">${samples(it).map(([, sample]) => html`<li>${sample.error}</li>`)}</ul></dd>`)}</dl>
      </div>
      <div class="examples">
        <api-example .source=${this.#request(operation, parameters)}></api-example>
        ${successes.flatMap(([status, it]) => samples(it).map(([name, sample]) => html`
          <figure class="code" aria-label="Response ${status}"><figcaption>${status} Response${name && `: ${name}`}</figcaption>
          <pre tabindex="0"><code>${highlighted(typeof sample === 'string' ? sample.trim() : JSON.stringify(sample, null, 2))}</code></pre></figure>`))}
      </div>
    </div>`;
  }

  /** @param {any} response */
  #headers(response) {
    const headers = Object.entries(response.headers ?? {});
    return headers.length ? html`<dl class="fields">${headers.map(([name, it]) => html`
      <dt><code>${name}</code> header</dt><dd>${prose(resolved(this.api, it).description)}</dd>`)}</dl>` : nothing;
  }

  /** Writes the request of the example. @param {any} operation @param {any[]} parameters */
  #request(operation, parameters) {
    const required = parameters.filter(it => it.in === 'query' && it.required).map(it => `${it.name}=${it.example}`);
    const path = parameters.filter(it => it.in === 'path' && it.example !== undefined)
      .reduce((at, it) => at.replace(`{${it.name}}`, it.example), this.path);
    const body = operation.requestBody && samples(operation.requestBody)[0]?.[1];
    const response = operation.responses['200'];
    return [
      `${this.method.toUpperCase()} ${path}${required.length ? `?${required.join('&')}` : ''}`,
      ...(operation.security ? [] : ['Authorization: Bearer YOUR_TOKEN']),
      ...(body ? ['Content-Type: application/json'] : []),
      ...(response?.content?.['text/event-stream'] ? ['Accept: text/event-stream'] : []),
      ...(body ? ['', JSON.stringify(body)] : []),
    ].join('\n');
  }
}
customElements.define('api-operation', ApiOperation);

/** Returns the first media type of a body or response. @param {any} holder */
const media = holder => /** @type {any} */ (Object.values(holder.content ?? {})[0]);

/** Returns the examples of a body or response by their names. @param {any} holder @returns {[string, any][]} */
function samples(holder) {
  const { example, examples = {} } = media(holder) ?? {};
  return example === undefined ? Object.entries(examples).map(([name, it]) => [name, it.value]) : [['', example]];
}

/** Allows line breaks before the slashes of a path. @param {string} path */
const breakable = path => path.split(/(?=\/)/).map(it => html`<wbr>${it}`);
