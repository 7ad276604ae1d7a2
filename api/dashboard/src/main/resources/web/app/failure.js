/** Why a message failed and what its sender can do, by the API's `reason`. */
const FAILURES = {
  'refused:404': ['This number is not on WhatsApp.', 'Check the number and its country code.'],
  'refused:463': ['WhatsApp has restricted your number: it cannot start new chats for now.', 'Wait until the restriction ends before you write to new contacts.'],
  'refused:429': ['WhatsApp refused it because too many messages were sent in a short time.', 'Wait, then send more slowly.'],
  'refused:paused': ['Sending was paused to protect your number.', 'The Phone page shows when sending resumes.'],
  unlinked: ['The phone was unlinked before WhatsApp acknowledged the message.', 'Link the phone, then send the message again.'],
  expired: ['WhatsApp did not acknowledge it before its deadline.', 'Check that the phone is connected, then send the message again.'],
};

/**
 * Returns what happened and what to do, one sentence each.
 * @param {string | null} reason
 * @returns {[string, string]}
 */
export function failure(reason) {
  return FAILURES[reason ?? ''] ?? [`WhatsApp refused it (${reason}).`,
    'Send it again later. If it fails again, give this code to the operator.'];
}
