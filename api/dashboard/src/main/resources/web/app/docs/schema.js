import { html, nothing } from 'lit';

/** The part of an OpenAPI description that a page shows. @typedef {any} Api */

/** Returns what a reference points to, or the thing itself. @param {Api} api @param {any} thing */
export function resolved(api, thing) {
  return thing?.$ref ? thing.$ref.slice(2).split('/').reduce((/** @type {any} */ at, /** @type {string} */ key) => at[key], api) : thing;
}

/** Returns text whose parts in backticks are code. @param {string} [text] */
export function prose(text = '') {
  return text.trim().split('`').map((part, place) => (place % 2 ? html`<code>${part}</code>` : part));
}

/**
 * Returns the fields of an object or of an array's objects, and of the objects in them; nothing for other schemas.
 * @param {Api} api
 * @param {any} schema
 * @param {any[]} [outer] the schemas that contain this one
 */
export function fields(api, schema, outer = []) {
  const object = structure(api, schema);
  if (!object?.properties || outer.includes(object)) return nothing;
  return html`<dl class="fields">${Object.entries(object.properties).map(([name, field]) => html`
    <dt><code>${name}</code> ${type(api, field)}${object.required?.includes(name) ? nothing : ', optional'}</dt>
    <dd>${prose(resolved(api, field).description)}${values(resolved(api, field))}${fields(api, field, [...outer, object])}</dd>`)}</dl>`;
}

/** Returns the type in words, with its range. @param {Api} api @param {any} schema @returns {string} */
export function type(api, schema) {
  const one = resolved(api, schema) ?? {};
  if (one.anyOf) return one.anyOf.map((/** @type {any} */ it) => type(api, it)).join(' or ');
  const names = [one.type ?? 'object'].flat().map(it => (it === 'array' ? `array of ${type(api, one.items)}s` : it));
  const { minimum, maximum, minLength, maxLength } = one;
  return [
    names.join(' or '),
    one.format === 'date-time' ? 'time' : '',
    minimum === undefined && maximum === undefined ? '' : `${minimum ?? ''}-${maximum ?? ''}`,
    minLength === undefined && maxLength === undefined ? '' : `${minLength ?? 0}-${maxLength ?? ''} characters`,
    one.default === undefined ? '' : `default ${one.default}`,
  ].filter(Boolean).join(', ');
}

/** Returns the values of an enumeration. @param {any} schema */
export function values(schema) {
  return schema?.enum ? html` One of ${schema.enum.map((/** @type {string} */ it, /** @type {number} */ place) => html`${place ? ', ' : ''}<code>${it}</code>`)}.` : nothing;
}

/** Returns the object behind references, arrays and null. @param {Api} api @param {any} schema @returns {any} */
function structure(api, schema) {
  const one = resolved(api, schema);
  if (one?.anyOf) return structure(api, one.anyOf.find((/** @type {any} */ it) => it.type !== 'null'));
  return one?.items ? structure(api, one.items) : one;
}
