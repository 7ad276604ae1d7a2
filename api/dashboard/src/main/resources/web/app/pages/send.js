import '../dashboard.js';
import '../elements/sent-message.js';
import '../elements/sandbox-phone.js';
import { ApiError, call } from '../api.js';
import { onSubmit } from '../forms.js';
import { curl } from '../shell.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('send'));
const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('message'));
const to = /** @type {HTMLInputElement} */ (form.elements.namedItem('to'));
const progress = /** @type {any} */ (document.querySelector('sent-message'));
/** One key per message: if a response is lost, sending again neither charges nor sends twice. */
let key = newKey();

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), it => it.toString(16).padStart(2, '0')).join('');
}

function edited() {
  key = newKey();
  const id = id => /** @type {HTMLElement} */ (document.getElementById(id));
  id('length').textContent = [...text.value].length.toLocaleString();
  id('same-call').textContent = curl('/api/send-message', '$TOKEN',
    { to: to.value || to.placeholder, message: text.value || text.placeholder });
}

form.addEventListener('input', edited);
edited();

onSubmit(form, async values => {
  try {
    const { data } = await call('POST', '/api/send-message', values, { 'Idempotency-Key': key });
    progress.messageId = data.messageId;
    text.value = '';
    edited();
  } catch (error) {
    // A refused message has its response already; the next attempt is another message.
    if (error instanceof ApiError) key = newKey();
    throw error;
  }
});
