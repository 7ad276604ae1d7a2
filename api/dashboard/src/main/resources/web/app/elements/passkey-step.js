import { html, nothing } from 'lit';
import { call } from '../api.js';
import { onSubmit } from '../forms.js';
import { CONNECTION_EVENTS } from '../live.js';
import { PagePart } from './page-part.js';

const SNIPPET = request => `copy(JSON.stringify(await navigator.credentials.get({publicKey:
  PublicKeyCredential.parseRequestOptionsFromJSON(${request})})))`;

/**
 * The passkey step, which WhatsApp requires of some accounts. Browsers answer a passkey request only on the page that
 * it belongs to, so the person runs it on web.whatsapp.com and pastes the result here.
 */
class PasskeyStep extends PagePart {
  static refreshOn = ['link_requested', ...CONNECTION_EVENTS];

  async load() {
    return (await call('GET', '/api/session/passkey')).data;
  }

  updated() {
    const form = /** @type {HTMLFormElement | null} */ (this.querySelector('form:not([data-ready])'));
    if (!form) return;
    form.dataset.ready = '';
    onSubmit(form, async ({ response }) => {
      await call('POST', '/api/session/passkey', { response: response.trim() });
      this.refresh();
    }, { 409: 'response' });
  }

  async #confirm() {
    await call('POST', '/api/session/passkey/confirm', { code: this.value.code }).catch(error => { this.error = error; });
    this.refreshSoon();
  }

  render() {
    return this.value?.request || this.value?.code || this.error ? super.render() : nothing;
  }

  view({ request, code }) {
    if (code) {
      return html`<section class="card"><h2>Compare the code</h2>
        <p>Your phone shows a code. Confirm only if it is <output class="mono">${code}</output>.</p>
        <button type="button" class="main" @click=${this.#confirm}>The codes match</button></section>`;
    }
    return html`<section class="card"><h2>Confirm your passkey</h2>
      <ol class="steps">
        <li>Open <b>web.whatsapp.com</b> in another tab, in the browser that has your passkey.</li>
        <li>Paste this into that tab's developer console and confirm. The result is copied to the clipboard.
          <pre tabindex="0" id="passkey-snippet"><code>${SNIPPET(request)}</code></pre>
          <button type="button" data-copy="passkey-snippet">Copy</button></li>
        <li>Paste the result here.
          <form novalidate><div class="field"><label for="passkey-response">Result</label>
            <textarea id="passkey-response" name="response" rows="3" required spellcheck="false"></textarea></div>
            <button class="main" type="submit">Submit</button></form></li>
      </ol></section>`;
  }
}
customElements.define('passkey-step', PasskeyStep);
