import { signInBy } from '../sign-in-form.js';

signInBy('/dashboard/sign-in', '/api/account', '/dashboard',
  { 401: 'This token is not valid. It may have been replaced by a newer one.' });
