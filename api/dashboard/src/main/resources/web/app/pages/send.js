import '../dashboard.js';
import '../elements/sent-message.js';
import '../elements/sandbox-phone.js';
import { call } from '../api.js';
import { onSubmit } from '../forms.js';
import { number } from '../format.js';
import { isFinal, newKey } from '../idempotency-key.js';
import { curl } from '../shell.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('send'));
const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('message'));
const to = /** @type {HTMLInputElement} */ (form.elements.namedItem('to'));
const progress = /** @type {any} */ (document.querySelector('sent-message'));
/** One key per message: if a response is lost, sending again neither charges nor sends twice. */
let key = newKey();

function edited() {
  key = newKey();
  const id = id => /** @type {HTMLElement} */ (document.getElementById(id));
  id('length').textContent = number([...text.value].length);
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
    if (isFinal(error)) key = newKey();
    throw error;
  }
});
